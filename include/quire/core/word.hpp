// SPDX-License-Identifier: Apache-2.0
// A word is eight bytes in a plain register, or fewer: loaded from a text whatever the machine's
// byte order, and searched for a byte without a loop.
#ifndef QUIRE_CORE_WORD_HPP
#define QUIRE_CORE_WORD_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace quire::core {

/// As many bytes as `Word` has, as a number, the first one lowest.
template <class Word = std::uint64_t>
[[nodiscard]] constexpr Word load(const char* bytes) noexcept {
  Word word = 0;
  if (std::is_constant_evaluated() || std::endian::native != std::endian::little) {
    for (std::size_t i = sizeof word; i-- != 0;) {
      word = static_cast<Word>(std::uint64_t{word} << 8U | static_cast<unsigned char>(bytes[i]));
    }
  } else {
    std::memcpy(&word, bytes, sizeof word);
  }
  return word;
}

/// The same of a text known when compiling.
template <class Word = std::uint64_t>
[[nodiscard]] consteval Word word_of(std::string_view text, std::size_t at = 0) noexcept {
  return load<Word>(text.data() + at);
}

/// `text == literal`, without a call: for a few bytes.
template <std::size_t SizeWithNul>
[[nodiscard]] inline bool equals(std::string_view text,
                                 const char (&literal)[SizeWithNul]) noexcept {
  return text.size() == SizeWithNul - 1 && std::memcmp(text.data(), literal, SizeWithNul - 1) == 0;
}

inline constexpr std::uint64_t in_each_byte = 0x0101010101010101U;

/// A word whose lowest set bit is in the first byte below `bound` (at most 128), or zero. Bits
/// above that one mean nothing, as the subtraction borrows. So if several such words are or-ed, the
/// lowest bit is still right.
[[nodiscard]] constexpr std::uint64_t bytes_below(std::uint64_t word, unsigned bound) noexcept {
  return (word - in_each_byte * bound) & ~word & (in_each_byte * 0x80U);
}

/// The same for bytes that are `c`.
[[nodiscard]] constexpr std::uint64_t bytes_equal(std::uint64_t word, char c) noexcept {
  return bytes_below(word ^ (in_each_byte * static_cast<unsigned char>(c)), 1);
}

/// The place of the first byte that a word of hits names. Precondition: there is one.
[[nodiscard]] constexpr std::size_t first_hit(std::uint64_t hits) noexcept {
  return static_cast<std::size_t>(std::countr_zero(hits)) / 8;
}

/// The first byte of `[first, last)` that `is_stop`, or `last`. `stops` gives for a word the bits
/// of its bytes that are one.
template <class Stops, class IsStop>
[[nodiscard]] inline const char* find_certain_stop(const char* first, const char* last, Stops stops,
                                                   IsStop is_stop) noexcept {
  for (; last - first >= 8; first += 8) {
    if (const std::uint64_t hits = stops(load(first))) return first + first_hit(hits);
  }
  while (first != last && !is_stop(*first)) ++first;
  return first;
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
    first += first_hit(hits);
    if (is_stop(*first)) return first;
    ++first;
  }
  while (first != last && !is_stop(*first)) ++first;
  return first;
}

}  // namespace quire::core

#endif  // QUIRE_CORE_WORD_HPP
