// SPDX-License-Identifier: Apache-2.0
// Lazy values: passed over, or read into the void by rules that check all, read when asked.
#ifndef QUIRE_CODEC_LAZY_HPP
#define QUIRE_CODEC_LAZY_HPP

#include <quire/codec/codec.hpp>
#include <quire/json/error.hpp>
#include <quire/json/locate.hpp>
#include <quire/json/reader.hpp>
#include <quire/schema/lazy.hpp>

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>

namespace quire::codec {

/// Where a walk can be taken up again.
struct kept_place {
  /// The walk, as it was at that place.
  json::reader_state state;
  /// The place.
  json::token at;
  mutable bool told = false;  ///< what there is to remark has been remarked
};

namespace detail {

/// A copy of the place of `in`, which stands at a value, in its own arena. nullptr when memory is
/// short.
[[nodiscard]] inline const kept_place* keep(const json::reader& in) noexcept {
  static_assert(std::is_trivially_destructible_v<kept_place>, "the arena runs no destructors");
  void* const room = in.arena().uninitialized(sizeof(kept_place), alignof(kept_place));
  return room == nullptr ? nullptr : ::new (room) kept_place{in.state(), in.place(), false};
}

/// The failure of `walk`, which went on from a kept place, as an error of its document.
[[nodiscard, gnu::cold, gnu::noinline]] inline json::error error_of(
    const json::reader_state& walk) {
  json::error why{walk.code(), walk.error_offset(), json::locate(walk.text(), walk.error_offset())};
  if (!walk.missing().empty()) why.path.enter_member(walk.missing());
  return why;
}

}  // namespace detail

template <class T>
struct of<lazy<T>> {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, lazy<T>& out) noexcept {
    const kept_place* const start = detail::keep(in);
    if (start == nullptr) return in.fail(json::errc::out_of_memory);
    if constexpr (Context::rules.checks_lazy()) {
      json::reader_state look_state = in.state();
      json::reader look{look_state, in.place()};
      T checked;
      if (!of<T>::template read<Context>(look, checked)) {
        in.state() = look_state;
        return false;
      }
    }
    std::string_view text;
    if (!in.raw(text)) return false;
    out = lazy<T>{text, start};
    return true;
  }
  static void write(json::writer& out, const lazy<T>& value, const shape& as) {
    if (!value.is_set()) return of<T>::write(out, T{}, as);
    out.raw(value.text());
  }
  [[nodiscard]] static std::string wire(release at) { return of<T>::wire(at); }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    if constexpr (Rules.checks_lazy()) {
      return of<T>::template changed<Rules>(at);
    } else {
      return earliest_release;
    }
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    of<T>::describe(at, path, sink);
  }
};

}  // namespace quire::codec

/// What is declared in `quire/schema/lazy.hpp`.
template <class T>
template <class Version, quire::rules Rules>
quire::result<T, quire::json::error> quire::lazy<T>::get() const noexcept {
  if (m_at == nullptr) return json::error{json::errc::empty_document, 0, {}};
  json::reader_state state = m_at->state;
  state.resume_remarks();
  json::reader walk{state, m_at->at};
  T value;
  using context = codec::context<Version::revision, Rules>;
  if (!codec::of<T>::template read<context>(walk, value)) return codec::detail::error_of(state);
  if (!m_at->told) state.publish_remarks();
  m_at->told = true;
  return value;
}

#endif  // QUIRE_CODEC_LAZY_HPP
