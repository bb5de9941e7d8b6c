// SPDX-License-Identifier: Apache-2.0
// The UTF-8 decode of the WHATWG Encoding standard for a text that comes in pieces.
#ifndef QUIRE_JSON_UTF8_STREAM_HPP
#define QUIRE_JSON_UTF8_STREAM_HPP

#include <quire/core/utf8.hpp>
#include <quire/json/index.hpp>

#include <array>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::json {

/// Repairs text piece by piece, with the outcome of `core::repair_utf8` over the whole. Valid text
/// is given out as views into the pieces; only a scalar value that two pieces share is put
/// together.
///
///     pieces    … a b E2 82 | AC c …          at the end of a piece at most 3 bytes are held
///     given out … a b       | € c …
class utf8_stream {
 public:
  utf8_stream() noexcept = default;
  utf8_stream(const utf8_stream&) = delete;  // what was given out may lead into it
  utf8_stream& operator=(const utf8_stream&) = delete;
  ~utf8_stream() = default;

  /// Hands over the next piece. Precondition: `next` has returned "" for the one before.
  void feed(std::string_view piece) noexcept {
    assert(m_rest.empty());
    m_rest = piece;
    m_checked = false;
  }

  /// The next stretch of repaired text, "" once the piece is used up. A view into the piece, of
  /// static storage, or into this object: such a one is valid until two more scalar values that
  /// pieces share were put together, so at least until the next piece but one.
  [[nodiscard]] std::string_view next() noexcept {
    if (m_held != 0) return complete();
    if (m_rest.empty()) return {};
    if (!m_checked && check()) return take(m_valid);
    const std::size_t good = core::valid_utf8_prefix(m_rest);
    if (good != 0) return take(good);
    if (is_cut_short(m_rest)) return hold();
    m_rest.remove_prefix(core::next_utf8(m_rest).size);
    return core::replacement_character;
  }

  /// Says that the text is over: U+FFFD if it ends within a scalar value, else "".
  [[nodiscard]] std::string_view finish() noexcept {
    const bool cut = m_held != 0;
    m_held = 0;
    return cut ? core::replacement_character : std::string_view{};
  }

  /// Forgets everything: ready for another text.
  void reset() noexcept {
    m_rest = {};
    m_held = 0;
  }

 private:
  /// True if `text`, shorter than a scalar value, is the start of one.
  [[nodiscard]] static bool is_cut_short(std::string_view text) noexcept {
    const auto lead = static_cast<std::uint8_t>(text[0]);
    if (lead < 0xC2 || lead > 0xF4) return false;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return text.size() < length && core::next_utf8(text).size == text.size();
  }

  /// Where the scalar value starts that the end of `text` may cut off.
  [[nodiscard]] static std::size_t whole_size(std::string_view text) noexcept {
    for (std::size_t back = 1; back <= 3 && back <= text.size(); ++back) {
      const auto byte = static_cast<std::uint8_t>(text[text.size() - back]);
      if ((byte & 0xC0U) == 0x80) continue;
      return is_cut_short(text.substr(text.size() - back)) ? text.size() - back : text.size();
    }
    return text.size();
  }

  /// The usual case, at the speed of simdjson: the piece is valid up to a value that its end cuts.
  [[nodiscard]] bool check() noexcept {
    m_checked = true;
    m_valid = whole_size(m_rest);
    return m_valid != 0 && is_utf8(m_rest.substr(0, m_valid));
  }
  [[nodiscard]] std::string_view take(std::size_t size) noexcept {
    const std::string_view text = m_rest.substr(0, size);
    m_rest.remove_prefix(size);
    return text;
  }

  [[nodiscard]] std::string_view hold() noexcept {
    m_held = m_rest.copy(m_bytes.data(), m_rest.size());
    m_rest = {};
    return {};
  }
  /// Goes on with the value that the piece before was cut in.
  [[nodiscard]] std::string_view complete() noexcept {
    while (!m_rest.empty()) {
      m_bytes[m_held] = m_rest.front();
      const std::string_view held{m_bytes.data(), m_held + 1};
      const auto found = core::next_utf8(held);
      if (!found.valid && found.size != held.size()) {  // what is held is ill-formed by itself
        m_held = 0;
        return core::replacement_character;
      }
      m_rest.remove_prefix(1);
      m_held = found.valid ? 0 : held.size();
      if (found.valid) return give(held);
    }
    return {};
  }

  /// A copy of what was put together, which the next value that is cut leaves alone.
  [[nodiscard]] std::string_view give(std::string_view value) noexcept {
    m_which = !m_which;
    std::array<char, 4>& out = m_given[m_which ? 1 : 0];
    return {out.data(), value.copy(out.data(), value.size())};
  }

  std::string_view m_rest;  // of the piece
  std::size_t m_valid = 0;  // bytes of it that `check` vouches for
  std::size_t m_held = 0;   // bytes of a value that the piece before was cut in
  std::array<char, 4> m_bytes{};
  std::array<std::array<char, 4>, 2> m_given{};
  bool m_which = false;
  bool m_checked = false;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_UTF8_STREAM_HPP
