// SPDX-License-Identifier: Apache-2.0
// Sixteen bytes at once: the first one that JSON text has only as an escape. The plain version says
// what is meant; those of SSE2 and NEON, which every x86-64 and AArch64 has, say the same.
#ifndef QUIRE_JSON_DETAIL_ESCAPE_BLOCK_HPP
#define QUIRE_JSON_DETAIL_ESCAPE_BLOCK_HPP

#include <quire/core/word.hpp>

#include <cstddef>
#include <cstdint>

#if defined(QUIRE_SCALAR_ONLY) && QUIRE_SCALAR_ONLY
#elif defined(__GNUC__) && defined(__SSE2__)
#include <quire/json/detail/escape_block_sse2.hpp>
#define QUIRE_JSON_BLOCKS sse2
#elif defined(__GNUC__) && defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)
#include <quire/json/detail/escape_block_neon.hpp>
#define QUIRE_JSON_BLOCKS neon
#endif

namespace quire::json::detail {

/// RFC 8259 section 7: quote, backslash and controls are escaped, all else goes as it is.
[[nodiscard]] constexpr bool is_escaped(char c) noexcept {
  return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
}

/// A word whose lowest set bit is in the first byte that is escaped, or zero.
[[nodiscard]] constexpr std::uint64_t escaped_bytes(std::uint64_t word) noexcept {
  return core::bytes_below(word, 0x20) | core::bytes_equal(word, '"') |
         core::bytes_equal(word, '\\');
}

namespace plain {

/// The place of the first of the sixteen bytes at `bytes` that is escaped, 16 if none is.
[[nodiscard]] inline std::size_t first_escaped(const char* bytes) noexcept {
  const std::uint64_t first = escaped_bytes(core::load(bytes));
  if (first != 0) return core::first_hit(first);
  const std::uint64_t second = escaped_bytes(core::load(bytes + 8));
  return second == 0 ? 16 : 8 + core::first_hit(second);
}

}  // namespace plain

#if !defined(QUIRE_JSON_BLOCKS)
#define QUIRE_JSON_BLOCKS plain
#endif
using QUIRE_JSON_BLOCKS::first_escaped;
#undef QUIRE_JSON_BLOCKS

}  // namespace quire::json::detail

#endif  // QUIRE_JSON_DETAIL_ESCAPE_BLOCK_HPP
