// SPDX-License-Identifier: Apache-2.0
// Reads header lines up to the empty one, and goes on where it stopped when more bytes are there.
#ifndef QUIRE_MULTIPART_DETAIL_HEADER_SCAN_HPP
#define QUIRE_MULTIPART_DETAIL_HEADER_SCAN_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/word.hpp>
#include <quire/mime/token.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart::detail {

template <grammar G>
[[nodiscard]] constexpr bool is_line_stop(char c) noexcept {
  return c == '\r' || c == '\n' || c == '\0' || (!G.control_bytes && core::is_control(c));
}

/// The first line end, or byte that a header line may not hold, or `last`.
template <grammar G>
[[nodiscard]] inline const char* find_line_stop(const char* first, const char* last) noexcept {
  return core::find_stop(
      first, last,
      [](std::uint64_t word) {
        std::uint64_t hits = core::bytes_below(word, 0x20);
        if constexpr (!G.control_bytes) hits |= core::bytes_equal(word, 0x7F);
        return hits;
      },
      is_line_stop<G>);
}

enum class scan_outcome : std::uint8_t { more, complete, failed };

/// All offsets count from the first byte of the block, which may move between two calls of `run`.
template <grammar G>
class header_scan {
 public:
  using outcome = scan_outcome;

  /// Reads on in the first `size` bytes of the block; those of the call before are among them.
  [[nodiscard]] outcome run(const char* block, std::size_t size,
                            const multipart::limits& limits) noexcept {
    for (;;) {
      const std::size_t cap = longest(limits);
      const std::size_t end = size <= cap ? size : cap + 1;
      m_at = static_cast<std::size_t>(find_line_stop<G>(block + m_at, block + end) - block);
      if (m_at > cap) return fail(too_long(limits), cap);
      const outcome step = m_at == size ? outcome::more : end_line(block, size, limits);
      if (step != outcome::more || !m_moved) return step;
      m_moved = false;
    }
  }

  /// After `complete`: bytes of the lines, and of the lines with the empty line after them.
  [[nodiscard]] std::size_t lines_size() const noexcept { return m_line; }
  [[nodiscard]] std::size_t block_size() const noexcept { return m_at; }

  /// After `complete`: how many Content-Dispositions there were, and the value of the last one.
  [[nodiscard]] std::size_t dispositions() const noexcept { return m_dispositions; }
  [[nodiscard]] std::size_t value_begin() const noexcept { return m_value_begin; }
  [[nodiscard]] std::size_t value_end() const noexcept { return m_value_end; }

  /// After `complete`: true if a line goes on with the one before, so that the values are not in
  /// one piece.
  [[nodiscard]] bool has_folds() const noexcept { return m_has_folds; }

  /// After `failed`.
  [[nodiscard]] error why() const noexcept { return m_error; }

 private:
  [[nodiscard]] std::size_t longest(const multipart::limits& limits) const noexcept {
    constexpr std::size_t none = multipart::limits::none;
    const std::size_t line =
        limits.header_line > none - m_line ? none : m_line + limits.header_line;
    const std::size_t shorter = line < limits.header_block ? line : limits.header_block;
    return shorter == none ? shorter - 1 : shorter;
  }
  [[nodiscard]] errc too_long(const multipart::limits& limits) const noexcept {
    return limits.header_line <= limits.header_block - m_line ? errc::header_line_too_long
                                                              : errc::header_block_too_long;
  }
  outcome fail(errc code, std::size_t at) noexcept {
    m_error = {code, at};
    return outcome::failed;
  }

  // A stop is at `m_at`. Returns `more` with `m_moved` if a whole line was read.
  outcome end_line(const char* block, std::size_t size, const multipart::limits& limits) noexcept {
    std::size_t next = m_at + 1;
    bool lone_cr = false;
    if (block[m_at] == '\r') {
      if (next == size) return outcome::more;
      lone_cr = block[next] != '\n';
      if (lone_cr && !G.cr_header_lines) return fail(errc::invalid_line_end, m_at);
      if (!lone_cr) ++next;
    } else if (block[m_at] != '\n') {
      return fail(errc::invalid_header_value, m_at);
    } else if (!G.lf_header_lines) {
      return fail(errc::invalid_line_end, m_at);
    }
    if (m_at == m_line) return end_block(next, lone_cr);
    if (next > limits.header_block) return fail(errc::header_block_too_long, limits.header_block);
    if (m_lines++ == limits.part_headers) return fail(errc::too_many_headers, m_line);
    if (!read_line(block)) return outcome::failed;
    m_after_cr = lone_cr;
    m_line = m_at = next;
    m_moved = true;
    return outcome::more;
  }

  // An empty line ends the block only if both it and the line before it end with LF.
  outcome end_block(std::size_t next, bool lone_cr) noexcept {
    if (lone_cr || m_after_cr) return fail(errc::missing_colon, m_line);
    m_at = next;
    return outcome::complete;
  }

  static constexpr bool is_name(char c) noexcept {
    return mime::is_token(c) || (G.high_header_names && core::is_high(c));
  }

  // The line is [m_line, m_at). In a grammar that takes blanks around names, one that starts with a
  // blank may still be a header line of its own.
  bool read_line(const char* block) noexcept {
    const bool folded = m_lines != 1 && core::is_blank(block[m_line]);
    if (folded && G.folded_lines) return m_has_folds = true;
    if (read_field(block)) return true;
    if (folded) m_error = {errc::folded_line, m_line};
    return false;
  }

  bool read_field(const char* block) noexcept {
    std::size_t at = m_line;
    const auto skip_blanks = [&] {
      while (at < m_at && core::is_blank(block[at])) ++at;
    };
    if (G.blanks_around_names) skip_blanks();
    const std::size_t name = at;
    while (at < m_at && is_name(block[at])) ++at;
    const std::string_view key(block + name, at - name);
    if (G.blanks_around_names) skip_blanks();
    if (at == m_at) return fail(errc::missing_colon, at), false;
    if (key.empty() || block[at] != ':') return fail(errc::invalid_header_name, at), false;
    ++at;
    skip_blanks();
    return !core::equal_any_case(key, "content-disposition") || keep_disposition(at);
  }

  bool keep_disposition(std::size_t value) noexcept {
    constexpr bool may_repeat = G.last_disposition || G.joined_dispositions;
    if (m_dispositions++ != 0 && !may_repeat) {
      return fail(errc::repeated_disposition, m_line), false;
    }
    m_value_begin = value;
    m_value_end = m_at;
    return true;
  }

  std::size_t m_line = 0;  // start of the line being read
  std::size_t m_at = 0;    // all bytes before this one were looked at
  std::size_t m_lines = 0;
  std::size_t m_dispositions = 0;
  std::size_t m_value_begin = 0;
  std::size_t m_value_end = 0;
  error m_error{};
  bool m_after_cr = false;
  bool m_moved = false;
  bool m_has_folds = false;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_HEADER_SCAN_HPP
