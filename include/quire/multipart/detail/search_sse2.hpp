// SPDX-License-Identifier: Apache-2.0
// The delimiter search with SSE2, which every x86-64 has, for delimiters longer than one vector.
//
//   text   ..|....x0....|....x1....|....      two bytes of the delimiter are looked for at once:
//   place       p          p+16               its byte 0 at p and its byte 32 at p+32; both lie at
//   wanted      0..........16...n-1           the same offset of neighbouring aligned vectors
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_SSE2_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_SSE2_HPP

#include <quire/multipart/detail/cpu.hpp>
#include <quire/multipart/detail/search_scalar.hpp>

#if defined(QUIRE_MULTIPART_X86)

#include <quire/multipart/detail/delimiter.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace quire::multipart::detail::sse2 {

using bytes [[gnu::vector_size(16)]] = signed char;
using unaligned_bytes [[gnu::vector_size(16), gnu::aligned(1), gnu::may_alias]] = signed char;

inline constexpr std::ptrdiff_t width = 16;
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

[[gnu::always_inline]] inline bytes load(const char* p) noexcept {
  return *reinterpret_cast<const unaligned_bytes*>(p);
}

/// The top bit of each lane, lane 0 lowest.
[[gnu::always_inline]] inline std::uint32_t mask(bytes lanes) noexcept {
  using chars [[gnu::vector_size(16)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb128(reinterpret_cast<chars>(lanes)));
}

/// Precondition: more than `width` bytes of text.
[[gnu::always_inline]] inline needle prepare(const delimiter& wanted) noexcept {
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
[[gnu::always_inline]] inline const char* candidate(const char* p, const needle& wanted) noexcept {
  const std::uint32_t lanes = mask(load(p) == wanted.first);
  return p + (31 - std::countl_zero(lanes | 1U));
}

[[gnu::always_inline]] inline bool starts(const char* p, const needle& wanted) noexcept {
  const std::size_t rest = wanted.size - width;
  if (mask((load(p) == wanted.head) & (load(p + rest) == wanted.tail)) != 0xffff) return false;
  return rest <= width || std::memcmp(p + width, wanted.text + width, rest - width) == 0;
}

/// The delimiter's start in `[p, end)`, whole vectors, or null. Costs the same whatever the bytes.
inline const char* examine(const char* p, const char* end, const needle& wanted) noexcept {
  for (; p != end; p += width) {
    const char* const place = candidate(p, wanted);
    if (starts(place, wanted)) return place;
  }
  return nullptr;
}

/// True if some place in the block at `p` has the delimiter's byte 0 there and byte `width` behind.
[[gnu::always_inline]] inline bool may_start(const char* p, const needle& wanted) noexcept {
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
inline const char* find(const char* first, const char* last, const delimiter& wanted) noexcept {
  const auto size = static_cast<std::ptrdiff_t>(wanted.size());
  if (size <= width || wanted.first_recurs() || last - first < size + width - 1) {
    return scalar::find(first, last, wanted);
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

}  // namespace quire::multipart::detail::sse2

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_SSE2_HPP
