// SPDX-License-Identifier: Apache-2.0
// `first_escaped` with SSE2: see `escape_block.hpp`.
#ifndef QUIRE_JSON_DETAIL_ESCAPE_BLOCK_SSE2_HPP
#define QUIRE_JSON_DETAIL_ESCAPE_BLOCK_SSE2_HPP

#if defined(__GNUC__) && defined(__SSE2__)

#include <bit>
#include <cstddef>
#include <emmintrin.h>

namespace quire::json::detail::sse2 {

/// The place of the first of the sixteen bytes at `bytes` that is escaped, 16 if none is.
[[nodiscard]] inline std::size_t first_escaped(const char* bytes) noexcept {
  const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
  const __m128i last_control = _mm_set1_epi8(0x1f);
  const __m128i hits = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(block, last_control), block),
                                    _mm_or_si128(_mm_cmpeq_epi8(block, _mm_set1_epi8('"')),
                                                 _mm_cmpeq_epi8(block, _mm_set1_epi8('\\'))));
  const auto bits = static_cast<unsigned>(_mm_movemask_epi8(hits));
  return static_cast<std::size_t>(std::countr_zero(bits | 0x10000U));
}

}  // namespace quire::json::detail::sse2

#endif
#endif  // QUIRE_JSON_DETAIL_ESCAPE_BLOCK_SSE2_HPP
