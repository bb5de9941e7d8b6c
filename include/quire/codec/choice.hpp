// SPDX-License-Identifier: Apache-2.0
// Text or struct, and the boolean that can only be true.
#ifndef QUIRE_CODEC_CHOICE_HPP
#define QUIRE_CODEC_CHOICE_HPP

#include <quire/codec/codec.hpp>
#include <quire/schema/choice.hpp>

#include <cstddef>
#include <string>

namespace quire::codec {

template <class T>
struct of<text_or<T>> {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, text_or<T>& out) noexcept {
    out = {};
    if (in.peek() != '{') return in.string(out.text);
    return of<T>::template read<Context>(in, out.object.emplace());
  }
  static void write(json::writer& out, const text_or<T>& value, const shape& as) {
    if (value.object) return of<T>::write(out, *value.object, as);
    out.string(value.text);
  }
  [[nodiscard]] static std::string wire(release) { return "object|string"; }
  template <rules Rules>
  [[nodiscard]] static constexpr release changed(release at) noexcept {
    return of<T>::template changed<Rules>(at);
  }
  template <class Sink>
  static void describe(release at, const std::string& path, Sink& sink) {
    const std::string below = path + "<#0>";
    sink(below, "variant", false);
    of<T>::describe(at, below, sink);
  }
};

template <>
struct of<always_true> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, always_true& out) noexcept {
    const std::size_t where = in.offset();
    if (!in.boolean(out.value)) return false;
    if (Context::rules.unknown_value == on::refuse && !out.value)
      return in.fail_at(json::errc::unknown_value, where);
    return true;
  }
  static void write(json::writer& out, always_true value, const shape&) {
    out.boolean(value.value);
  }
  [[nodiscard]] static std::string wire(release) { return "true"; }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_CHOICE_HPP
