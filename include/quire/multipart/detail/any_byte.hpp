// SPDX-License-Identifier: Apache-2.0
// Whether a text holds a byte of some class, for texts of a few words, without a loop over bytes.
#ifndef QUIRE_MULTIPART_DETAIL_ANY_BYTE_HPP
#define QUIRE_MULTIPART_DETAIL_ANY_BYTE_HPP

#include <quire/core/word.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart::detail {

/// All bytes of a text of 1 to 8, some of them twice, as a word.
[[nodiscard]] inline std::uint64_t load_short(std::string_view text) noexcept {
  const std::size_t size = text.size();
  if (size == 8) return core::load(text.data());
  if (size >= 4) {
    const std::uint64_t front = core::load<std::uint32_t>(text.data());
    return front | std::uint64_t{core::load<std::uint32_t>(text.data() + size - 4)} << 32U;
  }
  const auto at = [text](std::size_t i) {
    return std::uint64_t{static_cast<std::uint8_t>(text[i])};
  };
  const std::uint64_t three = at(0) | at(size / 2) << 8U | at(size - 1) << 16U;
  return three | three << 24U | at(0) << 48U | at(0) << 56U;
}

/// True if a byte of the text is of the class. `hits` gives for a word something other than zero if
/// one of its bytes is.
template <class Hits>
[[nodiscard]] inline bool any_byte(std::string_view text, Hits hits) noexcept {
  if (text.empty()) return false;
  if (text.size() <= 8) return hits(load_short(text)) != 0;
  const char* const last = text.data() + text.size() - 8;
  for (const char* at = text.data(); at < last; at += 8) {
    if (hits(core::load(at)) != 0) return true;
  }
  return hits(core::load(last)) != 0;
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_ANY_BYTE_HPP
