// SPDX-License-Identifier: Apache-2.0
// The classes of bytes that the MIME grammars are written in.
#ifndef QUIRE_MIME_TOKEN_HPP
#define QUIRE_MIME_TOKEN_HPP

#include <quire/core/ascii.hpp>

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

/// WHATWG's HTTP quoted-string token code point: tab, 0x20 to 0x7E, 0x80 to 0xFF.
[[nodiscard]] constexpr bool is_quotable(char c) noexcept { return !core::is_control(c); }

/// True if the text is not empty and each byte is a token's.
[[nodiscard]] constexpr bool is_token(std::string_view text) noexcept {
  for (char c : text) {
    if (!is_token(c)) return false;
  }
  return !text.empty();
}

}  // namespace quire::mime

#endif  // QUIRE_MIME_TOKEN_HPP
