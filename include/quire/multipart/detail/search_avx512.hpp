// SPDX-License-Identifier: Apache-2.0
// The delimiter search with AVX-512 on vectors of 32 bytes, for patterns of more than 32. It
// differs from AVX2 in how it keeps hits, which takes one of four instructions out of the inner
// loop. Vectors of 64 bytes would need patterns of 65 bytes.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP

#include <quire/multipart/detail/search_avx2.hpp>

#if defined(QUIRE_MULTIPART_X86)

#include <quire/multipart/detail/pattern.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail::avx512 {

#define QUIRE_SEARCH_TARGET [[gnu::target("avx2,bmi,lzcnt,avx512f,avx512bw,avx512vl")]]
#define QUIRE_SEARCH_INLINE QUIRE_SEARCH_TARGET [[gnu::always_inline]] inline

namespace narrower = sse2;

// What is longer comes from beyond the second-level cache, and there AVX2 is as fast, or by 3 to 4
// % faster (W5c to W5f; docs/performance.md).
namespace for_longer = avx2;
inline constexpr std::ptrdiff_t longest = std::ptrdiff_t{1} << 20;

using avx2::all;
using avx2::bytes;
using avx2::equal;
using avx2::first_lane;
using avx2::lanes_before;
using avx2::last_lane;
using avx2::load;
using avx2::mask;
using avx2::splat;
using avx2::width;

// GCC else makes the load an operand of both instructions that use it: two loads, and a tenth of
// the speed.
QUIRE_SEARCH_INLINE bytes load_once(const char* p) noexcept {
  bytes lanes = load(p);
  asm("" : "+v"(lanes));
  return lanes;
}

// Hits: zero in the lanes that hold the right byte. Compilers make one instruction, VPTERNLOG, of
// `both` and one of the comparisons.
QUIRE_SEARCH_INLINE bytes no_hits() noexcept { return ~bytes{}; }
QUIRE_SEARCH_INLINE bytes compare(bytes a, bytes b) noexcept { return a ^ b; }
QUIRE_SEARCH_INLINE bytes both(bytes a, bytes b) noexcept { return a | b; }
QUIRE_SEARCH_INLINE bytes either(bytes a, bytes b) noexcept { return a < b ? a : b; }
QUIRE_SEARCH_INLINE bool any(bytes hits) noexcept { return mask(equal(hits, bytes{})) != 0; }

#include <quire/multipart/detail/search_body.inc>

#undef QUIRE_SEARCH_TARGET
#undef QUIRE_SEARCH_INLINE

}  // namespace quire::multipart::detail::avx512

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_AVX512_HPP
