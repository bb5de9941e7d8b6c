// SPDX-License-Identifier: Apache-2.0
// The other direction: a request as GitBook would send it, from typed values or from JSON.
#ifndef QUIRE_REQUEST_ENCODER_HPP
#define QUIRE_REQUEST_ENCODER_HPP

#include <quire/codec/to_json.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/multipart/dialect.hpp>
#include <quire/multipart/gather_list.hpp>
#include <quire/multipart/write_error.hpp>
#include <quire/multipart/writer.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/schema/release.hpp>
#include <quire/schema/version.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace quire {

/// How a request is written.
struct encode_options {
  /// The text between the delimiters' hyphens and the line's end; "" for 128 random bits. A given
  /// one is looked for in every value, and a request that holds it is refused.
  std::string_view boundary{};
  /// Whose rows typed values are written by; see `to_json`. None: what was decoded is written
  /// whole, what was made by hand by the newest rows.
  std::optional<release> at{};
  multipart::dialect dialect = multipart::dialects::workerd;  ///< as GitBook's own sender writes
};

/// Encodes requests, one after the other: `event`, `environment`, and `fetch-body` if there is one.
/// Keep one a thread: its memory is reused, and nothing is allocated once the largest request has
/// been written. Not thread-safe; neither copied nor moved.
///
///     quire::encoder encode;
///     const auto out = encode.json(event_json, environment_json);
///     if (out.ok()) send(out->content_type(), out->content_length(), out->pieces());
///
/// What it gives lives until the next call, and as long as the bytes of the fetch body (of `json`
/// also the two texts): these are not copied. Errors: those of `multipart::writer::finish`; the
/// parts are counted from 0, so that `event` is part 0. Nothing throws but `std::bad_alloc`.
class encoder {
 public:
  /// A request to send, or why there is none.
  using encoded = result<multipart::gather_list, multipart::write_error>;

  encoder() noexcept = default;
  encoder(const encoder&) = delete;
  encoder& operator=(const encoder&) = delete;
  ~encoder() = default;

  /// From JSON, which is neither read nor changed.
  [[nodiscard]] encoded json(std::string_view event, std::string_view environment,
                             const std::optional<fetch_body>& body = std::nullopt,
                             const encode_options& options = {}) noexcept {
    if (options.boundary.empty()) {
      m_form.reset(options.dialect);
    } else {
      const auto boundary = mime::boundary::from(options.boundary);
      if (!boundary.ok())
        return multipart::write_error{multipart::write_errc::invalid_boundary, 0, 0};
      m_form.reset(options.dialect, *boundary);
    }
    m_form.text("event", event);
    m_form.text("environment", environment);
    if (body) add(*body);
    return m_form.finish();
  }
  template <class Event, class Environment>
  requires(core::owning_temporary<Event> || core::owning_temporary<Environment>) encoded
      json(Event&&, Environment&&, const std::optional<fetch_body>& = std::nullopt,
           const encode_options& = {})
  = delete;  // keep the texts in variables

  /// From typed values, decoded or made by hand: `event` is a union of events or one of its
  /// alternatives, `environment` a struct with rows.
  template <class Event, class Environment>
  [[nodiscard]] encoded values(const Event& event, const Environment& environment,
                               const std::optional<fetch_body>& body = std::nullopt,
                               const encode_options& options = {}) {
    write(event, m_event, options);
    write(environment, m_environment, options);
    return json(m_event, m_environment, body, options);
  }

  /// From a request as a decoder gives it.
  template <version Version>
  [[nodiscard]] encoded operator()(const request<Version>& from,
                                   const encode_options& options = {}) {
    return values(from.event, from.environment, from.fetch_body, options);
  }

 private:
  template <class T>
  static void write(const T& value, std::string& out, const encode_options& options) {
    out.clear();
    if (options.at) return to_json(value, out, *options.at);
    to_json(value, out);
  }

  /// A file without a filename gets the dialect's: `fetch-body` in `workerd`, else `blob`.
  void add(const fetch_body& body) noexcept {
    if (body.kind == field_kind::string)
      return m_form.text("fetch-body", body.bytes, body.content_type);
    multipart::file_info about{.filename = std::nullopt, .type = body.content_type};
    if (!body.filename.empty()) about.filename = body.filename;
    m_form.file("fetch-body", body.bytes, about);
  }

  multipart::writer m_form;
  std::string m_event;
  std::string m_environment;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_ENCODER_HPP
