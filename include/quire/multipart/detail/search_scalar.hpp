// SPDX-License-Identifier: Apache-2.0
// The delimiter search in plain C++: the specification of the others, and what they fall back to.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP

#include <quire/core/word.hpp>
#include <quire/multipart/detail/pattern.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail::scalar {

inline constexpr std::ptrdiff_t block = 64;

/// A byte of the delimiter, and where it lies in a text that starts one at `p`.
struct probe {
  const char* at;
  char wanted;

  probe(const char* p, const pattern& text, std::size_t place) noexcept
      : at(p + place), wanted(text.data()[place]) {}

  /// Zero if the byte of the `i`th place is right.
  [[nodiscard]] unsigned char miss(std::size_t i) const noexcept {
    return static_cast<unsigned char>(at[i] ^ wanted);
  }
};

/// True unless one of four bytes of the delimiter excludes, for each place in the block at `p`,
/// that it starts there. Reads up to `p + block + wanted.size() - 1`.
// The least of bytes, in a loop of fixed length without a branch: of all ways to say it, the one
// that GCC and Clang make vectors of whatever the machine and at -O2 as well. The second loop keeps
// inputs that pair two right bytes from reaching the slow path.
[[nodiscard]] inline bool block_may_start(const char* p, const pattern& wanted) noexcept {
  const std::size_t last = wanted.size() - 1;
  const probe a(p, wanted, 0);
  const probe d(p, wanted, last);
  unsigned char least = 0xff;
  for (std::size_t i = 0; i < block; ++i) {
    const auto miss = static_cast<unsigned char>(a.miss(i) | d.miss(i));
    least = miss < least ? miss : least;
  }
  if (least != 0) return false;
  const probe b(p, wanted, last - last / 2);
  const probe c(p, wanted, last - last / 4);
  least = 0xff;
  for (std::size_t i = 0; i < block; ++i) {
    const auto miss = static_cast<unsigned char>(a.miss(i) | b.miss(i) | c.miss(i) | d.miss(i));
    least = miss < least ? miss : least;
  }
  return least == 0;
}

/// The first place in `[p, end)` where the delimiter starts, or null. Reads up to
/// `end + wanted.size() - 1`.
[[nodiscard]] inline const char* first_start(const char* p, const char* end,
                                             const pattern& wanted) noexcept {
  const std::size_t size = wanted.size();
  while (p != end) {
    const char first = wanted.data()[0];
    const void* const found = std::memchr(p, first, static_cast<std::size_t>(end - p));
    if (found == nullptr) return nullptr;
    p = static_cast<const char*>(found);
    if (std::memcmp(p, wanted.data(), size) == 0) return p;
    if (!wanted.first_recurs()) {
      // Of the places so near each other only the last can be one.
      const auto left = static_cast<std::size_t>(end - p);
      p += std::string_view(p, left < size ? left : size).rfind(first);
      if (std::memcmp(p, wanted.data(), size) == 0) return p;
    }
    ++p;
  }
  return nullptr;
}

/// Finds the first whole delimiter inside `[first, last)`. Returns where it starts, or `last`.
/// Never reads outside the range. Linear if the delimiter's first byte does not recur in it.
[[nodiscard]] inline const char* find(const char* first, const char* last,
                                      const pattern& wanted) noexcept {
  if (last - first < static_cast<std::ptrdiff_t>(wanted.size())) return last;
  const char* const end = last - (wanted.size() - 1);  // one past the last place it can start at
  while (end - first >= block) {
    if (block_may_start(first, wanted)) {
      if (const char* const found = first_start(first, first + block, wanted)) return found;
    }
    first += block;
  }
  const char* const found = first_start(first, end, wanted);
  return found != nullptr ? found : last;
}

/// Finds the first whole `text` inside `[first, last)`, any text of one byte or more: its first
/// byte may recur in it. Returns where it starts, or `last`. Never reads outside the range. For
/// each byte it takes a time that the length of the text bounds.
[[nodiscard]] inline const char* find_anywhere(const char* first, const char* last,
                                               std::string_view text) noexcept {
  return find(first, last, pattern(text));
}

/// False if no end of `[first, last)` can be a proper, non-empty prefix of `text`: the first byte
/// of it is not the last one there, nor does the second one follow it near there. Most chunks end
/// so. Precondition: the range is not empty, and the text has two bytes or more.
[[nodiscard]] inline bool may_end_cut(const char* first, const char* last,
                                      std::string_view text) noexcept {
  const auto pairs = static_cast<std::ptrdiff_t>(text.size()) - 2;
  const std::ptrdiff_t looked_at = (pairs + 7) / 8 * 8;
  if (last - first <= looked_at || last[-1] == text[0]) return true;
  std::uint64_t hits = 0;
  for (const char* p = last - 1 - looked_at; p != last - 1; p += 8) {
    hits |=
        core::bytes_equal(core::load(p), text[0]) & core::bytes_equal(core::load(p + 1), text[1]);
  }
  return hits != 0;
}

}  // namespace quire::multipart::detail::scalar

#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP
