// SPDX-License-Identifier: Apache-2.0
// RFC 8259 section 7: the escapes of a JSON string, checked and decoded.
#ifndef QUIRE_JSON_ESCAPE_HPP
#define QUIRE_JSON_ESCAPE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/utf8.hpp>
#include <quire/core/word.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::json {
namespace detail {

/// The UTF-16 code unit of four hexadecimal digits, or -1 if `text` does not start with four.
[[nodiscard]] constexpr std::int32_t hex_unit(std::string_view text) noexcept {
  if (text.size() < 4) return -1;
  std::int32_t unit = 0;
  for (const char c : text.substr(0, 4)) {
    const int digit = core::hex_digit(c);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/// What stands after a backslash, and the byte that both stand for.
inline constexpr std::array<char, 256> simple_escapes = [] {
  std::array<char, 256> table{};
  constexpr std::string_view names = "\"\\/bfnrt";
  constexpr std::string_view bytes = "\"\\/\b\f\n\r\t";
  for (std::size_t i = 0; i != names.size(); ++i)
    table[static_cast<unsigned char>(names[i])] = bytes[i];
  return table;
}();

/// The byte that a two-character escape stands for, 0 if `c` names none.
[[nodiscard]] constexpr char simple_escape(char c) noexcept {
  return simple_escapes[static_cast<unsigned char>(c)];
}

/// The length of the escape that `text` starts with, 0 if it is none.
/// Precondition: `text` starts with a backslash.
[[nodiscard]] constexpr std::size_t escape_size(std::string_view text) noexcept {
  if (text.size() < 2) return 0;
  if (text[1] == 'u') return hex_unit(text.substr(2)) < 0 ? 0 : 6;
  return simple_escape(text[1]) == 0 ? 0 : 2;
}

struct decoded_unit {
  std::uint32_t value;  ///< a scalar value
  std::size_t size;     ///< bytes of the escapes it came from
};

/// The scalar value that `\uXXXX`, or a surrogate pair of them, stands for. A surrogate without
/// its partner is U+FFFD, as `JSON.stringify` and UTF-8 encoding make of it.
/// Precondition: `text` starts with a valid `\u` escape.
[[nodiscard]] constexpr decoded_unit decode_unicode_escape(std::string_view text) noexcept {
  const auto first = static_cast<std::uint32_t>(hex_unit(text.substr(2)));
  if (first < 0xD800 || first > 0xDFFF) return {first, 6};
  if (first < 0xDC00 && text.substr(6, 2) == "\\u") {
    const std::int32_t second = hex_unit(text.substr(8));
    if (second >= 0xDC00 && second <= 0xDFFF) {
      const auto low = static_cast<std::uint32_t>(second) - 0xDC00U;
      return {0x10000U + ((first - 0xD800U) << 10U) + low, 12};
    }
  }
  return {0xFFFD, 6};
}

/// The first backslash of `text` at or after `at`, `npos` if there is none. After an escape the
/// next one is often near: some words are looked at before `find` is called.
[[nodiscard]] inline std::size_t next_backslash(std::string_view text, std::size_t at) noexcept {
  for (int words = 0; words != 3 && text.size() - at >= 8; ++words, at += 8) {
    const std::uint64_t hits = core::bytes_equal(core::load(text.data() + at), '\\');
    if (hits != 0) return at + core::first_hit(hits);
  }
  return text.find('\\', at);
}

}  // namespace detail

/// The first backslash of `text` that starts no valid escape, `npos` if there is none.
[[nodiscard]] inline std::size_t find_invalid_escape(std::string_view text) noexcept {
  std::size_t at = text.find('\\');
  while (at != std::string_view::npos) {
    const std::size_t size = detail::escape_size(text.substr(at));
    if (size == 0) return at;
    at = detail::next_backslash(text, at + size);
  }
  return std::string_view::npos;
}

namespace detail {

/// Copies `text` up to its first backslash, eight bytes at a time; returns how many come before it.
/// `out` has room for all of `text`.
inline std::size_t copy_plain(std::string_view text, char* out) noexcept {
  std::size_t at = 0;
  for (; text.size() - at >= 8; at += 8) {
    std::memcpy(out + at, text.data() + at, 8);
    const std::uint64_t hits = core::bytes_equal(core::load(text.data() + at), '\\');
    if (hits != 0) return at + core::first_hit(hits);
  }
  for (; at != text.size() && text[at] != '\\'; ++at) out[at] = text[at];
  return at;
}

}  // namespace detail

/// Decodes the inside of a JSON string to `out`, which has room for `text.size()` bytes; returns
/// the bytes of the outcome, never more than were read, or `npos` if an escape is not valid.
[[nodiscard]] inline std::size_t unescape(std::string_view text, char* out) noexcept {
  char* const begin = out;
  for (;;) {
    const std::size_t plain = detail::copy_plain(text, out);
    out += plain;
    text.remove_prefix(plain);
    if (text.empty()) return static_cast<std::size_t>(out - begin);
    const std::size_t size = detail::escape_size(text);
    if (size == 0) return std::string_view::npos;
    if (text[1] == 'u') {
      const auto unit = detail::decode_unicode_escape(text);
      out = core::put_utf8(out, unit.value);
      text.remove_prefix(unit.size);
    } else {
      *out++ = detail::simple_escape(text[1]);
      text.remove_prefix(size);
    }
  }
}

}  // namespace quire::json

#endif  // QUIRE_JSON_ESCAPE_HPP
