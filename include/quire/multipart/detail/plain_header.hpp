// SPDX-License-Identifier: Apache-2.0
// The header block that nearly every sender writes, read in one go. It stands beside the general
// way (header_scan, disposition) and says nothing where that one might not say the same.
#ifndef QUIRE_MULTIPART_DETAIL_PLAIN_HEADER_HPP
#define QUIRE_MULTIPART_DETAIL_PLAIN_HEADER_HPP

#include <quire/core/word.hpp>
#include <quire/multipart/detail/header_scan.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart::detail {

/// What a plain header block holds.
struct plain_header {
  std::string_view name;
  std::string_view filename;
  bool has_filename = false;
  std::string_view type;  // the value of Content-Type; only if the grammar looks at it
  std::size_t lines_size = 0;
  std::size_t block_size = 0;
};

/// What a plain block starts with. No two hyphens follow each other in it.
inline constexpr std::string_view plain_start = "Content-Disposition: form-data; name=\"";

/// The limits that a plain block stays under: those of its texts, and one for all of its lines.
struct plain_limits {
  constexpr explicit plain_limits(const multipart::limits& of) noexcept
      : name(of.name), filename(of.filename) {
    if (of.part_headers < 2 || of.parameters < 2) return;
    lines = of.header_line < of.header_block ? of.header_line : of.header_block;
  }

  std::size_t name;
  std::size_t filename;
  std::size_t lines = 0;  // 0: no block is plain
};

//  Content-Disposition: form-data; name="NAME"
//  Content-Disposition: form-data; name="NAME"; filename="NAME"
//  Content-Type: VALUE                                            (or none)
//
/// Each line with CRLF; an empty line after them. Reading fails if the block in `[first, last)` is
/// anything else, not wholly there, or near a limit: then the general way has the say.
template <grammar G>
class plain_header_reader {
 public:
  plain_header_reader(const char* first, const char* last, const plain_limits& limits) noexcept
      : m_first(first), m_at(first), m_last(last), m_limits(limits) {}

  [[nodiscard, gnu::always_inline]] bool read(plain_header& out) noexcept {
    if (G.without_disposition) return false;
    if (!skip_disposition() || !read_quoted(m_limits.name, out.name)) return false;
    if (!G.disposition.empty_name && out.name.empty()) return false;
    out.has_filename = left() >= 12 && skip_filename();
    if (out.has_filename && !read_quoted(m_limits.filename, out.filename)) return false;
    if (left() < 4) return false;
    if (core::load<std::uint32_t>(m_at) != core::word_of<std::uint32_t>("\r\n\r\n") &&
        !skip_type(out)) {
      return false;
    }
    out.lines_size = static_cast<std::size_t>(m_at - m_first) + 2;
    out.block_size = out.lines_size + 2;
    return out.lines_size <= m_limits.lines;
  }

 private:
  [[nodiscard]] std::size_t left() const noexcept {
    return static_cast<std::size_t>(m_last - m_at);
  }

  // The end of what can be looked at for a text of `longest` bytes and the byte after it.
  [[nodiscard]] const char* within(std::size_t longest) const noexcept {
    return left() <= longest ? m_last : m_at + longest + 1;
  }

  // The text in words of eight bytes, the last two of which overlap.
  [[gnu::always_inline]] bool skip_disposition() noexcept {
    constexpr std::string_view text = plain_start;
    static_assert(text.size() == 38);
    if (left() < text.size()) return false;
    const std::uint64_t differs = (core::load(m_at) ^ core::word_of(text)) |
                                  (core::load(m_at + 8) ^ core::word_of(text, 8)) |
                                  (core::load(m_at + 16) ^ core::word_of(text, 16)) |
                                  (core::load(m_at + 24) ^ core::word_of(text, 24)) |
                                  (core::load(m_at + 30) ^ core::word_of(text, 30));
    m_at += text.size();
    return differs == 0;
  }

  bool skip_filename() noexcept {
    constexpr std::string_view text = "; filename=\"";
    static_assert(text.size() == 12);
    if (core::load(m_at) != core::word_of(text)) return false;
    if (core::load<std::uint32_t>(m_at + 8) != core::word_of<std::uint32_t>(text, 8)) return false;
    m_at += text.size();
    return true;
  }

  // From the end of the line before it to its own. Precondition: four bytes are left.
  bool skip_type(plain_header& out) noexcept {
    constexpr std::string_view text = "\r\nContent-Type: ";
    static_assert(text.size() == 16);
    if (left() < text.size()) return false;
    if (((core::load(m_at) ^ core::word_of(text)) |
         (core::load(m_at + 8) ^ core::word_of(text, 8))) != 0)
      return false;
    m_at += text.size();
    const char* const value = m_at;
    m_at = find_line_stop<G>(m_at, within(m_limits.lines));
    if constexpr (!G.nested_multipart || !G.unclear_type) {
      out.type = std::string_view(value, static_cast<std::size_t>(m_at - value));
    }
    return left() >= 4 &&
           core::load<std::uint32_t>(m_at) == core::word_of<std::uint32_t>("\r\n\r\n");
  }

  static constexpr bool backslash_counts = G.disposition.backslash_escapes ||
                                           G.disposition.escaped_quotes ||
                                           !G.disposition.backslash_before_quote;
  static constexpr bool is_end(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || (!G.control_bytes && c == 0x7F) ||
           (backslash_counts && c == '\\');
  }

  // Up to a quote, with no byte before it that could be an escape or wrong.
  [[gnu::always_inline]] bool read_quoted(std::size_t longest, std::string_view& out) noexcept {
    const char* const end = core::find_certain_stop(
        m_at, within(longest),
        [](std::uint64_t word) {
          std::uint64_t hits = core::bytes_below(word, 0x20) | core::bytes_equal(word, '"');
          if constexpr (!G.control_bytes) hits |= core::bytes_equal(word, 0x7F);
          if constexpr (backslash_counts) hits |= core::bytes_equal(word, '\\');
          return hits;
        },
        is_end);
    if (end == m_last || *end != '"') return false;
    out = std::string_view(m_at, static_cast<std::size_t>(end - m_at));
    m_at = end + 1;
    return out.size() <= longest && (!G.disposition.empty_is_malformed || !out.empty());
  }

  const char* m_first;
  const char* m_at;
  const char* m_last;
  const plain_limits& m_limits;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_PLAIN_HEADER_HPP
