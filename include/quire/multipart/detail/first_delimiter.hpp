// SPDX-License-Identifier: Apache-2.0
// The first delimiter of a body, and what may stand before it.
#ifndef QUIRE_MULTIPART_DETAIL_FIRST_DELIMITER_HPP
#define QUIRE_MULTIPART_DETAIL_FIRST_DELIMITER_HPP

#include <quire/multipart/detail/dash_boundary.hpp>
#include <quire/multipart/detail/pattern.hpp>
#include <quire/multipart/detail/search.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// What the search for the first delimiter came to, as far as bytes are there.
enum class first_outcome : std::uint8_t { more, found, refused };

/// Finds the first delimiter, and goes on where it stopped when more bytes are there.
template <grammar G>
class first_delimiter {
 public:
  /// A body starts.
  void begin() noexcept {
    m_seen = 0;
    m_after_cr = false;
    m_started = false;
  }

  /// Reads on at `at`, byte `offset` of the body; moves it past what was read. `text` is two
  /// hyphens and the boundary, `line` the same after a line break, `longest` the most bytes that
  /// may stand before `text`.
  [[nodiscard, gnu::always_inline]] first_outcome read(const char*& at, const char* last,
                                                       std::size_t offset, std::string_view text,
                                                       const pattern& line,
                                                       std::size_t longest) noexcept {
    const auto size = static_cast<std::size_t>(last - at);
    if (offset == 0 && size >= text.size() && std::memcmp(at, text.data(), text.size()) == 0) {
      at += text.size();
      return first_outcome::found;
    }
    if (!G.preamble) return expect(at, last, offset, text, longest);
    return G.delimiter_in_line ? search(at, last, offset, text, longest)
                               : search_line(at, last, offset, line, text.size(), longest);
  }

  /// After `refused`.
  [[nodiscard]] error why() const noexcept { return m_error; }

 private:
  first_outcome refuse(errc code, std::size_t offset) noexcept {
    m_error = {code, offset};
    return first_outcome::refused;
  }

  // The body starts with the delimiter, whose first `m_seen` bytes were read; line breaks may stand
  // before it if the grammar says so.
  [[gnu::noinline]] first_outcome expect(const char*& at, const char* last, std::size_t offset,
                                         std::string_view text, std::size_t longest) noexcept {
    for (; at != last && m_seen != text.size(); ++at, ++offset) {
      if (m_seen == 0 && offset > longest) return refuse(errc::preamble_too_long, longest);
      if (G.leading_line_breaks && m_seen == 0 && is_of_line_break(*at)) continue;
      if (m_after_cr || *at != text[m_seen]) {
        return refuse(errc::missing_first_delimiter, offset);
      }
      ++m_seen;
    }
    return m_seen == text.size() ? first_outcome::found : first_outcome::more;
  }

  // CR and LF, or LF alone if that is enough before other delimiters.
  [[nodiscard]] bool is_of_line_break(char c) noexcept {
    const bool is_end = c == '\n' && (m_after_cr || G.lf_before_delimiter);
    const bool is_begin = c == '\r' && !m_after_cr;
    if (is_end || is_begin) m_after_cr = is_begin;
    return is_end || is_begin;
  }

  // The delimiter may stand anywhere. The last `m_seen` bytes that were read are a prefix of it.
  [[gnu::noinline]] first_outcome search(const char*& at, const char* last, std::size_t offset,
                                         std::string_view text, std::size_t longest) noexcept {
    const char* const begin = at;
    while (at != last) {
      const std::size_t read = offset + static_cast<std::size_t>(at - begin);
      if (read - m_seen > longest) return refuse(errc::preamble_too_long, longest);
      if (m_seen == 0 && !skip_to_hyphen(at, last, longest - read)) continue;
      m_seen = seen_after(text, m_seen, *at++);
      if (m_seen == text.size()) return first_outcome::found;
    }
    return first_outcome::more;
  }

  // Up to the next hyphen, or past `most` bytes. Returns true if a hyphen is there.
  static bool skip_to_hyphen(const char*& at, const char* last, std::size_t most) noexcept {
    const auto left = static_cast<std::size_t>(last - at);
    const std::size_t size = left <= most ? left : most + 1;
    const void* const hyphen = std::memchr(at, '-', size);
    at = hyphen == nullptr ? at + size : static_cast<const char*>(hyphen);
    return hyphen != nullptr;
  }

  // The delimiter starts a line. The last `m_seen` bytes that were read are a prefix of `line`; at
  // the start of the body as if a line had ended there.
  [[gnu::noinline]] first_outcome search_line(const char*& at, const char* last, std::size_t offset,
                                              const pattern& line, std::size_t size,
                                              std::size_t longest) noexcept {
    const std::size_t line_break = line.size() - size;
    if (!m_started) m_seen = line_break;
    m_started = true;
    const char* const begin = at;
    while (m_seen != 0 && m_seen != line.size() && at != last) {
      const bool goes_on = *at == line.data()[m_seen];
      m_seen = goes_on ? m_seen + 1 : *at == line.data()[0] ? 1 : 0;
      ++at;
    }
    if (m_seen == 0) {
      const char* const found = find_delimiter(at, last, line);
      const char* const held = found != last ? found : find_partial_delimiter(at, last, line);
      m_seen = found != last ? line.size() : static_cast<std::size_t>(last - held);
      at = found != last ? found + line.size() : last;
    }
    // Where the text stands, or can stand at the soonest.
    const std::size_t read = offset + static_cast<std::size_t>(at - begin);
    if (read + line_break - m_seen > longest) return refuse(errc::preamble_too_long, longest);
    return m_seen == line.size() ? first_outcome::found : first_outcome::more;
  }

  std::size_t m_seen = 0;
  bool m_after_cr = false;
  bool m_started = false;
  error m_error{};
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_FIRST_DELIMITER_HPP
