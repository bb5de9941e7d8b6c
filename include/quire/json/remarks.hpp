// SPDX-License-Identifier: Apache-2.0
// What a walk over a document reports instead of failing.
#ifndef QUIRE_JSON_REMARKS_HPP
#define QUIRE_JSON_REMARKS_HPP

#include <quire/json/error.hpp>

#include <array>
#include <cstddef>

namespace quire::json {

/// A value that was passed over: the code that refusing it would give, and where it starts.
struct remark {
  std::size_t offset = 0;  ///< in bytes from the start of the text that was walked
  /// What refusing the value would have said.
  errc code = errc::ok;
};

/// The first few remarks on a document, and how many there were. Never allocates.
///
///     | kept … | count()  …                      count() may be more than size()
class remark_list {
 public:
  /// How many are kept; all are counted.
  static constexpr std::size_t most_kept = 8;

  /// Forgets all.
  void clear() noexcept { m_count = 0; }

  /// How many remarks there were, kept or not.
  [[nodiscard]] std::size_t count() const noexcept { return m_count; }
  /// How many were kept: at most `most_kept`, the first ones.
  [[nodiscard]] std::size_t size() const noexcept {
    return m_count < most_kept ? m_count : most_kept;
  }
  /// Precondition: `index < size()`.
  [[nodiscard]] const remark& operator[](std::size_t index) const noexcept { return m_kept[index]; }

 private:
  friend class reader_state;

  /// Writes the remark that comes after `before` others, if it is one of the first.
  void put(std::size_t before, const remark& what) noexcept {
    if (before < most_kept) m_kept[before] = what;
  }

  std::array<remark, most_kept> m_kept;
  std::size_t m_count = 0;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_REMARKS_HPP
