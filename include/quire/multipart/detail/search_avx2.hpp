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

#include <quire/multipart/detail/pattern.hpp>

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
struct pattern_lanes {
  bytes first;  // byte 0, in each lane
  bytes far;    // byte `width`, in each lane
  bytes last;   // the last byte, in each lane
  bytes head;   // the first `width` bytes
  bytes tail;   // the last `width` bytes
  const char* text;
  std::size_t size;
};

QUIRE_MULTIPART_AVX2_INLINE bytes load(const char* p) noexcept {
  return *reinterpret_cast<const unaligned_bytes*>(p);
}

/// The byte in each lane.
QUIRE_MULTIPART_AVX2_INLINE bytes bytes_of(char byte) noexcept {
  return bytes{} + static_cast<signed char>(byte);
}

/// The top bit of each lane, lane 0 lowest.
QUIRE_MULTIPART_AVX2_INLINE std::uint32_t mask(bytes lanes) noexcept {
  using chars [[gnu::vector_size(32)]] = char;
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(reinterpret_cast<chars>(lanes)));
}

/// Precondition: more than `width` bytes of text.
QUIRE_MULTIPART_AVX2_INLINE pattern_lanes prepare(const pattern& wanted) noexcept {
  const char* const text = wanted.data();
  return {bytes_of(text[0]),
          bytes_of(text[width]),
          bytes_of(text[wanted.size() - 1]),
          load(text),
          load(text + wanted.size() - width),
          text,
          wanted.size()};
}

/// True if all lanes have all bits.
QUIRE_MULTIPART_AVX2_INLINE bool all(bytes lanes) noexcept { return ~mask(lanes) == 0; }

QUIRE_MULTIPART_AVX2_INLINE bool starts(const char* p, const pattern_lanes& wanted) noexcept {
  const std::size_t rest = wanted.size - width;
  if (!all((load(p) == wanted.head) & (load(p + rest) == wanted.tail))) return false;
  return rest <= width || std::memcmp(p + width, wanted.text + width, rest - width) == 0;
}

/// The last of some lanes, or 0. Of the places in one vector that hold the delimiter's first byte
/// only the last can start it: any other has that byte behind it where the delimiter has another.
QUIRE_MULTIPART_AVX2_INLINE int last_lane(std::uint32_t lanes) noexcept {
  return 31 - std::countl_zero(lanes | 1U);
}

/// The delimiter's start in the vector at `p`, or null. Without a branch on what is there before
/// the last: short fields end within a vector, at a place that nobody can predict.
QUIRE_MULTIPART_AVX2_INLINE const char* near(const char* p, const pattern_lanes& wanted) noexcept {
  const char* const place = p + last_lane(mask(load(p) == wanted.first));
  return starts(place, wanted) ? place : nullptr;
}

/// The delimiter's start in `[p, end)`, whole blocks, or null.
QUIRE_MULTIPART_AVX2_INLINE const char* examine(const char* p, const char* end,
                                                const pattern_lanes& wanted) noexcept {
  for (; p != end; p += block) {
#pragma GCC unroll 8
    for (std::ptrdiff_t i = 0; i < block; i += width) {
      const auto lanes = mask((load(p + i) == wanted.first) & (load(p + i + width) == wanted.far));
      if (lanes == 0) continue;
      const char* const place = p + i + last_lane(lanes);
      if (starts(place, wanted)) return place;
    }
  }
  return nullptr;
}

