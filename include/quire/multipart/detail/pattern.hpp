// SPDX-License-Identifier: Apache-2.0
// What the delimiter search looks for: a text, and what the search has to know about it.
#ifndef QUIRE_MULTIPART_DETAIL_PATTERN_HPP
#define QUIRE_MULTIPART_DETAIL_PATTERN_HPP

#include <cassert>
#include <cstddef>
#include <string_view>

namespace quire::multipart::detail {

/// A view: the text stays with the caller and must outlive this.
class pattern {
 public:
  /// Precondition: at least one byte of text. Any text is found correctly. The vector searches take
  /// only a text whose first byte occurs once; a delimiter is one, as no boundary has a line break.
  constexpr explicit pattern(std::string_view text) noexcept
      : m_text(text), m_first_recurs(text.find(text.front(), 1) != std::string_view::npos) {
    assert(!text.empty());
  }

  [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }
  [[nodiscard]] constexpr const char* data() const noexcept { return m_text.data(); }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return m_text.size(); }

  /// True if the first byte occurs again in the text. If it does not, then of two places that hold
  /// this byte and are less than `size()` apart only the later one can start the pattern.
  [[nodiscard]] constexpr bool first_recurs() const noexcept { return m_first_recurs; }

 private:
  std::string_view m_text;
  bool m_first_recurs;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_PATTERN_HPP
