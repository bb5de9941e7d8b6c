// SPDX-License-Identifier: Apache-2.0
// Bytes of a text compared and loaded without a call.
#ifndef QUIRE_JSON_WORD_HPP
#define QUIRE_JSON_WORD_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace quire::json::detail {

static_assert(std::endian::native == std::endian::little, "quire: little-endian machines only");

/// `word == text`, for a few bytes.
template <std::size_t SizeWithNul>
[[nodiscard]] inline bool is_word(std::string_view word, const char (&text)[SizeWithNul]) noexcept {
  return word.size() == SizeWithNul - 1 && std::memcmp(word.data(), text, SizeWithNul - 1) == 0;
}

/// `Size` bytes as they lie in memory, the first in the lowest place.
template <std::size_t Size>
[[nodiscard]] constexpr std::uint64_t load(const char* at) noexcept {
  static_assert(Size <= sizeof(std::uint64_t));
  std::uint64_t word = 0;
  if (std::is_constant_evaluated()) {
    for (std::size_t i = 0; i != Size; ++i)
      word |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
  } else {
    std::memcpy(&word, at, Size);
  }
  return word;
}

}  // namespace quire::json::detail

#endif  // QUIRE_JSON_WORD_HPP
