// SPDX-License-Identifier: Apache-2.0
// Whether a text that is no JSON could become JSON if more followed.
#ifndef QUIRE_LINES_TRUNCATED_HPP
#define QUIRE_LINES_TRUNCATED_HPP

#include <quire/core/ascii.hpp>
#include <quire/json/error.hpp>

#include <cstddef>
#include <string_view>

namespace quire {

namespace detail {

/// True if a digit after `text` would make a number of it (RFC 8259, section 6): "-", "1.", "1e+".
[[nodiscard]] constexpr bool lacks_a_digit(std::string_view text) noexcept {
  const auto pass = [&text](std::size_t size) { text.remove_prefix(size); };
  const auto digits = [&text] {
    std::size_t size = 0;
    while (size != text.size() && core::is_digit(text[size])) ++size;
    return size;
  };
  if (text.starts_with('-')) pass(1);
  if (text.empty()) return true;
  const std::size_t whole = digits();
  if (whole == 0 || (whole != 1 && text[0] == '0')) return false;
  pass(whole);
  if (text.starts_with('.')) {
    pass(1);
    if (text.empty()) return true;
    if (digits() == 0) return false;
    pass(digits());
  }
  if (!text.starts_with('e') && !text.starts_with('E')) return false;
  pass(1);
  if (text.starts_with('+') || text.starts_with('-')) pass(1);
  return text.empty();
}

}  // namespace detail

/// True if `text`, which `why` says is no JSON, may only lack its end: then the mistake lies at the
/// end, or in the last token. White space at the end of `text` ends a token.
[[nodiscard]] inline bool is_truncated(std::string_view text, const json::error& why) noexcept {
  using json::errc;
  const std::string_view rest = why.offset < text.size() ? text.substr(why.offset) : "";
  switch (why.code) {
    case errc::unclosed_container:
      return true;
    case errc::unclosed_string:  // no string has a line end or a tab (RFC 8259, section 7)
      return rest.find_first_of("\t\r\n") == std::string_view::npos;
    case errc::invalid_literal:
      for (const std::string_view word : {"true", "false", "null"}) {
        if (word.substr(0, rest.size()) == rest) return true;
      }
      return false;
    case errc::invalid_number:
      return detail::lacks_a_digit(rest);
    case errc::invalid_escape: {  // "\", "\u12"; with four digits it would be one
      if (rest.size() == 1) return true;
      if (rest[1] != 'u') return false;
      for (const char c : rest.substr(2)) {
        if (core::hex_digit(c) < 0) return false;
      }
      return true;
    }
    default:
      return false;
  }
}

}  // namespace quire

#endif  // QUIRE_LINES_TRUNCATED_HPP
