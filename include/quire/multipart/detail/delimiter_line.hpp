// SPDX-License-Identifier: Apache-2.0
// What follows a delimiter on its line: a line end and a part, or two hyphens and the end.
#ifndef QUIRE_MULTIPART_DETAIL_DELIMITER_LINE_HPP
#define QUIRE_MULTIPART_DETAIL_DELIMITER_LINE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/word.hpp>
#include <quire/multipart/grammar.hpp>

#include <cstdint>

namespace quire::multipart::detail {

/// What a delimiter line came to, as far as its bytes are there.
enum class line_outcome : std::uint8_t { more, part, end, invalid };

//   --B                 \r \n      a part follows
//   --B--  blanks       \r \n      the form is complete
//
/// Reads the rest of a delimiter line, and goes on where it stopped when more bytes are there.
template <grammar G>
class delimiter_line {
 public:
  /// A delimiter was read; its line starts.
  void begin() noexcept { m_seen = seen::nothing; }

  /// Reads on at `at`, which it moves past what it took. `invalid` leaves it at the byte that must
  /// not be there.
  [[nodiscard, gnu::always_inline]] line_outcome read(const char*& at, const char* last) noexcept {
    if (m_seen == seen::nothing && last - at >= 2 &&
        core::load<std::uint16_t>(at) == core::word_of<std::uint16_t>("\r\n")) {
      at += 2;
      return line_outcome::part;
    }
    return follow(at, last);
  }

  /// True if the body may end here: after the hyphens of a close delimiter.
  [[nodiscard]] bool may_end() const noexcept { return m_seen == seen::hyphens; }

 private:
  enum class seen : std::uint8_t { nothing, hyphen, blank, cr, hyphens, hyphens_cr };

  [[gnu::noinline]] line_outcome follow(const char*& at, const char* last) noexcept {
    if (m_seen == seen::nothing && last - at >= 4 &&
        core::load<std::uint32_t>(at) == core::word_of<std::uint32_t>("--\r\n")) {
      at += G.any_epilogue ? 2 : 4;
      return line_outcome::end;
    }
    for (; at != last; ++at) {
      const bool closed = m_seen >= seen::hyphens;
      if (*at == '\n' && (G.lf_after_delimiter || is_after_cr())) {
        ++at;
        return closed ? line_outcome::end : line_outcome::part;
      }
      if (!take(*at)) return line_outcome::invalid;
      if (G.any_epilogue && may_end()) {
        ++at;
        return line_outcome::end;
      }
    }
    return line_outcome::more;
  }

  [[nodiscard]] bool is_after_cr() const noexcept {
    return m_seen == seen::cr || m_seen == seen::hyphens_cr;
  }

  // Takes a byte that does not end the line. Returns false if it must not be there.
  bool take(char c) noexcept {
    if (is_after_cr()) return false;
    const bool closed = m_seen == seen::hyphens;
    if (c == '\r' && m_seen != seen::hyphen) {
      m_seen = closed ? seen::hyphens_cr : seen::cr;
    } else if (c == '-' && m_seen == seen::nothing) {
      m_seen = seen::hyphen;
    } else if (c == '-' && m_seen == seen::hyphen) {
      m_seen = seen::hyphens;
    } else if (core::is_blank(c) && m_seen != seen::hyphen &&
               (closed ? G.close_padding : G.transport_padding)) {
      m_seen = closed ? seen::hyphens : seen::blank;
    } else {
      return false;
    }
    return true;
  }

  seen m_seen = seen::nothing;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_DELIMITER_LINE_HPP
