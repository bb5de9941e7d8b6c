// SPDX-License-Identifier: Apache-2.0
// Whether a text that is no JSON could become JSON if more followed.
#ifndef QUIRE_LINES_TRUNCATED_HPP
#define QUIRE_LINES_TRUNCATED_HPP

#include <quire/core/ascii.hpp>
#include <quire/json/error.hpp>

#include <cstddef>
#include <string_view>

namespace quire {

/// True if `text`, which `why` says is no JSON, may only lack its end: then the mistake lies at the
/// end, or in the last token.
[[nodiscard]] inline bool is_truncated(std::string_view text, const json::error& why) noexcept {
  using json::errc;
  if (why.code == errc::unclosed_string || why.code == errc::unclosed_container) return true;
  const std::string_view rest = why.offset < text.size() ? text.substr(why.offset) : "";
  switch (why.code) {
    case errc::invalid_literal:
      for (const std::string_view word : {"true", "false", "null"}) {
        if (word.substr(0, rest.size()) == rest) return true;
      }
      return false;
    case errc::invalid_number:  // "-", "1.", "1e", "1e+"
      return rest.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
             !core::is_digit(rest.back());
    case errc::invalid_escape: {  // "\", "\u12"
      if (rest.size() == 1) return true;
      if (rest.size() > 5 || rest[1] != 'u') return false;
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
