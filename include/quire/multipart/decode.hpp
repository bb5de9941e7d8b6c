// SPDX-License-Identifier: Apache-2.0
// What a sender may have meant by the bytes of a name or filename. Nothing here runs by itself.
#ifndef QUIRE_MULTIPART_DECODE_HPP
#define QUIRE_MULTIPART_DECODE_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/error_row.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/result.hpp>
#include <quire/core/utf8.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace quire::multipart {

/// How to read a name or filename.
enum class decoding : std::uint8_t {
  raw,        ///< as it is
  whatwg,     ///< `%22`, `%0D`, `%0A` stand for quote, CR, LF (HTML, multipart/form-data encoding)
  backslash,  ///< `\"` and `\\` stand for quote and backslash; another backslash is itself
  extended,   ///< charset, apostrophes, percent-encoded bytes (RFC 8187), from `filename*`
};

/// What can be wrong with a text to decode. Only `extended` refuses texts.
enum class decode_errc : std::uint8_t { no_room, unknown_charset, invalid_value };

/// Every code, in the order of the enum.
inline constexpr core::error_row<decode_errc> decode_error_rows[] = {
    {decode_errc::no_room, "no_room", "the decoded text does not fit"},
    {decode_errc::unknown_charset, "unknown_charset",
     "the charset is neither UTF-8 nor ISO-8859-1"},
    {decode_errc::invalid_value, "invalid_value", "the text is no extended value of RFC 8187"},
};
static_assert(core::rows_are_complete(decode_error_rows, decode_errc::invalid_value),
              "quire: a row for each code, in order");

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(decode_errc code) noexcept {
  return core::row_of(decode_error_rows, code).name;
}

/// What is wrong, as the end of a sentence.
[[nodiscard]] constexpr std::string_view describe(decode_errc code) noexcept {
  return core::row_of(decode_error_rows, code).phrase;
}

namespace detail {

/// Bytes that a text becomes, written into room that may be too small.
class decoded_text {
 public:
  constexpr explicit decoded_text(std::span<char> room) noexcept : m_room(room) {}

  constexpr void add(char c) noexcept {
    if (m_size < m_room.size()) m_room[m_size] = c;
    ++m_size;
  }
  [[nodiscard]] constexpr result<std::string_view, decode_errc> get() const noexcept {
    if (m_size > m_room.size()) return decode_errc::no_room;
    return std::string_view(m_room.data(), m_size);
  }

 private:
  std::span<char> m_room;
  std::size_t m_size = 0;
};

/// The byte that `%22`, `%0D` or `%0A` at the front of `text` stands for, or 0.
[[nodiscard]] constexpr char whatwg_escape(std::string_view text) noexcept {
  const std::string_view front = text.substr(0, 3);
  return front == "%22" ? '"' : front == "%0D" ? '\r' : front == "%0A" ? '\n' : '\0';
}

/// The byte that `\"` or `\\` at the front of `text` stands for, or 0.
[[nodiscard]] constexpr char backslash_escape(std::string_view text) noexcept {
  const std::string_view front = text.substr(0, 2);
  return front == "\\\"" ? '"' : front == "\\\\" ? '\\' : '\0';
}

// Escapes of one kind, all of one size.
template <class Escape>
[[nodiscard]] constexpr result<std::string_view, decode_errc> decode_escapes(
    std::string_view text, std::span<char> room, std::size_t size, Escape escape) noexcept {
  std::size_t first = 0;
  while (first < text.size() && escape(text.substr(first)) == '\0') ++first;
  if (first == text.size()) return text;
  decoded_text out(room);
  while (!text.empty()) {
    const char c = escape(text);
    out.add(c == '\0' ? text.front() : c);
    text.remove_prefix(c == '\0' ? 1 : size);
  }
  return out.get();
}

[[nodiscard]] constexpr bool is_attr_char(char c) noexcept {
  return mime::is_token(c) && c != '*' && c != '\'' && c != '%';
}

// RFC 8187, section 3.2.1: charset "'" [ language ] "'" *( pct-encoded / attr-char ). Gives each
// byte of the decoded text to `put`; returns what is wrong with the text, if anything.
template <class Put>
[[nodiscard]] constexpr std::optional<decode_errc> decode_extended_to(std::string_view text,
                                                                      Put put) noexcept {
  const std::size_t charset = text.find('\'');
  const std::size_t language =
      charset == std::string_view::npos ? charset : text.find('\'', charset + 1);
  if (language == std::string_view::npos) return decode_errc::invalid_value;
  const bool utf8 = core::equal_any_case(text.substr(0, charset), "utf-8");
  if (!utf8 && !core::equal_any_case(text.substr(0, charset), "iso-8859-1")) {
    return decode_errc::unknown_charset;
  }
  for (std::size_t i = language + 1; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      const int high = i + 2 < text.size() ? core::hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? core::hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return decode_errc::invalid_value;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    } else if (!is_attr_char(c)) {
      return decode_errc::invalid_value;
    }
    const bool two = !utf8 && core::is_high(c);
    if (two) put(static_cast<char>(0xC0 | (static_cast<unsigned char>(c) >> 6)));
    put(two ? static_cast<char>(0x80 | (c & 0x3F)) : c);
  }
  return std::nullopt;
}

[[nodiscard]] constexpr result<std::string_view, decode_errc> decode_extended(
    std::string_view text, std::span<char> room) noexcept {
  decoded_text out(room);
  if (const auto wrong = decode_extended_to(text, [&out](char c) { out.add(c); })) return *wrong;
  const auto decoded = out.get();
  if (decoded.ok() && !core::is_utf8(*decoded)) return decode_errc::invalid_value;
  return decoded;
}

}  // namespace detail

/// Decodes a name or filename. Returns `text` itself where there is nothing to decode (never for
/// `extended`), else what was written to the front of `room`; `text.size()` bytes are always
/// enough. Errors: `no_room`; for `extended` also `unknown_charset` and `invalid_value`, and then
/// the plain filename is the one to use.
[[nodiscard]] constexpr result<std::string_view, decode_errc> decode(
    std::string_view text, decoding how, std::span<char> room) noexcept {
  switch (how) {
    case decoding::raw:
      return text;
    case decoding::whatwg:
      return detail::decode_escapes(text, room, 3, detail::whatwg_escape);
    case decoding::backslash:
      return detail::decode_escapes(text, room, 2, detail::backslash_escape);
    case decoding::extended:
      return detail::decode_extended(text, room);
  }
  return text;
}
template <core::owning_temporary KeepTextInAVariable>
result<std::string_view, decode_errc> decode(KeepTextInAVariable&&, decoding,
                                             std::span<char>) = delete;

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_DECODE_HPP
