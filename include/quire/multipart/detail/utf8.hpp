// SPDX-License-Identifier: Apache-2.0
// Whether bytes are UTF-8.
#ifndef QUIRE_MULTIPART_DETAIL_UTF8_HPP
#define QUIRE_MULTIPART_DETAIL_UTF8_HPP

#include <cstddef>
#include <string_view>

namespace quire::multipart::detail {

/// Length of the UTF-8 sequence that `text` starts with, or 0 if it starts with none (RFC 3629,
/// section 4: nothing overlong, no surrogates, nothing above U+10FFFF).
[[nodiscard]] constexpr std::size_t utf8_sequence(std::string_view text) noexcept {
  const auto at = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (text.empty()) return 0;
  const unsigned lead = at(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead < 0xC2   ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                           : lead < 0xF5 ? 4
                                         : 0;
  if (size == 0 || text.size() < size) return 0;
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (at(1) < low || at(1) > high) return 0;
  for (std::size_t i = 2; i < size; ++i) {
    if (at(i) < 0x80 || at(i) > 0xBF) return 0;
  }
  return size;
}

[[nodiscard]] constexpr bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t size = utf8_sequence(text);
    if (size == 0) return false;
    text.remove_prefix(size);
  }
  return true;
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_UTF8_HPP
