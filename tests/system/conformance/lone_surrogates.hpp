// SPDX-License-Identifier: Apache-2.0
// JSON text whose strings hold halves of surrogate pairs, as JavaScript writes them: simdjson's DOM
// takes no such document, but names with them are part of what writers are asked to write.
#ifndef QUIRE_TESTS_CONFORMANCE_LONE_SURROGATES_HPP
#define QUIRE_TESTS_CONFORMANCE_LONE_SURROGATES_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace driver {

/// The code unit of the escape `\uXXXX` at `at`, or 0 if none stands there.
inline unsigned code_unit(std::string_view json, std::size_t at) {
  if (json.substr(at, 2) != "\\u" || json.size() - at < 6) return 0;
  unsigned value = 0;
  for (const char c : json.substr(at + 2, 4)) {
    const std::size_t digit =
        std::string_view("0123456789abcdef").find(static_cast<char>(c | 0x20));
    if (digit == std::string_view::npos) return 0;
    value = value * 16 + static_cast<unsigned>(digit);
  }
  return value;
}

/// The document with each lone surrogate U+Dxxx as the private character U+10Dxxx.
inline std::string with_lone_surrogates_hidden(std::string_view json) {
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const unsigned unit = code_unit(json, at);
    const bool high = unit >= 0xD800 && unit <= 0xDBFF;
    const unsigned next = high ? code_unit(json, at + 6) : 0;
    const bool pair = next >= 0xDC00 && next <= 0xDFFF;
    if (pair) {
      out += json.substr(at, 12);
      at += 12;
    } else if (unit >= 0xD800 && unit <= 0xDFFF) {
      // U+10Dxxx is F4 8D (A0 to BF) (80 to BF), and as a surrogate pair DBF6 or DBF7, then its low
      // ten bits.
      out += unit < 0xDC00 ? "\\udbf6\\u" : "\\udbf7\\u";
      const unsigned low = 0xDC00 + (unit & 0x3FFU);
      for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[low >> shift & 15U];
      at += 6;
    } else {
      const std::size_t size = json[at] == '\\' ? 2 : 1;
      out += json.substr(at, size);
      at += size;
    }
  }
  return out;
}

/// What stands in a text for a lone surrogate.
enum class surrogates { three_bytes, replacement_character };

/// A text of such a document with its surrogates back.
inline std::string with_lone_surrogates(std::string_view text, surrogates as) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool hidden = text.substr(at, 2) == "\xF4\x8D" && at + 4 <= text.size() &&
                        static_cast<unsigned char>(text[at + 2]) >= 0xA0;
    if (!hidden) {
      out += text[at];
      continue;
    }
    const std::string bytes = "\xED" + std::string(text.substr(at + 2, 2));
    out += as == surrogates::three_bytes ? bytes : "\xEF\xBF\xBD";
    at += 3;
  }
  return out;
}

}  // namespace driver

#endif  // QUIRE_TESTS_CONFORMANCE_LONE_SURROGATES_HPP
