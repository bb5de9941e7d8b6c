// SPDX-License-Identifier: Apache-2.0
// The byte classes that the MIME grammars are written in. ASCII only; no locale.
#ifndef QUIRE_MIME_ASCII_HPP
#define QUIRE_MIME_ASCII_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::mime {

namespace detail {

enum : std::uint8_t { token_bit = 1, boundary_bit = 2, identifier_bit = 4 };

struct byte_table {
  std::uint8_t bits[256] = {};

  constexpr byte_table() noexcept {
    for (char c = '0'; c <= '9'; ++c) set(c, token_bit | boundary_bit | identifier_bit);
    for (char c = 'a'; c <= 'z'; ++c) set(c, token_bit | boundary_bit | identifier_bit);
    for (char c = 'A'; c <= 'Z'; ++c) set(c, token_bit | boundary_bit | identifier_bit);
    for (char c : std::string_view("!#$%&'*+-.^_`|~")) set(c, token_bit);
    for (char c : std::string_view("'()+_,-./:=? ")) set(c, boundary_bit);
    for (char c : std::string_view("_-")) set(c, identifier_bit);
  }

  constexpr void set(char c, int bit) noexcept {
    auto& slot = bits[static_cast<unsigned char>(c)];
    slot = static_cast<std::uint8_t>(slot | bit);
  }
  [[nodiscard]] constexpr bool test(char c, int bit) const noexcept {
    return (bits[static_cast<unsigned char>(c)] & bit) != 0;
  }
};

inline constexpr byte_table bytes{};

}  // namespace detail

/// A byte of an RFC 9110 token (section 5.6.2), which WHATWG calls an HTTP token code point.
[[nodiscard]] constexpr bool is_token(char c) noexcept {
  return detail::bytes.test(c, detail::token_bit);
}

/// A byte that RFC 2046, section 5.1.1, allows in a boundary (`bchars`).
[[nodiscard]] constexpr bool is_boundary_char(char c) noexcept {
  return detail::bytes.test(c, detail::boundary_bit);
}

/// A letter, a digit, `_` or `-`.
[[nodiscard]] constexpr bool is_identifier(char c) noexcept {
  return detail::bytes.test(c, detail::identifier_bit);
}

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

/// WHATWG's HTTP whitespace: LF, CR, tab, space.
[[nodiscard]] constexpr bool is_http_space(char c) noexcept {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/// WHATWG's HTTP quoted-string token code point: tab, 0x20 to 0x7E, 0x80 to 0xFF.
[[nodiscard]] constexpr bool is_quotable(char c) noexcept { return !is_control(c); }

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

/// The text without the bytes of class `is_space` at both ends.
template <class IsSpace>
[[nodiscard]] constexpr std::string_view trim(std::string_view text, IsSpace is_space) noexcept {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

/// True if the text is not empty and each byte is a token's.
[[nodiscard]] constexpr bool is_token(std::string_view text) noexcept {
  for (char c : text) {
    if (!is_token(c)) return false;
  }
  return !text.empty();
}

}  // namespace quire::mime

#endif  // QUIRE_MIME_ASCII_HPP
