// SPDX-License-Identifier: Apache-2.0
// From content type and body to typed values: one decoder a version, compiled for it.
#ifndef QUIRE_REQUEST_DECODER_HPP
#define QUIRE_REQUEST_DECODER_HPP

#include <quire/codec.hpp>
#include <quire/json.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fields.hpp>
#include <quire/request/version.hpp>

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>

namespace quire {

/// What a request may cost.
struct request_limits {
  multipart::limits form;    ///< of the body and its parts
  json::limits event;        ///< of the JSON of `event`
  json::limits environment;  ///< of the JSON of `environment`
};

/// Decodes requests of one version, one after the other. Keep one a thread: its memory is reused,
/// and once the largest request has been seen nothing is allocated any more. Not thread-safe.
///
///     quire::decoder<quire::v1> decode;
///     auto request = decode(content_type, body);
///     if (!request.ok()) return reply(request.status(), request.error().message());
template <version Version, class Rules = as_runtime>
class decoder {
 public:
  using event_type = typename Version::event;
  using environment_type = typename Version::environment;
  using request_type = request<Version>;

  static_assert(std::is_trivially_destructible_v<environment_type>,
                "quire: an environment holds views, spans and values, nothing that owns");

  explicit decoder(const request_limits& limits = {}) noexcept : m_limits(limits) {}
  decoder(const decoder&) = delete;
  decoder& operator=(const decoder&) = delete;
  ~decoder() { ++m_generation; }

  /// Decodes a whole request. All or nothing: an answer that is not `ok` has no values.
  /// Views lead into `body`, and into the decoder's memory for what had to be decoded: they live
  /// until the next call and as long as `body`. Errors, in this order: those of the Content-Type,
  /// of the form, of the event, of the environment.
  answer<Version> operator()(std::string_view content_type, std::string_view body) noexcept {
    begin();
    detail::request_fields fields;
    m_error = detail::read_fields(content_type, body, m_limits.form, m_arena, fields);
    if (m_error) return answer_now();
    if (!event_field(fields.event) || !environment_field(fields, body.size())) return answer_now();
    if (!fetch_field(fields.fetch))
      m_error = {request_part::form, multipart::error{multipart::errc::out_of_memory, 0}};
    return answer_now();
  }

  /// Decodes the JSON of an event alone. The answer's environment is empty.
  answer<Version> event(std::string_view json) noexcept {
    begin();
    (void)event_field({json, 0, true, false});
    return answer_now();
  }

  /// Decodes the JSON of an environment alone. The answer's event is empty.
  answer<Version> environment(std::string_view json) noexcept {
    begin();
    (void)typed_environment({json, 0, true, false});
    return answer_now();
  }

 private:
  using context = codec::context<Version::revision, Rules>;

  void begin() noexcept {
    m_arena.reset();
    m_request.event.value.template emplace<0>();
    std::construct_at(&m_request.environment);
    m_request.fetch_body.reset();
    m_error = {};
    ++m_generation;
  }
  [[nodiscard]] answer<Version> answer_now() const noexcept {
    return {m_request, m_error, m_generation};
  }

  /// An event of any JSON type but null is an event: what is no object is an unknown one.
  [[nodiscard]] bool event_field(const detail::json_field& field) noexcept {
    json::error wrong = m_event_document.load(field.text, m_limits.event, m_arena);
    if (!wrong) {
      wrong = m_event_document.is_object() ? typed(m_event_document, m_request.event)
                                           : bare_event(m_event_document.not_an_object());
    }
    if (wrong) m_error = {request_part::event, wrong, field.offset};
    return !wrong;
  }
  /// The official runtime finds no type in a number, a text or an array, and dispatches that.
  [[nodiscard, gnu::cold]] json::error bare_event(const json::error& why) noexcept {
    if (Rules::strict || why.code != json::errc::not_an_object) return why;
    using unknown = typename event_type::unknown;
    unknown& bare = m_request.event.value.template emplace<unknown>();
    bare.json.text = m_event_document.trimmed();
    return {};
  }

  [[nodiscard]] bool environment_field(const detail::request_fields& fields,
                                       std::size_t body_size) noexcept {
    m_error = detail::require_environment(fields, body_size);
    return !m_error && typed_environment(fields.environment);
  }
  [[nodiscard]] bool typed_environment(const detail::json_field& field) noexcept {
    json::error wrong = m_environment_document.load(field.text, m_limits.environment, m_arena);
    if (!wrong) {
      wrong = m_environment_document.is_object()
                  ? typed(m_environment_document, m_request.environment)
                  : m_environment_document.not_an_object();
    }
    if (wrong) m_error = {request_part::environment, wrong, field.offset};
    return !wrong;
  }

  template <class T>
  [[nodiscard]] json::error typed(const json::document& document, T& out) noexcept {
    json::reader walk = document.walk();
    (void)codec::of<T>::template read<context>(walk, out);
    return document.finish(walk);
  }

  /// A string becomes UTF-8, as the official runtime's form parser makes it. False: no memory.
  [[nodiscard]] bool fetch_field(const std::optional<fetch_body>& field) noexcept {
    m_request.fetch_body = field;
    if (!field || field->kind == field_kind::file) return true;
    if (simdjson::validate_utf8(field->bytes.data(), field->bytes.size())) [[likely]]
      return true;
    const auto repaired = json::repaired_utf8(field->bytes, m_arena);
    if (repaired.data() == nullptr) return false;
    m_request.fetch_body->bytes = repaired;
    return true;
  }

  request_limits m_limits;
  json::arena m_arena;
  json::document m_event_document;
  json::document m_environment_document;
  request_type m_request;
  quire::error m_error;
  generation m_generation;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_DECODER_HPP
