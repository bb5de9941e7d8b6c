// SPDX-License-Identifier: Apache-2.0
// The text that ends a part, with what a search for it needs to know beforehand.
#ifndef QUIRE_MULTIPART_DETAIL_DELIMITER_HPP
#define QUIRE_MULTIPART_DETAIL_DELIMITER_HPP

#include <cassert>
#include <cstddef>
#include <string_view>

namespace quire::multipart::detail {

/// A delimiter: a line break, two hyphens, the boundary (RFC 2046, section 5.1.1). A view: the text
/// stays with the caller and outlives this.
class delimiter {
 public:
  /// Precondition: at least one byte of text. Any bytes are right; only a text whose first byte
  /// does not come again, as no line break can in a boundary, gets the vector searches.
  constexpr explicit delimiter(std::string_view text) noexcept
      : m_text(text), m_first_recurs(text.find(text.front(), 1) != std::string_view::npos) {
    assert(!text.empty());
  }

  [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }
  [[nodiscard]] constexpr const char* data() const noexcept { return m_text.data(); }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return m_text.size(); }

  /// True if the first byte stands elsewhere in the text too. If not, two places less than `size()`
  /// apart where that byte stands cannot both start the delimiter: only the later one can.
  [[nodiscard]] constexpr bool first_recurs() const noexcept { return m_first_recurs; }

 private:
  std::string_view m_text;
  bool m_first_recurs;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_DELIMITER_HPP
