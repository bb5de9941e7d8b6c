// SPDX-License-Identifier: Apache-2.0
// The AVX2 search with what AVX-512 adds on vectors of 256 bits: logic on three operands, which
// takes one of four instructions from the inner loop. Vectors of 512 bits gained no more (see
// docs/performance.md), and would ask for delimiters of 65 bytes.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP

#include <quire/multipart/detail/search_avx2.hpp>

#if defined(QUIRE_MULTIPART_X86)
#define QUIRE_MULTIPART_AVX512 [[gnu::target("avx2,bmi,lzcnt,avx512f,avx512bw,avx512vl")]]
#define QUIRE_MULTIPART_AVX512_INLINE \
  [[gnu::target("avx2,bmi,lzcnt,avx512f,avx512bw,avx512vl"), gnu::always_inline]] inline

#include <quire/multipart/detail/pattern.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

namespace quire::multipart::detail::avx512 {

using avx2::all;
using avx2::block;
using avx2::bytes;
using avx2::bytes_of;
using avx2::examine;
using avx2::last_lane;
using avx2::load;
using avx2::look_closer;
using avx2::mask;
using avx2::near;
using avx2::pattern_lanes;
using avx2::prepare;
using avx2::width;

/// True if some place in the block at `p` has the delimiter's byte 0 there and byte `width` behind.
// A lane of `misses` is zero where both bytes are right. Compilers make one VPTERNLOG of the outer
// two operations; the least of all lanes tells whether any is zero.
QUIRE_MULTIPART_AVX512_INLINE bool may_start(const char* p, const pattern_lanes& wanted) noexcept {
  using unsigned_bytes [[gnu::vector_size(32)]] = unsigned char;
  bytes here = load(p);
  unsigned_bytes least = ~unsigned_bytes{};
#pragma GCC unroll 8
  for (std::ptrdiff_t i = width; i <= block; i += width) {
    const bytes next = load(p + i);
    const auto misses =
        reinterpret_cast<unsigned_bytes>((here ^ wanted.first) | (next ^ wanted.far));
    least = misses < least ? misses : least;
    here = next;
  }
  return mask(least == 0) != 0;
}

/// Where the blocks that cannot hold a start end: at one that may, or with less than one left.
QUIRE_MULTIPART_AVX512_INLINE const char* skip(const char* p, const char* end,
                                               const pattern_lanes& wanted) noexcept {
  while (end - p >= block && !avx512::may_start(p, wanted)) p += block;
  return p;
}

/// `find` behind the first vector, or wherever a delimiter of more than three vectors starts.
QUIRE_MULTIPART_AVX512 [[gnu::noinline]] inline const char* find_far(
    const char* first, const char* last, const pattern& wanted) noexcept {
  const pattern_lanes lanes = prepare(wanted);
  const char* const end = last - (lanes.size - 1);  // behind the last place to start
  if (lanes.size > 3 * width) {
    if (const char* const found = near(first, lanes)) return found;
  }

  const auto misaligned = static_cast<std::ptrdiff_t>(std::bit_cast<std::uintptr_t>(first) % width);
  const char* p = first + (width - misaligned);
  const char* passed = nullptr;
  while ((p = avx512::skip(p, end, lanes)), end - p >= block) {
    // Two blocks in a row that pass the quick look: the text is made to, so spare more of them it.
    const bool again = p == passed;
    const std::ptrdiff_t left = (end - p) / block;
    passed = p + (!again ? 1 : left < 16 ? left : 16) * block;
    const char* const found = again ? look_closer(p, passed, wanted) : examine(p, passed, lanes);
    if (found != nullptr) return found;
    p = passed;
  }
  if (end - first >= block && !avx512::may_start(end - block, lanes)) return last;
  for (; end - p >= width; p += width) {
    if (const char* const found = near(p, lanes)) return found;
  }
  const char* const found = near(end - width, lanes);
  return found != nullptr ? found : last;
}

/// Same contract as `scalar::find`. Here is what short fields need: they end in the first vector.
// No branch on where in it, which nobody can predict.
QUIRE_MULTIPART_AVX512 inline const char* find(const char* first, const char* last,
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

}  // namespace quire::multipart::detail::avx512

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP
