// SPDX-License-Identifier: Apache-2.0
// `first_escaped` with NEON: see `escape_block.hpp`.
#ifndef QUIRE_JSON_DETAIL_ESCAPE_BLOCK_NEON_HPP
#define QUIRE_JSON_DETAIL_ESCAPE_BLOCK_NEON_HPP

#if defined(__GNUC__) && defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)

#include <arm_neon.h>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace quire::json::detail::neon {

/// The place of the first of the sixteen bytes at `bytes` that is escaped, 16 if none is.
[[nodiscard]] inline std::size_t first_escaped(const char* bytes) noexcept {
  const uint8x16_t block = vld1q_u8(reinterpret_cast<const std::uint8_t*>(bytes));
  const uint8x16_t hits =
      vorrq_u8(vcltq_u8(block, vdupq_n_u8(0x20)),
               vorrq_u8(vceqq_u8(block, vdupq_n_u8('"')), vceqq_u8(block, vdupq_n_u8('\\'))));
  // NEON has no mask of one bit a lane: this narrows each lane to four bits, lane 0 lowest.
  const uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(hits), 4);
  const std::uint64_t bits = vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
  return static_cast<std::size_t>(std::countr_zero(bits)) / 4;
}

}  // namespace quire::json::detail::neon

#endif
#endif  // QUIRE_JSON_DETAIL_ESCAPE_BLOCK_NEON_HPP
