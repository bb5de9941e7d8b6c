// SPDX-License-Identifier: Apache-2.0
// The header block that nearly every sender writes, read in one go. It stands beside the general
// way (header_scan, disposition) and says nothing where that one might not say the same.
#ifndef QUIRE_MULTIPART_DETAIL_PLAIN_HEADER_HPP
#define QUIRE_MULTIPART_DETAIL_PLAIN_HEADER_HPP

#include <quire/multipart/detail/header_scan.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart::detail {

/// What a plain header block holds.
struct plain_header {
  std::string_view name;
  std::string_view filename;
  bool has_filename = false;
  std::size_t lines_size = 0;
  std::size_t block_size = 0;
};

//  Content-Disposition: form-data; name="NAME"
//  Content-Disposition: form-data; name="NAME"; filename="NAME"
//  Content-Type: VALUE                                            (or none)
//
/// Each line with CRLF; an empty line behind them. Returns false if the block in `[first, last)` is
/// anything else, not wholly there, or near a limit.
template <grammar G>
class plain_header_reader {
 public:
  plain_header_reader(const char* first, const char* last, const limits& most) noexcept
      : m_first(first), m_at(first), m_last(last), m_most(most) {}

  [[nodiscard]] bool read(plain_header& out) noexcept {
    constexpr std::string_view disposition = "Content-Disposition: form-data; name=\"";
    constexpr std::string_view filename = "; filename=\"";
    if (!skip(disposition) || !quoted(m_most.name, out.name)) return false;
    out.has_filename = skip(filename);
    if (out.has_filename && !quoted(m_most.filename, out.filename)) return false;
    if (size() > m_most.header_line || !skip("\r\n")) return false;
    std::size_t lines = 1;
    if (m_last - m_at < 2) return false;
    if (*m_at != '\r') {
      if (!content_type()) return false;
      ++lines;
    }
    out.lines_size = size();
    if (lines > m_most.part_headers) return false;
    if (out.lines_size > m_most.header_block || !skip("\r\n")) return false;
    out.block_size = size();
    return (out.has_filename ? 2U : 1U) <= m_most.parameters;
  }

 private:
  [[nodiscard]] std::size_t size() const noexcept {
    return static_cast<std::size_t>(m_at - m_first);
  }

  // The end of what can be looked at for a text of `longest` bytes and the byte behind it.
  [[nodiscard]] const char* within(std::size_t longest) const noexcept {
    const auto left = static_cast<std::size_t>(m_last - m_at);
    return left <= longest ? m_last : m_at + longest;
  }

  template <std::size_t Size>
  bool skip(const char (&word)[Size]) noexcept {
    return skip(std::string_view(word, Size - 1));
  }
  bool skip(std::string_view word) noexcept {
    if (static_cast<std::size_t>(m_last - m_at) < word.size()) return false;
    if (std::memcmp(m_at, word.data(), word.size()) != 0) return false;
    m_at += word.size();
    return true;
  }

  static constexpr bool ends_quoted(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == 0x7F ||
           (G.disposition.backslash_escapes && c == '\\');
  }

  // Up to a quote, with no byte before it that could be an escape or wrong.
  bool quoted(std::size_t longest, std::string_view& out) noexcept {
    const char* const end = find_stop(
        m_at, within(longest),
        [](std::uint64_t word) {
          std::uint64_t hits =
              bytes_below(word, 0x20) | bytes_equal(word, '"') | bytes_equal(word, 0x7F);
          if constexpr (G.disposition.backslash_escapes) hits |= bytes_equal(word, '\\');
          return hits;
        },
        ends_quoted);
    if (end == m_last || *end != '"') return false;  // also if it is longer: no quote is there
    out = std::string_view(m_at, static_cast<std::size_t>(end - m_at));
    m_at = end + 1;
    return out.size() <= longest && (!G.disposition.empty_is_malformed || !out.empty());
  }

  bool content_type() noexcept {
    const char* const line = m_at;
    if (!skip("Content-Type: ")) return false;
    m_at = find_line_stop<G>(m_at, within(m_most.header_line));
    return static_cast<std::size_t>(m_at - line) <= m_most.header_line && skip("\r\n");
  }

  const char* m_first;
  const char* m_at;
  const char* m_last;
  const limits& m_most;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_PLAIN_HEADER_HPP
