// SPDX-License-Identifier: Apache-2.0
// From the JSON of the fields to typed values, and the memory that these live in: what whole
// requests and those that come in chunks have in common.
#ifndef QUIRE_REQUEST_DETAIL_READING_HPP
#define QUIRE_REQUEST_DETAIL_READING_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/core/ascii.hpp>
#include <quire/json.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/detail/fields.hpp>
#include <quire/request/error.hpp>
#include <quire/request/limits.hpp>
#include <quire/request/remarks.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace quire::detail {

/// The values of one request, decoded field by field. Reused by `begin`, its memory is too.
template <version Version, rules Rules>
class reading {
 public:
  using event_type = typename Version::event;
  using environment_type = typename Version::environment;

  static_assert(std::is_trivially_destructible_v<environment_type>,
                "quire: an environment holds views, spans and values, nothing that owns");

  explicit reading(const request_limits& limits) noexcept
      : m_limits(limits), m_arena(limits.memory) {}
  reading(const reading&) = delete;  // the remarks lead to its documents
  reading& operator=(const reading&) = delete;
  ~reading() = default;

  /// Gets ready for another request: all values of the last one are gone.
  void begin() noexcept {
    m_arena.reset();
    m_request.event.value.template emplace<0>();
    clear_environment();
    m_request.fetch_body.reset();
    m_request.event_json = {};  // not both at once: a load would wait for the stores before it
    m_request.environment_json = {};
    m_event_document.clear_remarks();
    m_environment_document.clear_remarks();
    m_error = {};
    ++m_generation;
  }

  /// Decodes the event. False if it is refused: see `error`.
  [[nodiscard]] bool event(const json_field& field) noexcept {
    m_request.event_json = core::trim(field.text, core::is_white_space);
    m_remarks = {m_event_document, field.offset, m_environment_document, m_environment_offset};
    m_event_offset = field.offset;
    const json::error wrong = codec::from_json<context>(m_event_document, field.text,
                                                        m_limits.event, m_arena, m_request.event);
    return wrong ? refuse({request_part::event, wrong, field.offset}) : true;
  }

  /// The same for the environment.
  [[nodiscard]] bool environment(const json_field& field) noexcept {
    m_environment_used = true;
    m_request.environment_json = core::trim(field.text, core::is_white_space);
    m_remarks = {m_event_document, m_event_offset, m_environment_document, field.offset};
    m_environment_offset = field.offset;
    const json::error wrong = codec::from_json<context>(
        m_environment_document, field.text, m_limits.environment, m_arena, m_request.environment);
    return wrong ? refuse({request_part::environment, wrong, field.offset}) : true;
  }

  /// Keeps an error. Returns false.
  [[gnu::cold, gnu::noinline]] bool refuse(const quire::error& why) noexcept {
    m_error = why;
    return false;
  }

  [[nodiscard]] answer<Version> result() const noexcept {
    return {m_request, m_error, m_remarks, m_generation};
  }
  [[nodiscard]] const request_limits& limits() const noexcept { return m_limits; }
  [[nodiscard]] core::arena& memory() noexcept { return m_arena; }
  [[nodiscard]] quire::request<Version>& request() noexcept { return m_request; }
  [[nodiscard]] const quire::request<Version>& request() const noexcept { return m_request; }
  [[nodiscard]] const quire::error& error() const noexcept { return m_error; }
  [[nodiscard]] const quire::remarks& remarks() const noexcept { return m_remarks; }

 private:
  using context = codec::context<Version::revision, Rules>;

  /// It is large: it is made new only if it was used.
  void clear_environment() noexcept {
    if (!m_environment_used) return;
    m_environment_used = false;
    codec::make_new(m_request.environment);
  }

  request_limits m_limits;
  core::arena m_arena;
  json::document m_event_document;
  json::document m_environment_document;
  quire::request<Version> m_request;
  quire::error m_error;
  quire::remarks m_remarks;
  std::size_t m_event_offset = 0;
  std::size_t m_environment_offset = 0;
  generation m_generation = 0;
  bool m_environment_used = false;
};

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_READING_HPP
