// SPDX-License-Identifier: Apache-2.0
// The delimiter search with NEON, for patterns of more than 16 bytes. Every AArch64 has NEON.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_NEON_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_NEON_HPP

#include <quire/multipart/detail/cpu.hpp>
#include <quire/multipart/detail/search_scalar.hpp>

#if defined(QUIRE_MULTIPART_NEON)

#include <quire/multipart/detail/pattern.hpp>

#include <arm_neon.h>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail::neon {

#define QUIRE_SEARCH_TARGET
#define QUIRE_SEARCH_INLINE [[gnu::always_inline]] inline

namespace narrower = scalar;
namespace for_longer = narrower;  // for nothing
inline constexpr std::ptrdiff_t longest = PTRDIFF_MAX;

using bytes = uint8x16_t;

inline constexpr std::ptrdiff_t width = 16;

QUIRE_SEARCH_INLINE bytes load(const char* p) noexcept {
  return vld1q_u8(reinterpret_cast<const std::uint8_t*>(p));
}
QUIRE_SEARCH_INLINE bytes load_once(const char* p) noexcept { return load(p); }
QUIRE_SEARCH_INLINE bytes splat(char byte) noexcept {
  return vdupq_n_u8(static_cast<std::uint8_t>(byte));
}
QUIRE_SEARCH_INLINE bytes equal(bytes a, bytes b) noexcept { return vceqq_u8(a, b); }
QUIRE_SEARCH_INLINE bool all(bytes lanes) noexcept { return vminvq_u8(lanes) == 0xff; }

/// Four bits for each lane of all ones or zeros, lane 0 lowest. NEON has no instruction that makes
/// a mask of one bit a lane; this one narrows each pair of lanes to one.
QUIRE_SEARCH_INLINE std::uint64_t mask(bytes lanes) noexcept {
  const uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(lanes), 4);
  return vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
}
QUIRE_SEARCH_INLINE int first_lane(std::uint64_t mask) noexcept {
  return std::countr_zero(mask) / 4;
}
QUIRE_SEARCH_INLINE int last_lane(std::uint64_t mask) noexcept {
  return (63 - std::countl_zero(mask | 1U)) / 4;
}
QUIRE_SEARCH_INLINE std::uint64_t lanes_before(std::uint64_t mask, int lane) noexcept {
  return mask & ((std::uint64_t{1} << (4 * lane)) - 1);
}

// Hits: all bits in the lanes that hold the right byte.
QUIRE_SEARCH_INLINE bytes no_hits() noexcept { return vdupq_n_u8(0); }
QUIRE_SEARCH_INLINE bytes compare(bytes a, bytes b) noexcept { return equal(a, b); }
QUIRE_SEARCH_INLINE bytes both(bytes a, bytes b) noexcept { return a & b; }
QUIRE_SEARCH_INLINE bytes either(bytes a, bytes b) noexcept { return a | b; }
QUIRE_SEARCH_INLINE bool any(bytes hits) noexcept { return vmaxvq_u8(hits) != 0; }

#include <quire/multipart/detail/search_body.inc>

#undef QUIRE_SEARCH_TARGET
#undef QUIRE_SEARCH_INLINE

}  // namespace quire::multipart::detail::neon

#endif  // QUIRE_MULTIPART_NEON
#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_NEON_HPP
