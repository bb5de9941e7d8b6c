// SPDX-License-Identifier: Apache-2.0
// The header lines of a part, as a range of name and value.
#ifndef QUIRE_MIME_HEADER_BLOCK_HPP
#define QUIRE_MIME_HEADER_BLOCK_HPP

#include <quire/core/ascii.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/range_end.hpp>
#include <quire/mime/token.hpp>

#include <cstddef>
#include <optional>
#include <string_view>

namespace quire::mime {

/// One header line. The name is free of white space; the value is free of spaces and tabs in front,
/// and, unless the block keeps them, at its end.
struct header_field {
  /// The name, as written.
  std::string_view name;
  /// The value, trimmed as the grammar says.
  std::string_view value;
};

/// Header lines that a parser has found to be well-formed. Lines end at CRLF, LF or a lone CR (a
/// stricter parser lets none of the last two in). Nothing is stored: each pass reads the text.
class header_block {
 public:
  class iterator {
   public:
    using value_type = header_field;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::forward_iterator_tag;
    using iterator_category = std::input_iterator_tag;
    using pointer = const header_field*;
    using reference = const header_field&;

    constexpr iterator() noexcept = default;
    constexpr iterator(std::string_view rest, bool keeps_blanks) noexcept
        : m_rest(rest), m_keeps_blanks(keeps_blanks) {
      ++*this;
    }

    [[nodiscard]] constexpr const header_field& operator*() const noexcept { return m_now; }
    [[nodiscard]] constexpr const header_field* operator->() const noexcept { return &m_now; }
    constexpr iterator& operator++() noexcept {
      m_end = m_rest.empty();
      if (!m_end) read_line();
      return *this;
    }
    constexpr iterator operator++(int) noexcept {
      iterator before = *this;
      ++*this;
      return before;
    }
    [[nodiscard]] constexpr bool operator==(const iterator& other) const noexcept {
      return m_end == other.m_end && (m_end || m_rest.size() == other.m_rest.size());
    }
    [[nodiscard]] constexpr bool operator==(core::range_end) const noexcept { return m_end; }

   private:
    constexpr void read_line() noexcept {
      std::size_t end = 0;
      while (end < m_rest.size() && m_rest[end] != '\r' && m_rest[end] != '\n') ++end;
      const std::string_view line = m_rest.substr(0, end);
      const bool pair = m_rest.substr(end, 2) == "\r\n";
      m_rest.remove_prefix(end + (pair ? 2 : end < m_rest.size() ? 1 : 0));
      const std::size_t colon = line.find(':');
      m_now.name = core::trim(line.substr(0, colon), core::is_blank);
      m_now.value = colon == std::string_view::npos ? std::string_view{} : line.substr(colon + 1);
      while (!m_now.value.empty() && core::is_blank(m_now.value.front()))
        m_now.value.remove_prefix(1);
      while (!m_keeps_blanks && !m_now.value.empty() && core::is_blank(m_now.value.back()))
        m_now.value.remove_suffix(1);
    }

    std::string_view m_rest;
    header_field m_now{};
    bool m_keeps_blanks = false;
    bool m_end = true;
  };

  constexpr header_block() noexcept = default;

  /// `text`: header lines, each with its line end, without the empty line after them. Blanks at the
  /// end of a value are no part of it (RFC 9110, section 5.5), unless `keeps_blanks` says so.
  constexpr explicit header_block(std::string_view text, bool keeps_blanks = false) noexcept
      : m_text(text), m_keeps_blanks(keeps_blanks) {}
  template <core::owning_temporary KeepTextInAVariable>
  explicit header_block(KeepTextInAVariable&&, bool = false) = delete;

  /// The bytes of all lines.
  [[nodiscard]] constexpr std::string_view text() const noexcept { return m_text; }

  [[nodiscard]] constexpr iterator begin() const noexcept { return {m_text, m_keeps_blanks}; }
  [[nodiscard]] constexpr core::range_end end() const noexcept { return {}; }

  /// The value of the first line of this name, in any case.
  [[nodiscard]] constexpr std::optional<std::string_view> find(
      std::string_view name) const noexcept {
    for (const header_field& field : *this) {
      if (core::equal_any_case(field.name, name)) return field.value;
    }
    return std::nullopt;
  }

  /// Writes the values of all lines of this name, joined with a comma and a space (Fetch, "get a
  /// header"). Calls `sink(std::string_view)` with the pieces. Returns how many lines there were.
  template <class Sink>
  constexpr std::size_t join(std::string_view name, Sink sink) const {
    std::size_t count = 0;
    for (const header_field& field : *this) {
      if (!core::equal_any_case(field.name, name)) continue;
      if (count++ != 0) sink(std::string_view(", "));
      sink(field.value);
    }
    return count;
  }

 private:
  std::string_view m_text;
  bool m_keeps_blanks = false;
};

}  // namespace quire::mime

#endif  // QUIRE_MIME_HEADER_BLOCK_HPP
