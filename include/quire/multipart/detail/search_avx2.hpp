// SPDX-License-Identifier: Apache-2.0
// The delimiter search with AVX2, for delimiters longer than one vector.
//
//   text   ..|....x0....|....x1....|....      two bytes of the delimiter are looked for at once:
//   place       p          p+32               its byte 0 at p and its byte 32 at p+32; both lie at
//   wanted      0..........32...n-1           the same offset of neighbouring aligned vectors
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP

#include <quire/multipart/detail/search_sse2.hpp>

#if defined(QUIRE_MULTIPART_X86)
#define QUIRE_MULTIPART_AVX2 [[gnu::target("avx2,bmi,lzcnt")]]
#define QUIRE_MULTIPART_AVX2_INLINE [[gnu::target("avx2,bmi,lzcnt"), gnu::always_inline]] inline

#include <quire/multipart/detail/delimiter.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace quire::multipart::detail::avx2 {

// The compiler's own vector types: <immintrin.h> alone would take longer to compile than the rest
// of quire::multipart.
using bytes [[gnu::vector_size(32)]] = signed char;
using unaligned_bytes [[gnu::vector_size(32), gnu::aligned(1), gnu::may_alias]] = signed char;

inline constexpr std::ptrdiff_t width = 32;
inline constexpr std::ptrdiff_t block = 8 * width;

/// What the search keeps in registers of a delimiter.
struct needle {
  bytes first;  // byte 0, in each lane
  bytes far;    // byte `width`, in each lane
  bytes head;   // the first `width` bytes
  bytes tail;   // the last `width` bytes
  const char* text;
  std::size_t size;
};

QUIRE_MULTIPART_AVX2_INLINE bytes load(const char* p) noexcept {
  return *reinterpret_cast<const unaligned_bytes*>(p);
}

/// The top bit of each lane, lane 0 lowest.
QUIRE_MULTIPART_AVX2_INLINE std::uint32_t mask(bytes lanes) noexcept {
  using chars [[gnu::vector_size(32)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(reinterpret_cast<chars>(lanes)));
}

/// Precondition: more than `width` bytes of text.
QUIRE_MULTIPART_AVX2_INLINE needle prepare(const delimiter& wanted) noexcept {
  const char* const text = wanted.data();
  constexpr bytes zero{};
  return {zero + static_cast<signed char>(text[0]),
          zero + static_cast<signed char>(text[width]),
          load(text),
          load(text + wanted.size() - width),
          text,
          wanted.size()};
}

/// The one place in `[p, p + width)` where the delimiter can start: the last that holds its first
/// byte, as any earlier one has that byte behind it where the delimiter has another.
QUIRE_MULTIPART_AVX2_INLINE const char* candidate(const char* p, const needle& wanted) noexcept {
  const std::uint32_t lanes = mask(load(p) == wanted.first);
  return p + (31 - std::countl_zero(lanes | 1U));
}

QUIRE_MULTIPART_AVX2_INLINE bool starts(const char* p, const needle& wanted) noexcept {
  const std::size_t rest = wanted.size - width;
  if (~mask((load(p) == wanted.head) & (load(p + rest) == wanted.tail)) != 0) return false;
  return rest <= width || std::memcmp(p + width, wanted.text + width, rest - width) == 0;
}

/// The delimiter's start in `[p, end)`, whole vectors, or null. Costs the same whatever the bytes.
QUIRE_MULTIPART_AVX2 inline const char* examine(const char* p, const char* end,
                                                const needle& wanted) noexcept {
  for (; p != end; p += width) {
    const char* const place = candidate(p, wanted);
    if (starts(place, wanted)) return place;
  }
  return nullptr;
}

/// True if some place in the block at `p` has the delimiter's byte 0 there and byte `width` behind.
QUIRE_MULTIPART_AVX2_INLINE bool may_start(const char* p, const needle& wanted) noexcept {
  bytes here = load(p);
  bytes hits{};
#pragma GCC unroll 8
  for (std::ptrdiff_t i = width; i <= block; i += width) {
    const bytes next = load(p + i);
    hits |= (here == wanted.first) & (next == wanted.far);
    here = next;
  }
  return mask(hits) != 0;
}

/// Same contract as `scalar::find`.
QUIRE_MULTIPART_AVX2 inline const char* find(const char* first, const char* last,
                                             const delimiter& wanted) noexcept {
  const auto size = static_cast<std::ptrdiff_t>(wanted.size());
  if (size <= width || wanted.first_recurs() || last - first < size + width - 1) {
    return sse2::find(first, last, wanted);
  }
  const needle sought = prepare(wanted);
  const char* const end = last - (size - 1);  // behind the last place to start
  if (const char* const place = candidate(first, sought); starts(place, sought)) return place;

  const auto misaligned = static_cast<std::ptrdiff_t>(std::bit_cast<std::uintptr_t>(first) % width);
  const char* p = first + (width - misaligned);
  const char* examined = nullptr;
  while (end - p >= block) {
    if (!may_start(p, sought)) {
      p += block;
      continue;
    }
    // Two blocks in a row that pass the quick look: the input is made to, so stop looking quickly.
    const std::ptrdiff_t left = (end - p) / block;
    const std::ptrdiff_t run = p != examined ? 1 : left < 16 ? left : 16;
    examined = p + run * block;
    if (const char* const found = examine(p, examined, sought)) return found;
    p = examined;
  }
  if (end - first >= block && !may_start(end - block, sought)) return last;
  const char* const whole = p + (end - p) / width * width;
  if (const char* const found = examine(p, whole, sought)) return found;
  const char* const place = candidate(end - width, sought);
  return starts(place, sought) ? place : last;
}

}  // namespace quire::multipart::detail::avx2

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP
