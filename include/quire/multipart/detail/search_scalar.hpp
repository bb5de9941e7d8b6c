// SPDX-License-Identifier: Apache-2.0
// The delimiter search in plain C++: the specification of the others, and what they fall back to.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP

#include <quire/multipart/detail/delimiter.hpp>
#include <quire/multipart/detail/word.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail::scalar {

inline constexpr std::ptrdiff_t block = 64;

/// A byte of the delimiter: what it is, and where it would lie in the text.
struct probe {
  std::uint64_t in_each_byte;
  std::size_t at;

  probe(const delimiter& wanted, std::size_t place) noexcept
      : in_each_byte(detail::in_each_byte * static_cast<unsigned char>(wanted.data()[place])),
        at(place) {}

  /// Zero bytes for those of eight places whose text is right here.
  [[nodiscard]] std::uint64_t misses(const char* p) const noexcept {
    return load(p + at) ^ in_each_byte;
  }
};

/// True unless one of four bytes of the delimiter excludes, for each place in the block at `p`,
/// that it starts there. Reads up to `p + block + wanted.size() - 1`.
// The second loop keeps inputs that pair two right bytes from reaching the slow path.
[[nodiscard]] inline bool block_may_start(const char* p, const delimiter& wanted) noexcept {
  const std::size_t last = wanted.size() - 1;
  const probe a(wanted, 0);
  const probe d(wanted, last);
  std::uint64_t hits = 0;
  for (std::ptrdiff_t i = 0; i < block; i += 8)
    hits |= bytes_below(a.misses(p + i) | d.misses(p + i), 1);
  if (hits == 0) return false;
  const probe b(wanted, last - last / 2);
  const probe c(wanted, last - last / 4);
  hits = 0;
  for (std::ptrdiff_t i = 0; i < block; i += 8) {
    hits |= bytes_below(a.misses(p + i) | b.misses(p + i) | c.misses(p + i) | d.misses(p + i), 1);
  }
  return hits != 0;
}

/// The first place in `[p, end)` where the delimiter starts, or null. Reads up to
/// `end + wanted.size() - 1`.
[[nodiscard]] inline const char* first_start(const char* p, const char* end,
                                             const delimiter& wanted) noexcept {
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
                                      const delimiter& wanted) noexcept {
  if (last - first < static_cast<std::ptrdiff_t>(wanted.size())) return last;
  const char* const end = last - (wanted.size() - 1);  // behind the last place to start
  while (end - first >= block) {
    if (block_may_start(first, wanted)) {
      if (const char* const found = first_start(first, first + block, wanted)) return found;
    }
    first += block;
  }
  const char* const found = first_start(first, end, wanted);
  return found != nullptr ? found : last;
}

}  // namespace quire::multipart::detail::scalar

#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP
