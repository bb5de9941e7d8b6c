// SPDX-License-Identifier: Apache-2.0
// How much a document may make its reader do.
#ifndef QUIRE_JSON_LIMITS_HPP
#define QUIRE_JSON_LIMITS_HPP

#include <cstddef>

namespace quire::json {

/// The deepest nesting that any limit may allow: the walkers keep one bit a level.
inline constexpr std::size_t max_depth = 1024;

/// The nesting that is accepted unless the caller says otherwise.
inline constexpr std::size_t default_depth = max_depth;

/// The largest document that any limit may allow: stage 1 counts bytes with 32 bits, and its memory
/// grows by doubling.
inline constexpr std::size_t max_bytes = (std::size_t{1} << 31U) - 1;

/// What a document may cost. What is exactly at a limit is let in.
struct limits {
  std::size_t bytes = std::size_t{4} << 20U;  ///< of the document, at most `max_bytes`
  std::size_t depth = default_depth;          ///< nesting, at most `max_depth`
};

/// Bytes that a document may have.
[[nodiscard]] constexpr std::size_t largest_document(const limits& limits) noexcept {
  return limits.bytes < max_bytes ? limits.bytes : max_bytes;
}

}  // namespace quire::json

#endif  // QUIRE_JSON_LIMITS_HPP
