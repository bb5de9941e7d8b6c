// SPDX-License-Identifier: Apache-2.0
// From the JSON of the fields to typed values, and the memory that these live in: what whole
// requests and those that come in chunks have in common.
#ifndef QUIRE_REQUEST_DETAIL_READING_HPP
#define QUIRE_REQUEST_DETAIL_READING_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/json.hpp>
#include <quire/request/answer.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fields.hpp>
#include <quire/request/limits.hpp>
#include <quire/request/version.hpp>

#include <string_view>
#include <type_traits>

namespace quire::detail {

/// The values of one request, decoded field by field. Reused by `begin`, its memory is too.
template <version Version, class Rules>
class reading {
 public:
  using event_type = typename Version::event;
  using environment_type = typename Version::environment;

  static_assert(std::is_trivially_destructible_v<environment_type>,
                "quire: an environment holds views, spans and values, nothing that owns");

  explicit reading(const request_limits& limits) noexcept
      : m_limits(limits), m_arena(limits.memory) {}

  /// Gets ready for another request: all values of the last one are gone.
  void begin() noexcept {
    m_arena.reset();
    m_request.event.value.template emplace<0>();
    clear_environment();
    m_request.fetch_body.reset();
    m_error = {};
    ++m_generation;
  }

  /// Decodes the event, again if it was decoded before. False if it is refused: see `error`.
  /// An event of any JSON type but null is an event: what is no object is an unknown one.
  [[nodiscard]] bool event(const json_field& field) noexcept {
    json::error wrong = m_event_document.load(field.text, m_limits.event, m_arena);
    if (!wrong) {
      wrong = m_event_document.is_object() ? typed(m_event_document, m_request.event)
                                           : bare_event(m_event_document.not_an_object());
    }
    return !wrong || refuse({request_part::event, wrong, field.offset});
  }

  /// The same for the environment, which must be an object.
  [[nodiscard]] bool environment(const json_field& field) noexcept {
    m_environment_used = true;
    json::error wrong = m_environment_document.load(field.text, m_limits.environment, m_arena);
    if (!wrong) {
      wrong = m_environment_document.is_object()
                  ? typed(m_environment_document, m_request.environment)
                  : m_environment_document.not_an_object();
    }
    return !wrong || refuse({request_part::environment, wrong, field.offset});
  }

  /// Before the fields are decoded again: takes back the memory that their values have.
  void begin_again() noexcept { m_arena.reset(); }

  /// Keeps an error. Returns false.
  [[gnu::cold, gnu::noinline]] bool refuse(const quire::error& why) noexcept {
    m_error = why;
    return false;
  }

  [[nodiscard]] answer<Version> result() const noexcept {
    return {m_request, m_error, m_generation};
  }
  [[nodiscard]] const request_limits& limits() const noexcept { return m_limits; }
  [[nodiscard]] core::arena& memory() noexcept { return m_arena; }
  [[nodiscard]] quire::request<Version>& request() noexcept { return m_request; }
  [[nodiscard]] const quire::request<Version>& request() const noexcept { return m_request; }
  [[nodiscard]] const quire::error& error() const noexcept { return m_error; }

 private:
  using context = codec::context<Version::revision, Rules>;

  /// It is large: it is made new only if it was used.
  void clear_environment() noexcept {
    if (!m_environment_used) return;
    m_environment_used = false;
    codec::detail::renew(m_request.environment);
  }

  /// The official runtime finds no type in a number, a text or an array, and dispatches that.
  [[nodiscard, gnu::cold]] json::error bare_event(const json::error& why) noexcept {
    if (Rules::strict || why.code != json::errc::not_an_object) return why;
    using unknown = typename event_type::unknown;
    unknown& bare = m_request.event.value.template emplace<unknown>();
    bare.json.text = m_event_document.trimmed();
    return {};
  }

  template <class T>
  [[nodiscard]] json::error typed(const json::document& document, T& out) noexcept {
    json::reader_state state = document.walk();
    json::reader walk{state};
    (void)codec::of<T>::template read<context>(walk, out);
    return document.finish(walk);
  }

  request_limits m_limits;
  core::arena m_arena;
  json::document m_event_document;
  json::document m_environment_document;
  quire::request<Version> m_request;
  quire::error m_error;
  generation m_generation = 0;
  bool m_environment_used = false;
};

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_READING_HPP
