// SPDX-License-Identifier: Apache-2.0
// JSON out: commas, escapes and room, nothing about what is written.
#ifndef QUIRE_JSON_WRITER_HPP
#define QUIRE_JSON_WRITER_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

namespace quire::json {

/// Writes one document, compact, to a buffer of the caller's or to the end of a string. A buffer
/// that is too small stays well-formed UTF-8 up to where it was full; `size()` then still tells
/// what the whole would have taken.
class writer {
 public:
  /// Writes to `buffer`, which must outlive the writer. Never allocates.
  explicit writer(std::span<char> buffer) noexcept
      : m_buffer(buffer.data()), m_room(buffer.size()) {}
  /// Appends to `text`, which must outlive the writer.
  explicit writer(std::string& text) noexcept : m_string(&text) {}

  /// Bytes of the document so far, whether they found room or not.
  [[nodiscard]] std::size_t size() const noexcept { return m_size; }
  /// True while everything written has found room.
  [[nodiscard]] bool complete() const noexcept { return m_string != nullptr || m_size <= m_room; }

  /// Opens an object: keys and values follow.
  void begin_object() { open('{'); }
  /// Closes it.
  void end_object() { close('}'); }
  /// Opens an array: values follow.
  void begin_array() { open('['); }
  /// Closes it.
  void end_array() { close(']'); }

  /// The name of the member whose value comes next.
  void key(std::string_view name) {
    string(name);
    put(":");
    m_comma = false;
  }
  /// A string, escaped where JSON demands it.
  void string(std::string_view text) {
    separate();
    put("\"");
    escaped(text);
    put("\"");
  }
  /// `true` or `false`.
  void boolean(bool value) { raw(value ? "true" : "false"); }
  /// `null`.
  void null() { raw("null"); }
  /// A whole number.
  void integer(std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
  }
  /// The shortest text that reads back as `value`; `null` for what JSON has no number for
  /// (ECMA-262, JSON.stringify).
  void number(double value) {
    if (!(value - value == 0)) return null();  // an infinity, or no number
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    raw({digits.data(), static_cast<std::size_t>(end - digits.data())});
  }
  /// A value that is JSON text already.
  void raw(std::string_view text) {
    separate();
    put(text);
  }

 private:
  void separate() {
    if (m_comma) put(",");
    m_comma = true;
  }
  void open(char bracket) {
    separate();
    put({&bracket, 1});
    m_comma = false;
  }
  void close(char bracket) {
    put({&bracket, 1});
    m_comma = true;
  }
  void put(std::string_view text) {
    if (text.empty()) return;  // it may have no data at all
    if (m_string != nullptr) {
      m_string->append(text);
    } else if (m_size + text.size() <= m_room) {
      std::memcpy(m_buffer + m_size, text.data(), text.size());
    } else {
      m_room = m_size < m_room ? m_size : m_room;  // nothing may follow a gap
    }
    m_size += text.size();
  }

  /// RFC 8259 section 7: quote, backslash and controls are escaped, all else goes as it is.
  void escaped(std::string_view text) {
    std::size_t plain = 0;
    for (std::size_t i = 0; i != text.size(); ++i) {
      const auto c = static_cast<unsigned char>(text[i]);
      if (c >= 0x20 && c != '"' && c != '\\') continue;
      put(text.substr(plain, i - plain));
      put_escape(text[i]);
      plain = i + 1;
    }
    put(text.substr(plain));
  }
  void put_escape(char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
      case '"':
        return put("\\\"");
      case '\\':
        return put("\\\\");
      case '\b':
        return put("\\b");
      case '\f':
        return put("\\f");
      case '\n':
        return put("\\n");
      case '\r':
        return put("\\r");
      case '\t':
        return put("\\t");
      default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    const std::array<char, 6> text{'\\', 'u', '0', '0', hex[byte >> 4U], hex[byte & 15U]};
    put({text.data(), text.size()});
  }

  std::string* m_string = nullptr;
  char* m_buffer = nullptr;
  std::size_t m_room = 0;
  std::size_t m_size = 0;
  bool m_comma = false;
};

}  // namespace quire::json

#endif  // QUIRE_JSON_WRITER_HPP
