// SPDX-License-Identifier: Apache-2.0
// Whether a value holds `--boundary`, wherever it stands in it: some readers want no line break
// before it.
#ifndef QUIRE_MULTIPART_DETAIL_BOUNDARY_SEARCH_HPP
#define QUIRE_MULTIPART_DETAIL_BOUNDARY_SEARCH_HPP

#include <quire/multipart/detail/pattern.hpp>
#include <quire/multipart/detail/search.hpp>

#include <cassert>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// Looks for a text with the parser's search, which is fast if the first byte does not come again.
/// In `--boundary` the hyphen does, so the search is for the longest end of the text of which that
/// is true, and what stands before it is compared.
///
///     - - - - f o r m - 1 2 3
///             `-- m_anchor        (the earliest byte that stands nowhere after it)
class boundary_search {
 public:
  /// A view: the text, not empty, outlives this.
  constexpr explicit boundary_search(std::string_view text) noexcept
      : m_text(text), m_before(bytes_before_anchor(text)), m_anchor(text.substr(m_before)) {}

  [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }
  [[nodiscard]] constexpr std::size_t size() const noexcept { return m_text.size(); }

  /// The offset of the first place where the text stands in `value`, or npos.
  [[nodiscard]] std::size_t find(std::string_view value) const noexcept {
    if (value.size() < m_text.size()) return std::string_view::npos;
    const char* const last = value.data() + value.size();
    const char* at = value.data() + m_before;
    while ((at = find_delimiter(at, last, m_anchor)) != last) {
      if (std::memcmp(at - m_before, m_text.data(), m_before) == 0) {
        return static_cast<std::size_t>(at - value.data()) - m_before;
      }
      ++at;
    }
    return std::string_view::npos;
  }

 private:
  static constexpr std::size_t bytes_before_anchor(std::string_view text) noexcept {
    std::size_t at = 0;
    while (text.find(text[at], at + 1) != std::string_view::npos) ++at;
    return at;
  }

  std::string_view m_text;
  std::size_t m_before;
  pattern m_anchor;
};

/// The same for a value that comes in chunks.
class chunked_boundary_search {
 public:
  static constexpr std::size_t longest = 72;  // `--` and a boundary of RFC 2046

  /// A view: the text, at most `longest` bytes, outlives this.
  constexpr explicit chunked_boundary_search(std::string_view text) noexcept : m_search(text) {
    assert(text.size() <= longest);
  }

  /// The offset in the value of the first place where the text stands, if its end is in this chunk,
  /// or npos.
  [[nodiscard]] std::size_t find(std::string_view chunk) noexcept {
    const std::size_t seam = find_at_seam(chunk);
    if (seam != std::string_view::npos) return m_seen - m_tail + seam;
    const std::size_t inside = m_search.find(chunk);
    if (inside != std::string_view::npos) return m_seen + inside;
    keep_tail(chunk);
    m_seen += chunk.size();
    return std::string_view::npos;
  }

 private:
  // Of what can start before the chunk and end in it.
  [[nodiscard]] std::size_t find_at_seam(std::string_view chunk) const noexcept {
    char seam[2 * longest];
    const std::string_view front = chunk.substr(0, m_search.size() - 1);
    std::memcpy(seam, m_kept, m_tail);
    front.copy(seam + m_tail, front.size());
    return m_search.find({seam, m_tail + front.size()});
  }

  void keep_tail(std::string_view chunk) noexcept {
    const std::size_t most = m_search.size() - 1;
    const std::size_t added = chunk.size() < most ? chunk.size() : most;
    const std::size_t left = m_tail + added > most ? most - added : m_tail;
    std::memmove(m_kept, m_kept + m_tail - left, left);
    chunk.copy(m_kept + left, added, chunk.size() - added);
    m_tail = left + added;
  }

  boundary_search m_search;
  std::size_t m_seen = 0;  // bytes of the value
  std::size_t m_tail = 0;  // how many of the last ones are kept
  char m_kept[longest] = {};
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_BOUNDARY_SEARCH_HPP