/// True if some place in the block at `p` has the delimiter's byte 0 there and byte `width` behind.
QUIRE_MULTIPART_AVX2_INLINE bool may_start(const char* p, const pattern_lanes& wanted) noexcept {
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

/// As `may_start`, with the delimiter's last byte looked for too: a third slower, and passed by far
/// fewer of the texts that are made to pass the other.
QUIRE_MULTIPART_AVX2_INLINE bool seems_to_start(const char* p,
                                                const pattern_lanes& wanted) noexcept {
  const char* const last = p + (wanted.size - 1);
  bytes here = load(p);
  bytes hits{};
#pragma GCC unroll 8
  for (std::ptrdiff_t i = width; i <= block; i += width) {
    const bytes next = load(p + i);
    hits |= (here == wanted.first) & (next == wanted.far) & (load(last + i - width) == wanted.last);
    here = next;
  }
  return mask(hits) != 0;
}

/// Where the blocks that cannot hold a start end: at one that may, or with less than one left.
QUIRE_MULTIPART_AVX2_INLINE const char* skip(const char* p, const char* end,
                                             const pattern_lanes& wanted) noexcept {
  while (end - p >= block && !may_start(p, wanted)) p += block;
  return p;
}

/// The delimiter's start in `[p, end)`, whole blocks, or null. For texts that pass `may_start`.
QUIRE_MULTIPART_AVX2 [[gnu::noinline]] inline const char* look_closer(
    const char* p, const char* end, const pattern& wanted) noexcept {
  const pattern_lanes lanes = prepare(wanted);
  for (int passed = 0; p != end; p += block) {
    if (!seems_to_start(p, lanes)) continue;
    // From the second block on that passes this look too, it costs more than it spares.
    const char* const until = ++passed == 2 ? end : p + block;
    const char* const found = examine(p, until, lanes);
    if (found != nullptr || until == end) return found;
  }
  return nullptr;
}

/// `find` behind the first vector, or wherever a delimiter of more than three vectors starts.
QUIRE_MULTIPART_AVX2 [[gnu::noinline]] inline const char* find_far(const char* first,
                                                                   const char* last,
                                                                   const pattern& wanted) noexcept {
  const pattern_lanes lanes = prepare(wanted);
  const char* const end = last - (lanes.size - 1);  // behind the last place to start
  if (lanes.size > 3 * width) {
    if (const char* const found = near(first, lanes)) return found;
  }

  const auto misaligned = static_cast<std::ptrdiff_t>(std::bit_cast<std::uintptr_t>(first) % width);
  const char* p = first + (width - misaligned);
  const char* passed = nullptr;
  while ((p = skip(p, end, lanes)), end - p >= block) {
    // Two blocks in a row that pass the quick look: the text is made to, so spare more of them it.
    const bool again = p == passed;
    const std::ptrdiff_t left = (end - p) / block;
    passed = p + (!again ? 1 : left < 16 ? left : 16) * block;
    const char* const found = again ? look_closer(p, passed, wanted) : examine(p, passed, lanes);
    if (found != nullptr) return found;
    p = passed;
  }
  if (end - first >= block && !may_start(end - block, lanes)) return last;
  for (; end - p >= width; p += width) {
    if (const char* const found = near(p, lanes)) return found;
  }
  const char* const found = near(end - width, lanes);
  return found != nullptr ? found : last;
}

/// Same contract as `scalar::find`. Here is what short fields need: they end in the first vector.
// No branch on where in it, which nobody can predict.
QUIRE_MULTIPART_AVX2 inline const char* find(const char* first, const char* last,
                                             const pattern& wanted) noexcept {
  const auto size = static_cast<std::ptrdiff_t>(wanted.size());
  if (size <= width || wanted.first_recurs() || last - first < size + width - 1) {
    return sse2::find(first, last, wanted);
  }
  const char* const text = wanted.data();
  const auto lanes = mask(load(first) == bytes_of(text[0]));
  if (lanes == 0) return find_far(first, last, wanted);
  const std::ptrdiff_t rest = size - width;
  const std::ptrdiff_t middle = rest < width ? rest : width;
  const char* const place = first + last_lane(lanes);
  const bytes same = (load(place) == load(text)) & (load(place + middle) == load(text + middle)) &
                     (load(place + rest) == load(text + rest));
  return all(same) && rest <= 2 * width ? place : find_far(first, last, wanted);
}

}  // namespace quire::multipart::detail::avx2

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP
