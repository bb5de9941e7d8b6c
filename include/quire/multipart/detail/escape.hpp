// SPDX-License-Identifier: Apache-2.0
// A name or filename as it stands between its quotes, and which bytes of it a dialect refuses.
#ifndef QUIRE_MULTIPART_DETAIL_ESCAPE_HPP
#define QUIRE_MULTIPART_DETAIL_ESCAPE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/utf8.hpp>
#include <quire/core/word.hpp>
#include <quire/multipart/detail/any_byte.hpp>
#include <quire/multipart/dialect.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::multipart::detail {

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";  // U+FEFF

/// True if a name or filename goes out as it is in every dialect: no controls, nothing outside
/// ASCII, none of `"`, `\`, `%`, `=`.
[[nodiscard]] inline bool is_plain(std::string_view text) noexcept {
  return !any_byte(text, [](std::uint64_t word) {
    return core::bytes_below(word, 0x20) | core::bytes_equal(word, '"') |
           core::bytes_equal(word, '\\') | core::bytes_equal(word, '%') |
           core::bytes_equal(word, '=') | core::bytes_equal(word, '\x7F') |
           (word & (core::in_each_byte * 0x80U));
  });
}

/// Bytes of the ill-formed run that `text` starts with. A surrogate in three bytes is one run:
/// texts that come from UTF-16 have them. Precondition: `text` does not start with UTF-8.
[[nodiscard]] constexpr std::size_t ill_formed_run(std::string_view text) noexcept {
  const auto at = [text](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
  const bool surrogate = text.size() > 2 && at(0) == 0xED && at(1) >= 0xA0 && at(1) <= 0xBF &&
                         at(2) >= 0x80 && at(2) <= 0xBF;
  return surrogate ? 3 : core::next_utf8(text).size;
}

/// What a careless reader looks for wherever it stands: a filename in a name, a name in a filename.
inline constexpr std::string_view filename_in_name = "filename=";
inline constexpr std::string_view name_in_filename = "name=";

/// The offset of what a careless reader takes for a parameter, `wanted` or `filename*=`, or npos.
[[nodiscard]] constexpr std::size_t find_look_alike(std::string_view text,
                                                    std::string_view wanted) noexcept {
  const std::size_t plain = core::find_any_case(text, wanted);
  const std::size_t extended = core::find_any_case(text, "filename*=");
  return plain < extended ? plain : extended;
}

/// The offset of the first byte of a name or filename that the dialect refuses, or npos.
[[nodiscard]] constexpr std::size_t find_refused(std::string_view text, const dialect& how,
                                                 std::string_view look_alike) noexcept {
  if (how.refuses_byte_order_mark && text.substr(0, 3) == byte_order_mark) return 0;
  const std::size_t refused = text.find_first_of(how.refused);
  const std::size_t not_utf8 =
      how.utf8 == utf8_rule::refuse ? core::valid_utf8_prefix(text) : text.size();
  if (not_utf8 < text.size() && not_utf8 < refused) return not_utf8;
  if (refused != std::string_view::npos) return refused;
  if (how.refuses_look_alikes) {
    const std::size_t found = find_look_alike(text, look_alike);
    if (found != std::string_view::npos) return found;
  }
  if (how.refuses_final_backslash && !text.empty() && text.back() == '\\') return text.size() - 1;
  return std::string_view::npos;
}

/// What stands for one byte; "" if it goes out raw.
[[nodiscard]] constexpr std::string_view escape_of(char c, escaping how) noexcept {
  const bool percent = how == escaping::percent;
  const bool backslash = how == escaping::backslash;
  const bool pair = how == escaping::quoted_pair;
  if (c == '"') return percent || backslash ? "%22" : pair ? "\\\"" : "";
  if (c == '\n') return percent || backslash ? "%0A" : "";
  if (c == '\r') return percent ? "%0D" : "";
  if (c == '\\') return backslash || pair ? "\\\\" : "";
  return "";
}

/// Gives a name or filename as it stands between its quotes to `put(std::string_view)`, piece by
/// piece. `crlf`: line breaks of any kind become CRLF first.
template <class Put>
constexpr void escape(std::string_view text, bool crlf, const dialect& how, Put put) {
  const auto put_byte = [&](std::string_view byte) {
    const std::string_view escaped = escape_of(byte[0], how.escape);
    put(escaped.empty() ? byte : escaped);
  };
  while (!text.empty()) {
    std::size_t used = 1;
    if (crlf && (text[0] == '\r' || text[0] == '\n')) {
      used = text.substr(0, 2) == "\r\n" ? 2 : 1;
      put_byte("\r");
      put_byte("\n");
    } else if (how.utf8 == utf8_rule::repair && core::is_high(text[0])) {
      const core::utf8_step step = core::next_utf8(text);
      used = step.valid ? step.size : ill_formed_run(text);
      put(step.valid ? text.substr(0, used) : core::replacement_character);
    } else {
      put_byte(text.substr(0, 1));
    }
    text.remove_prefix(used);
  }
}

/// A name or filename that nothing is wrong with, ready to be written.
class quoted_text {
 public:
  quoted_text() noexcept = default;
  /// A view of `text`.
  quoted_text(std::string_view text, bool crlf, const dialect& how) noexcept
      : m_text(text), m_crlf(crlf), m_plain(is_plain(text)), m_size(text.size()) {
    if (!m_plain) m_size = measure(how);
  }

  [[nodiscard]] std::string_view text() const noexcept { return m_text; }
  [[nodiscard]] bool plain() const noexcept { return m_plain; }
  [[nodiscard]] std::size_t size() const noexcept { return m_size; }

  /// Writes `size()` bytes; returns the end of what was written.
  char* copy(char* out, const dialect& how) const noexcept {
    if (m_plain) return out + m_text.copy(out, m_size);
    escape(m_text, m_crlf, how,
           [&](std::string_view piece) { out += piece.copy(out, piece.size()); });
    return out;
  }

 private:
  [[nodiscard]] std::size_t measure(const dialect& how) const noexcept {
    std::size_t size = 0;
    escape(m_text, m_crlf, how, [&size](std::string_view piece) { size += piece.size(); });
    return size;
  }

  std::string_view m_text;
  bool m_crlf = false;
  bool m_plain = true;
  std::size_t m_size = 0;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_ESCAPE_HPP
