// SPDX-License-Identifier: Apache-2.0
// From content type and body to typed values: one decoder a version, compiled for it.
#ifndef QUIRE_REQUEST_DECODER_HPP
#define QUIRE_REQUEST_DECODER_HPP

#include <quire/codec.hpp>
#include <quire/json.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/detached.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fields.hpp>
#include <quire/request/version.hpp>
#include <quire/result.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

namespace quire {

/// Decodes requests of one version, one after the other. Keep one a thread: its memory is reused,
/// and once the largest request has been seen nothing is allocated any more. Not thread-safe.
///
///     quire::decoder<quire::v1> decode;
///     auto request = decode(content_type, body);
///     if (!request.ok()) return reply(request.status(), request.error().message());
template <version Version, class Rules>
class decoder {
 public:
  using event_type = typename Version::event;
  using environment_type = typename Version::environment;
  using request_type = request<Version>;

  static_assert(std::is_trivially_destructible_v<environment_type>,
                "quire: an environment holds views, spans and values, nothing that owns");

  explicit decoder(const request_limits& limits = {}) noexcept
      : m_limits(limits), m_arena(limits.memory) {}
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
    return answer_now();
  }

  /// Decodes the form, the event and the fetch body, and leaves the environment for later: it is
  /// empty in the answer until `environment()` is called. For servers that often need no more.
  answer<Version> event_first(std::string_view content_type, std::string_view body) noexcept {
    if (read_form(content_type, body) && event_field()) (void)fetch_field();
    return answer_now();
  }
  /// Decodes the environment of the request that `event_first` has read: the earlier answer stays
  /// valid and has it then. A form without one, or with a bad one, is refused here; then the
  /// request is refused as a whole. Precondition: the last answer came from `event_first`.
  answer<Version> environment() noexcept {
    if (!m_error) (void)environment_field();
    return answer_now();
  }

  /// A copy of the request that owns all it needs, for those who must keep it: what the last answer
  /// had, decoded again from copies of its fields. Precondition: the body still exists. Errors:
  /// that of the last answer, or `out_of_memory`. Allocates; may throw `std::bad_alloc`.
  [[nodiscard]] result<detached_request<Version, Rules>, quire::error> detach() const {
    if (m_error) return m_error;
    detached_request<Version, Rules> copy{m_limits};
    const quire::error& wrong = copy.decode_again(m_fields, m_done);
    if (wrong) return wrong;
    return copy;
  }

  /// Decodes the JSON of an event alone. The answer's environment is empty.
  answer<Version> event(std::string_view json) noexcept {
    begin();
    m_fields.event = {json, 0, true, false};
    (void)event_field();
    return answer_now();
  }

  /// Decodes the JSON of an environment alone. The answer's event is empty.
  answer<Version> environment(std::string_view json) noexcept {
    begin();
    m_fields.environment = {json, 0, true, false};
    (void)environment_field();
    return answer_now();
  }

 private:
  friend class detached_request<Version, Rules>;
  using context = codec::context<Version::revision, Rules>;

  void begin() noexcept {
    m_arena.reset();
    m_request.event.value.template emplace<0>();
    std::construct_at(&m_request.environment);
    m_request.fetch_body.reset();
    m_fields = {};
    m_done = {};
    m_error = {};
    ++m_generation;
  }
  [[nodiscard]] bool read_form(std::string_view content_type, std::string_view body) noexcept {
    begin();
    m_error = detail::read_fields(content_type, body, m_limits.form, m_arena, m_fields);
    return !m_error;
  }
  [[nodiscard]] answer<Version> answer_now() const noexcept {
    return {m_request, m_error, m_generation};
  }

  /// An event of any JSON type but null is an event: what is no object is an unknown one.
  [[nodiscard]] bool event_field() noexcept {
    const detail::json_field& field = m_fields.event;
    json::error wrong = m_event_document.load(field.text, m_limits.event, m_arena);
    if (!wrong) {
      wrong = m_event_document.is_object() ? typed(m_event_document, m_request.event)
                                           : bare_event(m_event_document.not_an_object());
    }
    if (wrong) m_error = {request_part::event, wrong, field.offset};
    return m_done.event = !wrong;
  }
  /// The official runtime finds no type in a number, a text or an array, and dispatches that.
  [[nodiscard, gnu::cold]] json::error bare_event(const json::error& why) noexcept {
    if (Rules::strict || why.code != json::errc::not_an_object) return why;
    using unknown = typename event_type::unknown;
    unknown& bare = m_request.event.value.template emplace<unknown>();
    bare.json.text = m_event_document.trimmed();
    return {};
  }

  [[nodiscard]] bool environment_field() noexcept {
    const detail::json_field& field = m_fields.environment;
    m_error = detail::require_environment(m_fields);
    if (m_error) return false;
    json::error wrong = m_environment_document.load(field.text, m_limits.environment, m_arena);
    if (!wrong) {
      wrong = m_environment_document.is_object()
                  ? typed(m_environment_document, m_request.environment)
                  : m_environment_document.not_an_object();
    }
    if (wrong) m_error = {request_part::environment, wrong, field.offset};
    return m_done.environment = !wrong;
  }

  template <class T>
  [[nodiscard]] json::error typed(const json::document& document, T& out) noexcept {
    json::reader walk = document.walk();
    (void)codec::of<T>::template read<context>(walk, out);
    return document.finish(walk);
  }

  /// A string becomes UTF-8, as the official runtime's form parser makes it.
  [[nodiscard]] bool fetch_field() noexcept {
    const std::optional<fetch_body>& field = m_fields.fetch;
    m_request.fetch_body = field;
    m_done.fetch = true;
    if (!field || field->kind == field_kind::file) return true;
    if (simdjson::validate_utf8(field->bytes.data(), field->bytes.size())) [[likely]]
      return true;
    m_request.fetch_body->bytes = json::repaired_utf8(field->bytes, m_arena);
    if (m_request.fetch_body->bytes.data() != nullptr) return true;
    m_error = {request_part::form, multipart::error{multipart::errc::out_of_memory, 0}};
    return false;
  }

  request_limits m_limits;
  json::arena m_arena;
  json::document m_event_document;
  json::document m_environment_document;
  detail::request_fields m_fields;
  request_type m_request;
  quire::error m_error;
  generation m_generation = 0;
  detail::progress m_done;
};

template <version Version, class Rules>
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
  return decode.m_error;
}

template <version Version, class Rules>
const request<Version>& detached_request<Version, Rules>::operator*() const noexcept {
  return m_state->decode.m_request;
}

}  // namespace quire

#endif  // QUIRE_REQUEST_DECODER_HPP
