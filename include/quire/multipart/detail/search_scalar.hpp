// SPDX-License-Identifier: Apache-2.0
// The delimiter search in plain C++: the specification of the others, and what they fall back to.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_SCALAR_HPP

#include <quire/multipart/detail/delimiter.hpp>

#include <cstddef>
#include <cstring>

namespace quire::multipart::detail::scalar {

/// True unless a look at four bytes of the delimiter, for each of 64 places from `p` on, excludes
/// that it starts there. Reads `p[0 .. 64 + delimiter.size() - 2]`.
// Loops of a fixed length without a branch: compilers make vector code of them, whatever the
// machine. The second loop keeps inputs that pair two right bytes from reaching the slow path.
[[nodiscard]] inline bool block_may_start(const char* p, const delimiter& wanted) noexcept {
  const char* const text = wanted.data();
  const std::size_t last = wanted.size() - 1;
  const std::size_t middle = last / 2;
  const char a = text[0];
  const char d = text[last];
  unsigned char hit = 0;
  for (std::size_t i = 0; i < 64; ++i) {
    hit |= static_cast<unsigned char>(static_cast<unsigned char>(p[i] == a) &
                                      static_cast<unsigned char>(p[i + last] == d));
  }
  if (hit == 0) return false;
  const char b = text[last - middle];
  const char c = text[last - last / 4];
  const char* const at_b = p + (last - middle);
  const char* const at_c = p + (last - last / 4);
  hit = 0;
  for (std::size_t i = 0; i < 64; ++i) {
    hit |= static_cast<unsigned char>(
        static_cast<unsigned char>(p[i] == a) & static_cast<unsigned char>(at_b[i] == b) &
        static_cast<unsigned char>(at_c[i] == c) & static_cast<unsigned char>(p[i + last] == d));
  }
  return hit != 0;
}

/// The first place in `[p, end)` where the delimiter starts, or null. Reads up to
/// `end + wanted.size() - 2`.
[[nodiscard]] inline const char* first_start(const char* p, const char* end,
                                             const delimiter& wanted) noexcept {
  while (p != end) {
    const void* const found = std::memchr(p, wanted.data()[0], static_cast<std::size_t>(end - p));
    if (found == nullptr) return nullptr;
    p = static_cast<const char*>(found);
    if (std::memcmp(p, wanted.data(), wanted.size()) == 0) return p;
    ++p;
  }
  return nullptr;
}

/// Finds the first whole delimiter inside `[first, last)`. Returns where it starts, or `last`.
/// Never reads outside the range. Linear if the delimiter's first byte does not recur in it.
[[nodiscard]] inline const char* find(const char* first, const char* last,
                                      const delimiter& wanted) noexcept {
  constexpr std::ptrdiff_t block = 64;
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
