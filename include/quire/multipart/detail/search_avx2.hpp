// SPDX-License-Identifier: Apache-2.0
// The delimiter search with AVX2, for patterns of more than 32 bytes.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP

#include <quire/multipart/detail/search_sse2.hpp>

#if defined(QUIRE_MULTIPART_X86)

#include <quire/multipart/detail/pattern.hpp>

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail::avx2 {

#define QUIRE_SEARCH_TARGET [[gnu::target("avx2,bmi,lzcnt")]]
#define QUIRE_SEARCH_INLINE [[gnu::target("avx2,bmi,lzcnt"), gnu::always_inline]] inline

namespace narrower = sse2;
namespace for_longer = narrower;  // for nothing
inline constexpr std::ptrdiff_t longest = PTRDIFF_MAX;

using bytes [[gnu::vector_size(32)]] = unsigned char;
using unaligned_bytes [[gnu::vector_size(32), gnu::aligned(1), gnu::may_alias]] = unsigned char;
using chars [[gnu::vector_size(32)]] = char;

inline constexpr std::ptrdiff_t width = 32;

QUIRE_SEARCH_INLINE bytes load(const char* p) noexcept {
  return *reinterpret_cast<const unaligned_bytes*>(p);
}
QUIRE_SEARCH_INLINE bytes load_once(const char* p) noexcept { return load(p); }
QUIRE_SEARCH_INLINE bytes splat(char byte) noexcept {
  return bytes{} + static_cast<unsigned char>(byte);
}
QUIRE_SEARCH_INLINE bytes equal(bytes a, bytes b) noexcept {
  return reinterpret_cast<bytes>(a == b);
}

/// The top bit of each lane, lane 0 lowest.
QUIRE_SEARCH_INLINE std::uint32_t mask(bytes lanes) noexcept {
  return static_cast<std::uint32_t>(__builtin_ia32_pmovmskb256(reinterpret_cast<chars>(lanes)));
}
QUIRE_SEARCH_INLINE bool all(bytes lanes) noexcept { return ~mask(lanes) == 0; }
QUIRE_SEARCH_INLINE int first_lane(std::uint32_t mask) noexcept { return std::countr_zero(mask); }
QUIRE_SEARCH_INLINE int last_lane(std::uint32_t mask) noexcept {
  return 31 - std::countl_zero(mask | 1U);
}
QUIRE_SEARCH_INLINE std::uint32_t lanes_before(std::uint32_t mask, int lane) noexcept {
  return mask & ((1U << lane) - 1);
}

// Hits: all bits in the lanes that hold the right byte.
QUIRE_SEARCH_INLINE bytes no_hits() noexcept { return bytes{}; }
QUIRE_SEARCH_INLINE bytes compare(bytes a, bytes b) noexcept { return equal(a, b); }
QUIRE_SEARCH_INLINE bytes both(bytes a, bytes b) noexcept { return a & b; }
QUIRE_SEARCH_INLINE bytes either(bytes a, bytes b) noexcept { return a | b; }
QUIRE_SEARCH_INLINE bool any(bytes hits) noexcept { return mask(hits) != 0; }

#include <quire/multipart/detail/search_body.inc>

#undef QUIRE_SEARCH_TARGET
#undef QUIRE_SEARCH_INLINE

}  // namespace quire::multipart::detail::avx2

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_AVX2_HPP
