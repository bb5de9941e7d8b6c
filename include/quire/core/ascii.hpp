// SPDX-License-Identifier: Apache-2.0
// Classes of bytes and texts of ASCII, whatever they are part of. No locale.
#ifndef QUIRE_CORE_ASCII_HPP
#define QUIRE_CORE_ASCII_HPP

#include <cstddef>
#include <string_view>

namespace quire::core {

/// A byte outside ASCII.
[[nodiscard]] constexpr bool is_high(char c) noexcept {
  return static_cast<unsigned char>(c) >= 0x80;
}

/// A control byte other than tab: 0x00 to 0x1F, and DEL.
[[nodiscard]] constexpr bool is_control(char c) noexcept {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7F;
}

/// A space or a tab.
[[nodiscard]] constexpr bool is_blank(char c) noexcept { return c == ' ' || c == '\t'; }

/// Space, tab, CR, LF: the white space of JSON (RFC 8259, section 2) and of HTTP (WHATWG Fetch).
[[nodiscard]] constexpr bool is_white_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/// A decimal digit.
[[nodiscard]] constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The value of a hexadecimal digit in either case, or -1.
[[nodiscard]] constexpr int hex_digit(char c) noexcept {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// The lower case of an ASCII letter; any other byte as it is.
[[nodiscard]] constexpr char to_lower(char c) noexcept {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// True if both texts are equal but for the case of ASCII letters.
[[nodiscard]] constexpr bool equal_any_case(std::string_view a, std::string_view b) noexcept {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != b[i] && to_lower(a[i]) != to_lower(b[i])) return false;
  }
  return true;
}

/// The offset of the first `word` in a text, but for the case of ASCII letters, or npos.
[[nodiscard]] constexpr std::size_t find_any_case(std::string_view text,
                                                  std::string_view word) noexcept {
  for (std::size_t at = 0; at + word.size() <= text.size(); ++at) {
    if (equal_any_case(text.substr(at, word.size()), word)) return at;
  }
  return std::string_view::npos;
}

/// The text without the bytes of class `is_space` at both ends.
template <class IsSpace>
[[nodiscard]] constexpr std::string_view trim(std::string_view text, IsSpace is_space) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace quire::core

#endif  // QUIRE_CORE_ASCII_HPP
