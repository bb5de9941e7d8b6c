// SPDX-License-Identifier: Apache-2.0
// Two hyphens and the boundary (RFC 2046 calls them dash-boundary), wherever they stand: for
// grammars in which they may stand nowhere but in a delimiter.
#ifndef QUIRE_MULTIPART_DETAIL_DASH_BOUNDARY_HPP
#define QUIRE_MULTIPART_DETAIL_DASH_BOUNDARY_HPP

#include <quire/multipart/detail/delimiter.hpp>
#include <quire/multipart/detail/search.hpp>

#include <cstddef>
#include <cstdint>
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

//   text        ----formdata-undici-0582104307
//   fragment                       `---------- a piece whose first byte does not come again in it
//
/// Searches for a text that starts with hyphens, in linear time: for its longest piece whose first
/// byte does not recur there, which the delimiter search is made for; and compares the whole text
/// where that stands. A text of hyphens alone has no such piece: it is a run. The text itself is
/// handed to each call, so that whoever holds both can be moved.
class dash_boundary_search {
 public:
  dash_boundary_search() noexcept = default;

  /// Chooses the piece. Looks at the last 255 bytes alone.
  explicit dash_boundary_search(std::string_view text) noexcept {
    if (text.find_first_not_of('-') == std::string_view::npos) return;
    const std::size_t before = text.size() > 255 ? text.size() - 255 : 0;
    const std::string_view window = text.substr(before);
    std::uint8_t next[256] = {};  // the place after that of a byte, 0 if it was not seen
    for (std::size_t i = window.size(); i-- != 0;) {
      std::uint8_t& seen = next[static_cast<unsigned char>(window[i])];
      const std::size_t end = seen == 0 ? window.size() : seen - std::size_t{1};
      if (end - i > m_size) {
        m_at = before + i;
        m_size = end - i;
      }
      seen = static_cast<std::uint8_t>(i + 1);
    }
  }

  /// The first whole `text` in `[first, last)`, or `last`.
  [[nodiscard]] const char* find(const char* first, const char* last,
                                 std::string_view text) const noexcept {
    if (static_cast<std::size_t>(last - first) < text.size()) return last;
    if (m_size == 0) return find_run(first, last, text.size());
    const delimiter piece(text.substr(m_at, m_size));
    for (const char* at = first + m_at;; at += m_size) {
      at = find_delimiter(at, last, piece);
      if (static_cast<std::size_t>(last - at) < text.size() - m_at) return last;
      if (std::memcmp(at - m_at, text.data(), text.size()) == 0) return at - m_at;
    }
  }

  /// The first place from which `[place, last)` is a proper, non-empty prefix of `text`, or `last`.
  [[nodiscard]] static const char* find_partial(const char* first, const char* last,
                                                std::string_view text) noexcept {
    if (static_cast<std::size_t>(last - first) >= text.size()) first = last - (text.size() - 1);
    while (first != last) {
      const auto left = static_cast<std::size_t>(last - first);
      const void* const hyphen = std::memchr(first, '-', left);
      if (hyphen == nullptr) return last;
      first = static_cast<const char*>(hyphen);
      if (std::memcmp(first, text.data(), static_cast<std::size_t>(last - first)) == 0) break;
      ++first;
    }
    return first;
  }

 private:
  // The first run of `size` hyphens. Looks at the last byte of a run first, so that most are
  // passed over; what was seen to be a hyphen is not looked at again.
  [[nodiscard]] static const char* find_run(const char* first, const char* last,
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

  std::size_t m_at = 0;
  std::size_t m_size = 0;  // 0: the text is a run of hyphens
};

/// Waits for the text in bytes that come in chunks.
class dash_boundary_watch {
 public:
  /// Bytes start to come.
  void begin() noexcept { m_seen = 0; }

  /// Reads on at `at`, which it moves past what was read. Returns true if the text was found; it
  /// ends at `at`.
  [[nodiscard]] bool read(const char*& at, const char* last, std::string_view text,
                          const dash_boundary_search& search) noexcept {
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
    const char* const found = search.find(at, last, text);
    const bool whole = found != last;
    if (!whole) m_seen = static_cast<std::size_t>(last - search.find_partial(at, last, text));
    at = whole ? found + text.size() : last;
    return whole;
  }

 private:
  std::size_t m_seen = 0;  // bytes at the end of what was read that start the text
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_DASH_BOUNDARY_HPP
