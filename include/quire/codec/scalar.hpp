// SPDX-License-Identifier: Apache-2.0
// Strings, booleans, numbers, and JSON that stays text.
#ifndef QUIRE_CODEC_SCALAR_HPP
#define QUIRE_CODEC_SCALAR_HPP

#include <quire/codec/codec.hpp>
#include <quire/json/number.hpp>
#include <quire/json/raw.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace quire::codec {

template <>
struct of<std::string_view> : leaf {
  static constexpr bool is_always_string = true;

  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in,
                                                     std::string_view& out) noexcept {
    return in.string(out);
  }
  static void write(json::writer& out, std::string_view value, const shape&) { out.string(value); }
  [[nodiscard]] static std::string wire(release) { return "string"; }
};

template <>
struct of<bool> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, bool& out) noexcept {
    return in.boolean(out);
  }
  static void write(json::writer& out, bool value, const shape&) { out.boolean(value); }
  [[nodiscard]] static std::string wire(release) { return "boolean"; }
};

template <>
struct of<json::number> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, json::number& out) noexcept {
    if constexpr (Context::rules.mistyped == on::report) {
      return in.any_number(out);
    } else {
      return in.number(out);
    }
  }
  static void write(json::writer& out, const json::number& value, const shape&) {
    const bool infinite = !(value.value - value.value == 0);  // ECMA-262, JSON.stringify
    if (infinite || value.text.empty()) return out.number(value.value);
    out.raw(value.text);
  }
  [[nodiscard]] static std::string wire(release) { return "number"; }
};

template <>
struct of<std::int64_t> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, std::int64_t& out) noexcept {
    return in.integer(out);
  }
  static void write(json::writer& out, std::int64_t value, const shape&) { out.integer(value); }
  [[nodiscard]] static std::string wire(release) { return "integer"; }
};

template <>
struct of<json::raw> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in, json::raw& out) noexcept {
    return in.raw(out.text);
  }
  static void write(json::writer& out, const json::raw& value, const shape&) {
    out.raw(value.text.empty() ? "null" : value.text);
  }
  [[nodiscard]] static std::string wire(release) { return "any"; }
};

template <>
struct of<json::raw_object> : leaf {
  template <class Context>
  [[nodiscard, gnu::always_inline]] static bool read(json::reader& in,
                                                     json::raw_object& out) noexcept {
    return in.raw_object(out.text);
  }
  static void write(json::writer& out, const json::raw_object& value, const shape&) {
    out.raw(value.text.empty() ? "{}" : value.text);
  }
  [[nodiscard]] static std::string wire(release) { return "object"; }
};

}  // namespace quire::codec

#endif  // QUIRE_CODEC_SCALAR_HPP
