// SPDX-License-Identifier: Apache-2.0
// The three fields of a request, found in its form. No JSON is looked at.
#ifndef QUIRE_REQUEST_DETAIL_FIELDS_HPP
#define QUIRE_REQUEST_DETAIL_FIELDS_HPP

#include <quire/core/buffer.hpp>
#include <quire/core/word.hpp>
#include <quire/json/limits.hpp>
#include <quire/multipart.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/request/limits.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace quire::detail {

struct json_field {
  std::string_view text;
  std::size_t offset = 0;  ///< of the text, in bytes from the start of the body
  bool found = false;
  bool file = false;
};

/// What a form holds for the decoder: of each name the first field (FormData.get).
struct request_fields {
  json_field event;
  json_field environment;
  std::optional<fetch_body> fetch;
  std::size_t end = 0;  ///< of the form, in bytes from the start of the body

  void clear() noexcept {
    event = {};  // not both at once: a load would wait for the stores before it
    environment = {};
    fetch.reset();
    end = 0;
  }
};

inline void keep_first(json_field& field, const multipart::form_part& part) noexcept {
  if (field.found) return;
  field = {part.bytes(), part.offset(), true, part.filename().has_value()};
}

/// What a part says of a fetch body, in `memory`, which must be empty; none if that has no more.
[[nodiscard]] inline std::optional<fetch_body> head_of(const multipart::part& part,
                                                       core::buffer& memory) noexcept {
  const std::string_view type = part.content_type().value_or("");
  const std::string_view name = part.filename().value_or("");
  if (!memory.reserve(type.size() + name.size()) || !memory.append(type.data(), type.size()) ||
      !memory.append(name.data(), name.size()))
    return std::nullopt;
  const std::string_view head{memory.data(), memory.size()};
  return fetch_body{part.filename() ? field_kind::file : field_kind::string, "",
                    head.substr(0, type.size()), head.substr(type.size())};
}

/// What may come after a document before it is known to be complete.
inline constexpr std::size_t longest_delimiter = 256;

/// What all documents of a request may have, with what may be committed after each.
[[nodiscard]] inline std::size_t bytes_of_documents(const request_limits& limits) noexcept {
  return json::largest_document(limits.event) + json::largest_document(limits.environment) +
         2 * longest_delimiter;
}

/// Reads the whole form; the fields count only if there is no error. What is told of the fetch
/// body's head is copied to `memory`: it may have been decoded into the form's.
[[nodiscard]] inline error read_fields(std::string_view content_type, std::string_view body,
                                       const multipart::limits& limits, core::buffer& memory,
                                       request_fields& out) noexcept {
  const auto boundary =
      multipart::boundary_from_content_type<multipart::workerd>(content_type, limits);
  if (!boundary.ok()) return {request_part::content_type, boundary.error()};
  multipart::basic_form<multipart::workerd> form{*boundary, body, limits};
  for (const auto& part : form) {
    if (core::equals(part.name(), "event")) {
      keep_first(out.event, part);
    } else if (core::equals(part.name(), "environment")) {
      keep_first(out.environment, part);
    } else if (core::equals(part.name(), "fetch-body") && !out.fetch) {
      out.fetch = head_of(part, memory);
      if (!out.fetch)
        return {request_part::form,
                multipart::error{multipart::errc::out_of_memory, part.offset()}};
      out.fetch->bytes = part.bytes();
    }
  }
  if (const auto refused = form.error()) return {request_part::form, *refused};
  out.end = form.end_offset();
  if (!out.event.found) return {request_part::form, request_errc::missing_event, out.end};
  if (out.event.file) return {request_part::form, request_errc::event_is_a_file, out.event.offset};
  return {};
}

/// The environment is asked for after the event, as the official runtime does.
[[nodiscard]] inline error require_environment(const request_fields& fields) noexcept {
  const json_field& field = fields.environment;
  if (!field.found) return {request_part::form, request_errc::missing_environment, fields.end};
  if (field.file) return {request_part::form, request_errc::environment_is_a_file, field.offset};
  return {};
}

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_FIELDS_HPP
