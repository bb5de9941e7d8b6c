// SPDX-License-Identifier: Apache-2.0
// Two hyphens and the boundary (RFC 2046 calls them dash-boundary), wherever they stand: for
// grammars in which they may stand nowhere but in a delimiter.
#ifndef QUIRE_MULTIPART_DETAIL_DASH_BOUNDARY_HPP
#define QUIRE_MULTIPART_DETAIL_DASH_BOUNDARY_HPP

#include <quire/multipart/detail/search.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// Of the texts that end `text.substr(0, seen)` and `next`, the longest that starts `text`: its
/// size. Precondition: `seen < text.size()`.
[[nodiscard]] constexpr std::size_t seen_after(std::string_view text, std::size_t seen,
                                               char next) noexcept {
  for (std::size_t size = seen;; --size) {
    if (text[size] == next && text.substr(seen - size, size) == text.substr(0, size)) {
      return size + 1;
    }
    if (size == 0) return 0;
  }
}

/// The first run of `size` hyphens in `[first, last)`, or `last`. Looks at the last byte of a run
/// first, so that most are passed over; what was seen to be a hyphen is not looked at again.
[[nodiscard]] inline const char* find_hyphens(const char* first, const char* last,
                                              std::size_t size) noexcept {
  const char* run = first;
  const char* known = first;  // [run, known) are hyphens
  while (static_cast<std::size_t>(last - run) >= size) {
    const char* const end = run + size;
    const char* at = end;
    while (at != known && at[-1] == '-') --at;
    if (at == known) return run;
    run = at;
    known = end;
  }
  return last;
}

/// The first whole `text` in `[first, last)`, or `last`. The text starts with two hyphens, so its
/// first byte recurs, and the search for delimiters does not do: this one compares two other bytes,
/// and the whole text wherever both are right. That takes a time for each byte that the length of
/// the text bounds. A text of hyphens alone has no bytes to choose: it is a run.
[[nodiscard]] inline const char* find_dash_boundary(const char* first, const char* last,
                                                    std::string_view text) noexcept {
  if (static_cast<std::size_t>(last - first) < text.size()) return last;
  // Most boundaries end in no hyphen.
  if (text.back() != '-' || text.find_first_not_of('-') != std::string_view::npos) {
    return find_anywhere(first, last, text);
  }
  return find_hyphens(first, last, text.size());
}

/// The first place from which `[place, last)` is a proper, non-empty prefix of `text`, or `last`.
[[nodiscard]] inline const char* find_partial_dash_boundary(const char* first, const char* last,
                                                            std::string_view text) noexcept {
  if (static_cast<std::size_t>(last - first) >= text.size()) first = last - (text.size() - 1);
  if (!holds_byte(first, last, '-')) return last;
  for (; first != last; ++first) {
    const auto left = static_cast<std::size_t>(last - first);
    if (*first == '-' && std::memcmp(first, text.data(), left) == 0) break;
  }
  return first;
}

/// Waits for the text in bytes that come in chunks.
class dash_boundary_watch {
 public:
  /// Bytes start to come.
  void begin() noexcept { m_seen = 0; }

  /// Reads on at `at`, which it moves past what was read. Returns true if the text was found; it
  /// ends at `at`.
  [[nodiscard]] bool read(const char*& at, const char* last, std::string_view text) noexcept {
    if (at == last) return false;
    const char* const begin = at;
    while (m_seen != 0 && at != last) {
      if (static_cast<std::size_t>(at - begin) >= m_seen) {  // all that counts lies in this chunk
        at -= m_seen;
        m_seen = 0;
        break;
      }
      m_seen = seen_after(text, m_seen, *at++);
      if (m_seen == text.size()) return true;
    }
    if (m_seen != 0) return false;
    const char* const found = find_dash_boundary(at, last, text);
    const bool whole = found != last;
    if (!whole)
      m_seen = static_cast<std::size_t>(last - find_partial_dash_boundary(at, last, text));
    at = whole ? found + text.size() : last;
    return whole;
  }

 private:
  std::size_t m_seen = 0;  // bytes at the end of what was read that start the text
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_DASH_BOUNDARY_HPP
