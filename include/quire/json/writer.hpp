// SPDX-License-Identifier: Apache-2.0
// JSON out: commas, escapes and room, nothing about what is written.
#ifndef QUIRE_JSON_WRITER_HPP
#define QUIRE_JSON_WRITER_HPP

#include <quire/json/unescaped.hpp>

#include <algorithm>
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
///
/// Each function writes in one of two ways: straight to the bytes after the cursor where there is
/// room for all of it, else piece by piece, which finds room or goes without.
///
///     m_begin            m_at               m_end
///     | written          | room             |
class writer {
 public:
  /// Writes to `buffer`, which must outlive the writer. Never allocates.
  explicit writer(std::span<char> buffer) noexcept
      : m_begin(buffer.data()), m_at(m_begin), m_end(m_begin + buffer.size()) {}
  /// Appends to `text`, which must outlive the writer and is whole after each call. `text_writer`
  /// is faster.
  explicit writer(std::string& text) noexcept : m_string(&text) {}

  /// Bytes of the document so far, whether they found room or not.
  [[nodiscard]] std::size_t size() const noexcept {
    return m_elsewhere + static_cast<std::size_t>(m_at - m_begin);
  }
  /// True while everything written has found room.
  [[nodiscard]] bool complete() const noexcept { return m_string != nullptr || m_elsewhere == 0; }

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
    if (room() < name.size() + 4 && !make_room(name.size() + 4))
      return string_in_pieces(name, "\":"), void(m_comma = false);
    string(name);
    put(":");
    m_comma = false;
  }
  /// A member whose value is a string: `key` and `string` at once.
  void member(std::string_view name, std::string_view text) {
    const std::size_t most = name.size() + text.size() + 6;  // a comma, a colon, quotes
    if (most > room() && !make_room(most)) return key(name), string(text);
    char* at = after_comma();
    *at = '"';
    const std::size_t plain_name = copy_unescaped(name, at + 1);
    at += 1 + plain_name;
    if (plain_name != name.size()) [[unlikely]] {
      m_at = at;
      end_string(name.substr(plain_name));
      put(":");
      m_comma = false;
      return string(text);
    }
    at[0] = '"', at[1] = ':', at[2] = '"';
    const std::size_t plain = copy_unescaped(text, at + 3);
    m_at = at + 3 + plain;
    if (plain != text.size()) [[unlikely]]
      return end_string(text.substr(plain));
    *m_at++ = '"';
  }
  /// A string, escaped where JSON demands it.
  void string(std::string_view text) {
    if (room() < text.size() + 3) [[unlikely]]
      if (!make_room(text.size() + 3)) return string_in_pieces(text);
    char* const begin = after_comma();
    *begin = '"';
    const std::size_t plain = copy_unescaped(text, begin + 1);
    m_at = begin + 1 + plain;
    if (plain != text.size()) [[unlikely]]
      return end_string(text.substr(plain));
    *m_at++ = '"';
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

  /// For those who write many pieces themselves: the bytes from `cursor` to `limit` are theirs.
  [[nodiscard]] char* cursor() const noexcept { return m_at; }
  /// Behind the last of them.
  [[nodiscard]] char* limit() const noexcept { return m_end; }
  /// Makes sure that `size` bytes follow the cursor, which may move. False if they cannot: then
  /// write by the functions above. May throw `std::bad_alloc`.
  [[nodiscard]] bool make_room(std::size_t size) {
    return room() >= size || (m_is_ahead && grow(size));
  }
  /// All up to `end` was written. `after_value`: a comma must come before the next value.
  void resume(char* end, bool after_value) noexcept {
    m_at = end;
    m_comma = after_value;
  }
  /// Writes what is left of a string, and its end: the quote, and what comes at once after it.
  /// Precondition: a quote and what came before `rest` are written.
  void end_string(std::string_view rest, std::string_view closing = "\"") {
    while (!rest.empty()) {
      const std::size_t plain = unescaped_size(rest);
      put(rest.substr(0, plain));
      if (plain == rest.size()) break;
      put_escape(rest[plain]);
      rest.remove_prefix(plain + 1);
    }
    put(closing);
    m_comma = true;
  }

 protected:
  /// Chooses the way of `text_writer`.
  struct ahead {};
  /// Appends to `text`, which is longer than what was written until `cut` is called.
  writer(std::string& text, ahead) noexcept
      : m_string(&text), m_before(text.size()), m_is_ahead(true) {}
  /// Gives the string its right size.
  void cut() noexcept { m_string->resize(m_before + size()); }

 private:
  [[nodiscard]] std::size_t room() const noexcept { return static_cast<std::size_t>(m_end - m_at); }
  /// The place after a comma, if one is due. Precondition: there is room for it.
  [[nodiscard]] char* after_comma() noexcept {
    *m_at = ',';
    char* const place = m_at + std::size_t{m_comma};
    m_comma = true;
    return place;
  }
  void string_in_pieces(std::string_view text, std::string_view closing = "\"") {
    if (m_string != nullptr) return string_at_once(text, closing);
    put(m_comma ? ",\"" : "\"");
    end_string(text, closing);
  }
  /// To a string that is whole after each call: up to the first escape in one piece.
  void string_at_once(std::string_view text, std::string_view closing) {
    const std::size_t before = m_string->size();
    m_string->resize(before + text.size() + closing.size() + 2);
    char* const begin = m_string->data() + before;
    char* at = begin;
    if (m_comma) *at++ = ',';
    *at++ = '"';
    const std::size_t plain = copy_unescaped(text, at);
    at += plain;
    if (plain == text.size()) at = std::copy(closing.begin(), closing.end(), at);
    m_string->resize(before + static_cast<std::size_t>(at - begin));
    m_elsewhere += static_cast<std::size_t>(at - begin);
    m_comma = true;
    if (plain != text.size()) end_string(text.substr(plain), closing);
  }
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
    if (room() < text.size()) [[unlikely]]
      if (!make_room(text.size())) return put_elsewhere(text);
    if (text.empty()) return;  // it may have no data at all
    std::memcpy(m_at, text.data(), text.size());
    m_at += text.size();
  }

  /// To a string that is whole after each call; or nowhere, if a buffer is full.
  [[gnu::noinline]] void put_elsewhere(std::string_view text) {
    m_elsewhere += text.size();
    if (m_string != nullptr) {
      m_string->append(text);
    } else {
      m_end = m_at;  // nothing may follow a gap
    }
  }
  /// Makes the string longer: by as much as was written so far, so that it is not filled often.
  [[nodiscard, gnu::noinline]] bool grow(std::size_t size) {
    constexpr std::size_t least = 512;
    const std::size_t used = this->size();
    const std::size_t more = used < least ? least : used;
    m_string->resize(m_before + used + (size < more ? more : size));
    m_begin = m_string->data() + m_before;
    m_at = m_begin + used;
    m_end = m_string->data() + m_string->size();
    return true;
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
  char* m_begin = nullptr;
  char* m_at = nullptr;
  char* m_end = nullptr;
  std::size_t m_elsewhere = 0;  // bytes that are not between m_begin and m_at
  std::size_t m_before = 0;     // bytes of the string before the document
  bool m_comma = false;
  bool m_is_ahead = false;
};

/// Appends one document to a string, faster than `writer`: the string has its right size only once
/// this is gone.
class text_writer : public writer {
 public:
  /// `text` must outlive this. Until then nobody else reads or writes it.
  explicit text_writer(std::string& text) noexcept : writer(text, ahead{}) {}
  text_writer(const text_writer&) = delete;
  text_writer& operator=(const text_writer&) = delete;
  ~text_writer() { cut(); }
};

}  // namespace quire::json

#endif  // QUIRE_JSON_WRITER_HPP
