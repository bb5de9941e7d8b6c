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

#include <quire/multipart/detail/delimiter.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>

namespace quire::multipart::detail::avx512 {

using avx2::block;
using avx2::bytes;
using avx2::candidate;
using avx2::examine;
using avx2::load;
using avx2::mask;
using avx2::needle;
using avx2::prepare;
using avx2::starts;
using avx2::width;

/// True if some place in the block at `p` has the delimiter's byte 0 there and byte `width` behind.
// A lane of `misses` is zero where both bytes are right. Compilers make one VPTERNLOG of the outer
// two operations; the least of all lanes tells whether any is zero.
QUIRE_MULTIPART_AVX512_INLINE bool may_start(const char* p, const needle& wanted) noexcept {
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

/// Same contract as `scalar::find`.
QUIRE_MULTIPART_AVX512 inline const char* find(const char* first, const char* last,
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
    if (!avx512::may_start(p, sought)) {
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
  if (end - first >= block && !avx512::may_start(end - block, sought)) return last;
  const char* const whole = p + (end - p) / width * width;
  if (const char* const found = examine(p, whole, sought)) return found;
  const char* const place = candidate(end - width, sought);
  return starts(place, sought) ? place : last;
}

}  // namespace quire::multipart::detail::avx512

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP
