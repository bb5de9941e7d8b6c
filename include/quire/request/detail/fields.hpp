// SPDX-License-Identifier: Apache-2.0
// The three fields of a request, found in its form. No JSON is looked at.
#ifndef QUIRE_REQUEST_DETAIL_FIELDS_HPP
#define QUIRE_REQUEST_DETAIL_FIELDS_HPP

#include <quire/core/arena.hpp>
#include <quire/core/word.hpp>
#include <quire/multipart.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fetch_body.hpp>

#include <cstddef>
#include <cstring>
#include <functional>
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
  std::size_t body_size = 0;

  void clear() noexcept {
    event = environment = {};
    fetch.reset();
    body_size = 0;
  }
};

inline void keep_first(json_field& field, const multipart::form_part& part) noexcept {
  if (field.found) return;
  field = {part.bytes(), part.offset(), true, part.filename().has_value()};
}

inline void keep_first(std::optional<fetch_body>& field,
                       const multipart::form_part& part) noexcept {
  if (field) return;
  field = fetch_body{part.filename() ? field_kind::file : field_kind::string, part.bytes(),
                     part.content_type().value_or(std::string_view{}),
                     part.filename().value_or(std::string_view{})};
}

/// A filename with escapes was decoded into the form's memory: it moves to the decoder's. False if
/// that has none.
[[nodiscard]] inline bool keep_filename(fetch_body& field, std::string_view body,
                                        core::arena& memory) noexcept {
  const std::string_view name = field.filename;
  const std::less_equal<> before;
  if (name.empty()) field.filename = "";
  if (name.empty() ||
      (before(body.data(), name.data()) && before(name.data(), body.data() + body.size())))
    return true;
  char* copy = memory.bytes(name.size());
  if (copy == nullptr) return false;
  std::memcpy(copy, name.data(), name.size());
  field.filename = {copy, name.size()};
  return true;
}

/// Reads the whole form; the fields count only if there is no error.
[[nodiscard]] inline error read_fields(std::string_view content_type, std::string_view body,
                                       const multipart::limits& limits, core::arena& memory,
                                       request_fields& out) noexcept {
  const auto boundary =
      multipart::boundary_from_content_type<multipart::workerd>(content_type, limits);
  if (!boundary.ok()) return {request_part::content_type, boundary.error()};
  out.body_size = body.size();
  multipart::basic_form<multipart::workerd> form{*boundary, body, limits};
  for (const auto& part : form) {
    if (core::equals(part.name(), "event")) {
      keep_first(out.event, part);
    } else if (core::equals(part.name(), "environment")) {
      keep_first(out.environment, part);
    } else if (core::equals(part.name(), "fetch-body") && !out.fetch) {
      keep_first(out.fetch, part);
      if (!keep_filename(*out.fetch, body, memory))
        return {request_part::form,
                multipart::error{multipart::errc::out_of_memory, part.offset()}};
    }
  }
  if (const auto refused = form.error()) return {request_part::form, *refused};
  if (!out.event.found) return {request_part::form, request_errc::missing_event, body.size()};
  if (out.event.file) return {request_part::form, request_errc::event_is_a_file, out.event.offset};
  return {};
}

/// The environment is asked for after the event, as the official runtime does.
[[nodiscard]] inline error require_environment(const request_fields& fields) noexcept {
  const json_field& field = fields.environment;
  if (!field.found)
    return {request_part::form, request_errc::missing_environment, fields.body_size};
  if (field.file) return {request_part::form, request_errc::environment_is_a_file, field.offset};
  return {};
}

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_FIELDS_HPP
