// SPDX-License-Identifier: Apache-2.0
// The value of a text, not copied: views of it, with what the dialect puts between them.
#ifndef QUIRE_MULTIPART_DETAIL_TEXT_PIECES_HPP
#define QUIRE_MULTIPART_DETAIL_TEXT_PIECES_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/utf8.hpp>
#include <quire/core/word.hpp>
#include <quire/multipart/detail/any_byte.hpp>
#include <quire/multipart/detail/escape.hpp>
#include <quire/multipart/dialect.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart::detail {

/// True if the dialect changes and refuses nothing of a text because it has nothing to look at.
[[nodiscard]] inline bool goes_out_whole(std::string_view text, const dialect& how) noexcept {
  const bool any_high = how.utf8 == utf8_rule::as_it_is && !how.refuses_byte_order_mark;
  const std::uint64_t high = any_high ? 0 : core::in_each_byte * 0x80U;
  if (!how.crlf_in_texts) {
    return any_high || !any_byte(text, [high](std::uint64_t word) { return word & high; });
  }
  return !any_byte(text, [high](std::uint64_t word) {
    return core::bytes_equal(word, '\r') | core::bytes_equal(word, '\n') | (word & high);
  });
}

/// Where the next byte at or after `from` is that a dialect may change: one of a line break if
/// `crlf`, one of no ASCII character unless `utf8` takes all as it is. The text's size if none is.
[[nodiscard]] inline std::size_t next_text_stop(std::string_view text, std::size_t from, bool crlf,
                                                utf8_rule utf8) noexcept {
  const bool any_high = utf8 == utf8_rule::as_it_is;
  const std::uint64_t high = any_high ? 0 : core::in_each_byte * 0x80U;
  const auto candidates = [crlf, high](std::uint64_t word) {
    if (!crlf) return word & high;
    return core::bytes_equal(word, '\r') | core::bytes_equal(word, '\n') | (word & high);
  };
  const auto is_stop = [crlf, any_high](char c) {
    return core::is_high(c) ? !any_high : crlf && (c == '\r' || c == '\n');
  };
  const char* const last = text.data() + text.size();
  const char* const stop = core::find_stop(text.data() + from, last, candidates, is_stop);
  return static_cast<std::size_t>(stop - text.data());
}

/// Walks a text and cuts it where the dialect changes it.
///
///     a \n b \r\n c        a | CR | \n b \r\n c       lone line breaks are completed
///     a \xFF b             a | U+FFFD | b             what is not UTF-8 is replaced
class text_cutter {
 public:
  constexpr text_cutter(std::string_view text, const dialect& how) noexcept
      : m_text(text),
        m_crlf(how.crlf_in_texts),
        m_takes_mark(!how.refuses_byte_order_mark),
        m_utf8(how.utf8) {}

  /// Gives the pieces, none of them empty, to `put(std::string_view)`: views of the text and of
  /// constants. Returns the offset of the first byte that the dialect refuses, or npos.
  template <class Put>
  std::size_t each(Put put) noexcept {
    if (!m_takes_mark && m_text.substr(0, 3) == byte_order_mark) return 0;
    while ((m_at = next_stop()) != m_text.size()) {
      if (!core::is_high(m_text[m_at])) {
        complete_line_break(put);
      } else if (const core::utf8_step step = core::next_utf8(rest()); step.valid) {
        m_at += step.size;
      } else if (m_utf8 == utf8_rule::refuse) {
        return m_at;
      } else {
        insert(core::replacement_character, put);
        m_first = m_at += ill_formed_run(rest());
      }
    }
    put_up_to(m_at, put);
    return std::string_view::npos;
  }

 private:
  [[nodiscard]] std::string_view rest() const noexcept { return m_text.substr(m_at); }

  [[nodiscard]] std::size_t next_stop() const noexcept {
    if (!m_crlf && m_utf8 == utf8_rule::as_it_is) return m_text.size();
    return next_text_stop(m_text, m_at, m_crlf, m_utf8);
  }

  template <class Put>
  void complete_line_break(Put& put) noexcept {
    const std::string_view next = rest().substr(0, 2);
    if (next == "\r\n") {
      m_at += 2;
    } else if (next[0] == '\r') {
      ++m_at;
      insert("\n", put);
    } else {
      insert("\r", put);
      ++m_at;
    }
  }

  template <class Put>
  void insert(std::string_view constant, Put& put) noexcept {
    put_up_to(m_at, put);
    put(constant);
  }

  template <class Put>
  void put_up_to(std::size_t end, Put& put) noexcept {
    if (end != m_first) put(m_text.substr(m_first, end - m_first));
    m_first = end;
  }

  std::string_view m_text;
  std::size_t m_first = 0;  // of what was not given out yet
  std::size_t m_at = 0;
  bool m_crlf;
  bool m_takes_mark;
  utf8_rule m_utf8;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_TEXT_PIECES_HPP
