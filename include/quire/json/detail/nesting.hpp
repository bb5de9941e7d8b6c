// SPDX-License-Identifier: Apache-2.0
// The containers that a walk over a document is in, one bit each.
#ifndef QUIRE_JSON_DETAIL_NESTING_HPP
#define QUIRE_JSON_DETAIL_NESTING_HPP

#include <quire/json/limits.hpp>

#include <array>
#include <cstddef>
#include <cstdint>

namespace quire::json::detail {

/// For each open container one bit: is it an object? Never more than `max_depth` of them. The
/// innermost 64 are in a word, the lowest bit last; full words wait in `room`, which is apart so
/// that the rest can stay in registers.
class nesting {
 public:
  using room = std::array<std::uint64_t, max_depth / 64>;

  nesting(room& full, std::size_t limit) noexcept
      : m_full(&full), m_limit(limit < max_depth ? limit : max_depth) {}
  [[nodiscard]] std::size_t depth() const noexcept { return m_depth; }
  [[nodiscard]] bool in_object() const noexcept { return (m_innermost & 1U) != 0; }
  /// Goes one level down; false if the limit forbids it.
  [[nodiscard]] bool enter(bool object) noexcept {
    if (m_depth == m_limit) return false;
    if (m_depth != 0 && m_depth % 64 == 0) (*m_full)[m_depth / 64 - 1] = m_innermost;
    m_innermost = m_innermost << 1U | std::uint64_t{object};
    ++m_depth;
    return true;
  }
  void leave() noexcept {
    --m_depth;
    const bool full = m_depth % 64 == 0 && m_depth != 0;
    m_innermost = full ? (*m_full)[m_depth / 64 - 1] : m_innermost >> 1U;
  }

 private:
  room* m_full;  // set as far as m_depth goes
  std::uint64_t m_innermost = 0;
  std::size_t m_depth = 0;
  std::size_t m_limit;
};

}  // namespace quire::json::detail

#endif  // QUIRE_JSON_DETAIL_NESTING_HPP
