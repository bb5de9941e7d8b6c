// SPDX-License-Identifier: Apache-2.0
// From content type and body to typed values: one decoder a version, compiled for it.
#ifndef QUIRE_REQUEST_DECODER_HPP
#define QUIRE_REQUEST_DECODER_HPP

#include <quire/core/buffer.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/core/utf8.hpp>
#include <quire/json.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/detached.hpp>
#include <quire/request/detail/fields.hpp>
#include <quire/request/detail/reading.hpp>
#include <quire/request/error.hpp>
#include <quire/request/limits.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>

#include <optional>
#include <string_view>
#include <utility>

namespace quire {

/// Decodes requests of one version, one after the other. Keep one a thread: its memory is reused,
/// and once the largest request has been seen nothing is allocated any more. Not thread-safe;
/// neither copied nor moved.
///
///     quire::v1::decoder decode;
///     auto request = decode(content_type, body);
///     if (!request.ok()) return reply(request.status(), request.error().message());
template <version Version, rules Rules>
class decoder {
  static_assert(has_revision<Version>,
                "quire: a version without its revision: add `static constexpr quire::release "
                "revision{…};`");

 public:
  /// The events of the version.
  using event_type = typename Version::event;
  /// Its environment.
  using environment_type = typename Version::environment;
  /// What an answer holds.
  using request_type = request<Version>;

  /// Keeps the limits. Allocates nothing: that is left to the first request.
  explicit decoder(const request_limits& limits = {}) noexcept : m_reading(limits) {}
  decoder(const decoder&) = delete;
  decoder& operator=(const decoder&) = delete;
  ~decoder() = default;

  /// Decodes a whole request. All or nothing: an answer that is not `ok` has no values.
  /// Views lead into `body`, and into the decoder's memory for what had to be decoded: they live
  /// until the next call and as long as `body`. Errors, in this order: those of the Content-Type,
  /// of the form, of the event, of the environment.
  answer<Version> operator()(std::string_view content_type, std::string_view body) noexcept {
    if (read_form(content_type, body) && event_field())
      (void)(environment_field() && fetch_field());
    return m_reading.result();
  }
  template <class Text, core::owning_temporary Body>
  answer<Version> operator()(const Text& content_type, Body&& body) = delete;  // views would dangle

  /// Decodes the form, the event and the fetch body, and leaves the environment for later: it is
  /// empty in the answer until `environment()` is called. For servers that often need no more.
  answer<Version> event_first(std::string_view content_type, std::string_view body) noexcept {
    if (read_form(content_type, body) && event_field()) (void)fetch_field();
    return m_reading.result();
  }
  template <class Text, core::owning_temporary Body>
  answer<Version> event_first(const Text& content_type, Body&& body) = delete;
  /// Decodes the environment of the request that `event_first` has read: the earlier answer stays
  /// valid and has it then. A form without one, or with a bad one, is refused here; then the
  /// request is refused as a whole. Precondition: the last answer came from `event_first`.
  answer<Version> environment() noexcept {
    if (!m_reading.error()) (void)environment_field();
    return m_reading.result();
  }

  /// A copy of the request that owns all it needs, for those who must keep it: what the last answer
  /// had, decoded again from copies of its fields. Precondition: the body still exists. Errors:
  /// that of the last answer, `nothing_decoded` if there was none, or `out_of_memory`. Allocates;
  /// may throw `std::bad_alloc`.
  [[nodiscard]] result<detached_request<Version, Rules>, quire::error> detach() const {
    if (m_reading.error()) return m_reading.error();
    if (!m_done.event && !m_done.environment)
      return quire::error{request_part::form, request_errc::nothing_decoded, 0};
    detached_request<Version, Rules> copy{m_reading.limits()};
    const quire::error& wrong = copy.decode_again(m_fields, m_done);
    if (wrong) return wrong;
    return copy;
  }

  /// Decodes the JSON of an event alone. The answer's environment is empty. Views lead into `json`.
  answer<Version> event(std::string_view json) noexcept {
    begin();
    m_fields.event = {json, 0, true, false};
    (void)event_field();
    return m_reading.result();
  }
  template <core::owning_temporary Json>
  answer<Version> event(Json&& json) = delete;

  /// Decodes the JSON of an environment alone. The answer's event is empty. Views lead into `json`.
  answer<Version> environment(std::string_view json) noexcept {
    begin();
    m_fields.environment = {json, 0, true, false};
    (void)environment_field();
    return m_reading.result();
  }
  template <core::owning_temporary Json>
  answer<Version> environment(Json&& json) = delete;

 private:
  friend class detached_request<Version, Rules>;

  void begin() noexcept {
    m_reading.begin();
    m_fields.clear();
    m_head.clear();
    m_done = {};
  }
  [[nodiscard]] bool read_form(std::string_view content_type, std::string_view body) noexcept {
    begin();
    const quire::error wrong =
        detail::read_fields(content_type, body, m_reading.limits().form, m_head, m_fields);
    return wrong ? m_reading.refuse(wrong) : true;
  }
  [[nodiscard]] bool event_field() noexcept {
    return m_done.event = m_reading.event(m_fields.event);
  }
  [[nodiscard]] bool environment_field() noexcept {
    const quire::error wrong = detail::require_environment(m_fields);
    if (wrong) return m_reading.refuse(wrong);
    return m_done.environment = m_reading.environment(m_fields.environment);
  }

  /// A string becomes UTF-8, as the official runtime's form parser makes it.
  [[nodiscard]] bool fetch_field() noexcept {
    const std::optional<fetch_body>& field = m_fields.fetch;
    std::optional<fetch_body>& out = m_reading.request().fetch_body;
    out = field;
    m_done.fetch = true;
    if (!field || field->kind == field_kind::file) return true;
    if (json::is_utf8(field->bytes)) [[likely]]
      return true;
    out->bytes = core::repaired_utf8(field->bytes, m_reading.memory());
    if (out->bytes.data() != nullptr) return true;
    return m_reading.refuse(
        {request_part::form, multipart::error{multipart::errc::out_of_memory, 0}});
  }

  detail::reading<Version, Rules> m_reading;
  detail::request_fields m_fields;
  core::buffer m_head;  // content type and filename of the fetch body
  detail::progress m_done;
};

template <version Version, rules Rules>
const error& detached_request<Version, Rules>::decode_again(const detail::request_fields& fields,
                                                            const detail::progress& done) {
  auto& decode = m_state->decode;
  decode.begin();
  decode.m_fields = fields;
  const auto own = [this](std::string_view& text) { text = m_state->keep(text); };
  own(decode.m_fields.event.text);
  own(decode.m_fields.environment.text);
  if (decode.m_fields.fetch) {
    own(decode.m_fields.fetch->bytes);
    own(decode.m_fields.fetch->content_type);
    own(decode.m_fields.fetch->filename);
  }
  (void)((!done.event || decode.event_field()) && (!done.fetch || decode.fetch_field()) &&
         (!done.environment || decode.environment_field()));
  return decode.m_reading.error();
}

template <version Version, rules Rules>
const request<Version>& detached_request<Version, Rules>::operator*() const noexcept {
  return std::as_const(m_state->decode.m_reading).request();
}

template <version Version, rules Rules>
const remarks& detached_request<Version, Rules>::remarks() const noexcept {
  return m_state->decode.m_reading.remarks();
}

}  // namespace quire

#endif  // QUIRE_REQUEST_DECODER_HPP
