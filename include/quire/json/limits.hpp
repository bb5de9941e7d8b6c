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

/// What a document may cost. What is exactly at a limit is let in.
struct limits {
  std::size_t bytes = std::size_t{4} << 20U;  ///< of the document
  std::size_t depth = default_depth;          ///< nesting, at most `max_depth`
};

}  // namespace quire::json

#endif  // QUIRE_JSON_LIMITS_HPP
