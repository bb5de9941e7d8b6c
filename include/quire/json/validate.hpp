// SPDX-License-Identifier: Apache-2.0
// RFC 8259, byte by byte: the plain reading of the grammar. It is the specification of the fast
// reader, its fuzzing oracle, and the one that says what is wrong and where once a document is
// refused, so that codes and offsets do not depend on the machine.
#ifndef QUIRE_JSON_VALIDATE_HPP
#define QUIRE_JSON_VALIDATE_HPP

#include <quire/core/ascii.hpp>
#include <quire/json/detail/nesting.hpp>
#include <quire/json/error.hpp>
#include <quire/json/escape.hpp>
#include <quire/json/limits.hpp>
#include <quire/json/number.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::json {

/// Where a document stops being JSON, `errc::ok` if it does not.
struct verdict {
  /// What is wrong.
  errc code = errc::ok;
  /// Where, in bytes from the start of the document.
  std::size_t offset = 0;
};

namespace detail {

/// One pass over one document. Each state is a member function; the first error ends it.
class plain_validator {
 public:
  plain_validator(std::string_view text, std::size_t depth) noexcept
      : m_text(text), m_open(m_room, depth) {}
  plain_validator(const plain_validator&) = delete;
  plain_validator& operator=(const plain_validator&) = delete;
  ~plain_validator() = default;

  [[nodiscard]] verdict run() noexcept {
    if (m_text.substr(0, 3) == "\xEF\xBB\xBF") return {errc::byte_order_mark, 0};
    skip_space();
    if (at_end()) return {errc::empty_document, m_text.size()};
    bool more = value();
    while (more && m_open.depth() != 0) more = after_value();
    if (more) {
      skip_space();
      if (!at_end()) (void)refuse(errc::trailing_content);
    }
    return m_verdict;
  }

 private:
  [[nodiscard]] bool at_end() const noexcept { return m_at == m_text.size(); }
  [[nodiscard]] char here() const noexcept { return m_text[m_at]; }
  void skip_space() noexcept {
    while (!at_end() && core::is_white_space(here())) ++m_at;
  }
  [[nodiscard]] bool refuse(errc code) noexcept { return refuse(code, m_at); }
  [[nodiscard]] bool refuse(errc code, std::size_t offset) noexcept {
    m_verdict = {code, offset};
    return false;
  }
  [[nodiscard]] bool refuse_here(errc code) noexcept {
    return refuse(at_end() ? errc::unclosed_container : code);
  }

  /// A value, or the opening of one: goes down as far as containers open.
  [[nodiscard]] bool value() noexcept {
    for (;;) {
      skip_space();
      if (at_end()) return refuse(errc::unclosed_container);
      const char c = here();
      if (c == '"') return string();
      if (c == '-' || core::is_digit(c)) return number();
      if (c != '{' && c != '[') return literal();
      if (!m_open.enter(c == '{')) return refuse(errc::depth_limit);
      ++m_at;
      skip_space();
      if (!at_end() && here() == (c == '{' ? '}' : ']')) return close();
      if (c == '{' && !key()) return false;
    }
  }

  /// Behind a value inside a container: a comma and the next value, or the end of the container.
  [[nodiscard]] bool after_value() noexcept {
    skip_space();
    const bool object = m_open.in_object();
    if (at_end()) return refuse(errc::unclosed_container);
    if (here() == (object ? '}' : ']')) return close();
    if (here() != ',') return refuse(errc::expected_comma_or_end);
    ++m_at;
    return (!object || key()) && value();
  }

  [[nodiscard]] bool close() noexcept {
    ++m_at;
    m_open.leave();
    return true;
  }

  [[nodiscard]] bool key() noexcept {
    skip_space();
    if (at_end() || here() != '"') return refuse_here(errc::expected_key);
    if (!string()) return false;
    skip_space();
    if (at_end() || here() != ':') return refuse_here(errc::expected_colon);
    ++m_at;
    return true;
  }

  [[nodiscard]] bool string() noexcept {
    const std::size_t opening = m_at++;
    while (!at_end()) {
      const char c = here();
      if (c == '"') {
        ++m_at;
        return true;
      }
      if (static_cast<unsigned char>(c) < 0x20) return refuse(errc::control_character);
      const std::size_t size = c == '\\' ? escape_size(m_text.substr(m_at)) : 1;
      if (size == 0) return refuse(errc::invalid_escape);
      m_at += size;
    }
    return refuse(errc::unclosed_string, opening);
  }

  [[nodiscard]] bool number() noexcept {
    const char* end = scan_number(m_text.data() + m_at, m_text.data() + m_text.size());
    if (end == nullptr) return refuse(errc::invalid_number);
    return scalar_end(static_cast<std::size_t>(end - m_text.data()), errc::invalid_number);
  }

  [[nodiscard]] bool literal() noexcept {
    for (const std::string_view word : {"true", "false", "null"}) {
      if (m_text.substr(m_at, word.size()) == word)
        return scalar_end(m_at + word.size(), errc::invalid_literal);
    }
    const char c = here();
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return refuse(letter ? errc::invalid_literal : errc::expected_value);
  }

  /// A number or literal ends where a structural character, white space or the text ends.
  [[nodiscard]] bool scalar_end(std::size_t end, errc code) noexcept {
    constexpr std::string_view stops = " \t\n\r,:[]{}\"";
    if (end != m_text.size() && stops.find(m_text[end]) == std::string_view::npos)
      return refuse(code);
    m_at = end;
    return true;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
  nesting::room m_room;
  nesting m_open;
  verdict m_verdict;
};

}  // namespace detail

/// Checks that `text` is one JSON document with white space around it at most, nested at most
/// `depth` deep (at most `max_depth`). Bytes from 0x80 inside strings are not looked at. Iterative,
/// never reads outside `text`.
[[nodiscard]] inline verdict validate(std::string_view text,
                                      std::size_t depth = default_depth) noexcept {
  return detail::plain_validator{text, depth}.run();
}

}  // namespace quire::json

#endif  // QUIRE_JSON_VALIDATE_HPP
