// SPDX-License-Identifier: Apache-2.0
// Eight bytes at a time in a plain register: which of them are below a bound, or equal to a byte.
#ifndef QUIRE_MULTIPART_DETAIL_WORD_HPP
#define QUIRE_MULTIPART_DETAIL_WORD_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// The bytes as a number, the first one lowest.
template <class Word = std::uint64_t>
[[nodiscard]] inline Word load(const char* bytes) noexcept {
  Word word = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&word, bytes, sizeof word);
  } else {
    for (std::size_t i = sizeof word; i-- != 0;) {
      word = static_cast<Word>(word << 8U | static_cast<unsigned char>(bytes[i]));
    }
  }
  return word;
}

/// The same number, of a text known when compiling.
template <class Word = std::uint64_t>
[[nodiscard]] consteval Word word_of(std::string_view text, std::size_t at = 0) noexcept {
  Word word = 0;
  for (std::size_t i = sizeof word; i-- != 0;) {
    word = static_cast<Word>(word << 8U | static_cast<unsigned char>(text[at + i]));
  }
  return word;
}

inline constexpr std::uint64_t in_each_byte = 0x0101010101010101U;

/// A word whose lowest set bit is in the first byte below `bound` (at most 128), or zero. Bits
/// above that one mean nothing, as the subtraction borrows; so of several such words, or-ed, the
/// lowest bit is right too.
[[nodiscard]] constexpr std::uint64_t bytes_below(std::uint64_t word, unsigned bound) noexcept {
  return (word - in_each_byte * bound) & ~word & (in_each_byte * 0x80U);
}

/// The same for bytes that are `c`.
[[nodiscard]] constexpr std::uint64_t bytes_equal(std::uint64_t word, char c) noexcept {
  return bytes_below(word ^ (in_each_byte * static_cast<unsigned char>(c)), 1);
}

/// The first byte of `[first, last)` that `is_stop`, or `last`. `candidates` gives for a word the
/// bits of its bytes that may be one.
template <class Candidates, class IsStop>
[[nodiscard]] inline const char* find_stop(const char* first, const char* last,
                                           Candidates candidates, IsStop is_stop) noexcept {
  while (last - first >= 8) {
    const std::uint64_t hits = candidates(load(first));
    if (hits == 0) {
      first += 8;
      continue;
    }
    first += std::countr_zero(hits) / 8;
    if (is_stop(*first)) return first;
    ++first;
  }
  while (first != last && !is_stop(*first)) ++first;
  return first;
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_WORD_HPP
