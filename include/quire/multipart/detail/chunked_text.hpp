// SPDX-License-Identifier: Apache-2.0
// The value of a text that comes in chunks: what `text_cutter` makes of a whole one, wherever it
// is cut.
#ifndef QUIRE_MULTIPART_DETAIL_CHUNKED_TEXT_HPP
#define QUIRE_MULTIPART_DETAIL_CHUNKED_TEXT_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/utf8.hpp>
#include <quire/multipart/detail/escape.hpp>
#include <quire/multipart/detail/text_pieces.hpp>
#include <quire/multipart/dialect.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace quire::multipart::detail {

/// Each byte as a text that lives for ever: what is held over a chunk's end goes out as these.
inline constexpr std::array<char, 256> every_byte = [] {
  std::array<char, 256> all{};
  for (std::size_t i = 0; i != all.size(); ++i) all[i] = static_cast<char>(i);
  return all;
}();

/// Gives out pieces: views of the chunk and of constants, never of itself. What a chunk's end
/// leaves undecided is held, at most three bytes:
///
///     held   rest of the chunk
///     \xE2 | \x82\xAC b c          a character that the chunk's end cut
class chunked_text {
 public:
  constexpr explicit chunked_text(const dialect& how) noexcept
      : m_crlf(how.crlf_in_texts), m_takes_mark(!how.refuses_byte_order_mark), m_utf8(how.utf8) {}

  /// Hands over the next bytes, which stay as they are until `next` returns "". Precondition: it
  /// has done so for the bytes before, and `end` was not called.
  constexpr void feed(std::string_view chunk) noexcept { m_rest = chunk; }
  /// Says that no more bytes come.
  constexpr void end() noexcept { m_ended = true; }
  [[nodiscard]] constexpr bool is_ended() const noexcept { return m_ended; }
  /// True if there is nothing to give out before the next chunk.
  [[nodiscard]] constexpr bool is_drained() const noexcept {
    return m_rest.empty() && m_constant.empty() && m_given == m_to_give;
  }

  /// The next piece; "" if there is none before another chunk, or the text is refused.
  [[nodiscard]] std::string_view next() noexcept {
    while (m_refused == npos) {
      if (m_given != m_to_give) return {&every_byte[index_of(m_give[m_given++])], 1};
      if (!m_constant.empty()) return std::exchange(m_constant, {});
      if (m_held_size == 0 && m_rest.empty()) return {};
      if (std::exchange(m_skips_line_feed, false) && front() == '\n') {
        drop(1);
        continue;
      }
      if (m_held_size == 0) {
        const std::string_view run = take_run();
        if (!run.empty()) return run;
      }
      if (!step()) return {};
    }
    return {};
  }

  /// The offset in the value of the first byte that the dialect refuses, or npos.
  [[nodiscard]] constexpr std::size_t refused() const noexcept { return m_refused; }

 private:
  static constexpr std::size_t npos = std::string_view::npos;
  static constexpr std::size_t decided = 4;  // with so many bytes it is known what the first is

  static constexpr std::size_t index_of(char byte) noexcept {
    return static_cast<unsigned char>(byte);
  }
  [[nodiscard]] char front() const noexcept { return m_held_size != 0 ? m_held[0] : m_rest[0]; }

  /// Takes what goes out as it is off the front of the chunk.
  [[nodiscard]] std::string_view take_run() noexcept {
    std::size_t at = 0;
    if (!m_takes_mark && m_at == 0 && m_rest[0] == byte_order_mark[0]) return {};
    while ((at = next_text_stop(m_rest, at, m_crlf, m_utf8)) != m_rest.size()) {
      const std::string_view rest = m_rest.substr(at);
      if (!core::is_high(rest[0])) {
        if (rest.substr(0, 2) != "\r\n") break;
        at += 2;
        continue;
      }
      const core::utf8_step character = core::next_utf8(rest);
      if (rest.size() < decided || !character.valid) break;
      at += character.size;
    }
    const std::string_view run = m_rest.substr(0, at);
    m_rest.remove_prefix(at);
    m_at += at;
    return run;
  }

  /// Decides about the first byte or character. False if that takes another chunk.
  [[nodiscard]] bool step() noexcept {
    const char first = front();
    if (core::is_high(first)) return character();
    if (!m_crlf || (first != '\r' && first != '\n')) return give(1), true;
    m_skips_line_feed = first == '\r';
    drop(1);
    m_constant = "\r\n";
    return true;
  }

  [[nodiscard]] bool character() noexcept {
    std::array<char, decided> room{};
    const std::string_view known = look(room);
    if (known.size() < decided && !m_ended) return hold(), false;
    const core::utf8_step what = core::next_utf8(known);
    if (!m_takes_mark && m_at == 0 && known.substr(0, 3) == byte_order_mark) {
      m_refused = 0;
    } else if (what.valid || m_utf8 == utf8_rule::as_it_is) {
      give(what.valid ? what.size : 1);
    } else if (m_utf8 == utf8_rule::refuse) {
      m_refused = m_at;
    } else {
      drop(ill_formed_run(known));
      m_constant = core::replacement_character;
    }
    return true;
  }

  /// The first bytes of what is held and of the chunk, put together in `room`.
  [[nodiscard]] std::string_view look(std::array<char, decided>& room) const noexcept {
    std::size_t size = 0;
    while (size != m_held_size) room[size] = m_held[size], ++size;
    size += m_rest.copy(room.data() + size, room.size() - size);
    return {room.data(), size};
  }

  /// Keeps the chunk, which is shorter than `decided` with what is held.
  void hold() noexcept {
    m_held_size += m_rest.copy(m_held.data() + m_held_size, m_held.size() - m_held_size);
    m_rest = {};
  }

  /// The first bytes will be given out.
  void give(std::size_t size) noexcept {
    (void)look(m_give);
    m_given = 0;
    m_to_give = size;
    drop(size);
  }

  void drop(std::size_t size) noexcept {
    m_at += size;
    const std::size_t kept = size < m_held_size ? m_held_size - size : 0;
    const std::size_t of_held = m_held_size - kept;
    for (std::size_t i = 0; i != kept; ++i) m_held[i] = m_held[i + of_held];
    m_held_size = kept;
    m_rest.remove_prefix(size - of_held);
  }

  std::string_view m_rest;                 // of the chunk
  std::string_view m_constant;             // to be given out after what is in m_give
  std::array<char, decided - 1> m_held{};  // the front of what m_rest goes on with
  std::size_t m_held_size = 0;
  std::array<char, decided> m_give{};
  std::size_t m_given = 0;
  std::size_t m_to_give = 0;
  std::size_t m_at = 0;  // bytes of the value that are decided
  std::size_t m_refused = npos;
  bool m_skips_line_feed = false;  // a CR has become CRLF: an LF after it is part of that
  bool m_ended = false;
  bool m_crlf;
  bool m_takes_mark;
  utf8_rule m_utf8;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_CHUNKED_TEXT_HPP
