// SPDX-License-Identifier: Apache-2.0
// One member of JSON that is not typed, without a struct for it.
#ifndef QUIRE_JSON_FIND_HPP
#define QUIRE_JSON_FIND_HPP

#include <quire/core/ascii.hpp>
#include <quire/json/escape.hpp>
#include <quire/json/number.hpp>
#include <quire/json/raw.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace quire::json {
namespace detail {

/// Goes through valid JSON text from left to right, without an index and without recursion. On any
/// other text it stops somewhere within it.
class raw_cursor {
 public:
  explicit constexpr raw_cursor(std::string_view text) noexcept : m_text(text) { skip_space(); }

  /// The character here, 0 at the end.
  [[nodiscard]] constexpr char peek() const noexcept { return m_text.empty() ? '\0' : m_text[0]; }
  /// Passes `c` and white space; false if something else is here.
  [[nodiscard]] constexpr bool take(char c) noexcept {
    if (peek() != c) return false;
    m_text.remove_prefix(1);
    skip_space();
    return true;
  }
  /// Passes one value, or a name, and gives its text.
  [[nodiscard]] constexpr std::string_view value() noexcept {
    const std::string_view from = m_text;
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && depth != 0) --depth;
      m_text.remove_prefix(m_text.empty() ? 0 : c == '"' ? string_size() : word_size());
    } while (depth != 0 && !m_text.empty());
    const std::string_view found = from.substr(0, from.size() - m_text.size());
    skip_space();
    return found;
  }

 private:
  [[nodiscard]] constexpr std::size_t string_size() const noexcept {
    std::size_t size = 1;
    while (size < m_text.size() && m_text[size] != '"') size += m_text[size] == '\\' ? 2U : 1U;
    return size < m_text.size() ? size + 1 : m_text.size();
  }
  /// A literal or a number; a character of another kind, and what follows that is of neither.
  [[nodiscard]] constexpr std::size_t word_size() const noexcept {
    const auto ends = [](char c) {
      return core::is_white_space(c) || c == ',' || c == '{' || c == '}' || c == '[' || c == ']' ||
             c == '"';
    };
    std::size_t size = 1;
    while (size != m_text.size() && !ends(m_text[size])) ++size;
    return size;
  }
  constexpr void skip_space() noexcept {
    while (!m_text.empty() && core::is_white_space(m_text[0])) m_text.remove_prefix(1);
  }

  std::string_view m_text;
};

/// True if the JSON string `quoted` is `text`, whatever escapes it is written with.
[[nodiscard]] inline bool means(std::string_view quoted, std::string_view text) noexcept {
  if (quoted.size() < 2) return false;
  std::string_view rest = quoted.substr(1, quoted.size() - 2);
  while (!rest.empty()) {
    std::array<char, 12> one{};  // an escape of at most twelve bytes takes at most four
    const std::size_t size = rest[0] == '\\' ? escape_size(rest) : 1;
    const std::size_t taken =
        size == 6 ? decode_unicode_escape(rest).size : (size == 0 ? rest.size() : size);
    const std::size_t made = unescape(rest.substr(0, taken), one.data());
    if (size == 0 || made == std::string_view::npos) return false;
    if (text.substr(0, made) != std::string_view{one.data(), made}) return false;
    text.remove_prefix(made);
    rest.remove_prefix(taken);
  }
  return text.empty();
}

/// The last member `name` of the object `text`; "" if it has none, or is no object.
[[nodiscard]] inline std::string_view last_member(std::string_view text,
                                                  std::string_view name) noexcept {
  raw_cursor in{text};
  std::string_view found;
  if (!in.take('{')) return found;
  while (in.peek() == '"') {
    const bool is_it = means(in.value(), name);
    if (!in.take(':')) break;
    const std::string_view value = in.value();
    if (is_it) found = value;
    if (!in.take(',')) break;
  }
  return found;
}

/// Element `index` of the array `text`; "" if it has none, or is no array.
[[nodiscard]] inline std::string_view element(std::string_view text, std::size_t index) noexcept {
  raw_cursor in{text};
  if (!in.take('[') || in.peek() == ']') return {};
  for (;;) {
    const std::string_view value = in.value();
    if (index-- == 0) return value;
    if (!in.take(',')) return {};
  }
}

/// The digits at the start of `path` and the `]` after them; none if something else is there.
[[nodiscard]] constexpr std::optional<std::size_t> take_index(std::string_view& path) noexcept {
  std::size_t index = 0;
  std::size_t size = 0;
  for (; size != path.size() && size < 18 && core::is_digit(path[size]); ++size)
    index = index * 10 + static_cast<std::size_t>(path[size] - '0');
  if (size == 0 || size == path.size() || path[size] != ']') return std::nullopt;
  path.remove_prefix(size + 1);
  if (!path.empty() && path[0] == '.') path.remove_prefix(1);
  return index;
}

}  // namespace detail

/// The value at `path` below `from`: names of members with dots between them and elements counted
/// from 0, as in the path of an error: "channel.name", "alerts[2].url". Not set if there is none.
/// Of equal names the last counts (ECMA-262, JSON.parse). A view into the text of `from`, which
/// must be valid JSON, as every `raw` of a decoded request is; of other text it finds something or
/// nothing. Names that hold a dot or `[` are out of reach: give them a row. Linear.
[[nodiscard]] inline raw find(const raw& from, std::string_view path) noexcept {
  std::string_view at = from.text;
  while (!path.empty() && !at.empty()) {
    if (path[0] == '[') {
      path.remove_prefix(1);
      const auto index = detail::take_index(path);
      if (!index) return {};
      at = detail::element(at, *index);
    } else {
      const std::size_t size = std::min(path.find_first_of(".["), path.size());
      at = detail::last_member(at, path.substr(0, size));
      const bool dot = size != path.size() && path[size] == '.';
      path.remove_prefix(size + (dot ? 1 : 0));
    }
  }
  return {at};
}

/// The text of a JSON string with its escapes decoded; none if the value is no string. Allocates;
/// may throw `std::bad_alloc`.
[[nodiscard]] inline std::optional<std::string> to_text(const raw& value) {
  const std::string_view text = value.text;
  if (text.size() < 2 || text.front() != '"' || text.back() != '"') return std::nullopt;
  std::string out(text.size(), '\0');
  const std::size_t size = unescape(text.substr(1, text.size() - 2), out.data());
  if (size == std::string_view::npos) return std::nullopt;
  out.resize(size);
  return out;
}

/// The value of a JSON number; none if the value is none, or is too large for a double.
[[nodiscard]] inline std::optional<double> to_number(const raw& value) noexcept {
  return is_number(value.text) ? to_double(value.text) : std::nullopt;
}

/// The value of `true` or `false`; none if the value is neither.
[[nodiscard]] constexpr std::optional<bool> to_boolean(const raw& value) noexcept {
  if (value.text == "true") return true;
  if (value.text == "false") return false;
  return std::nullopt;
}

}  // namespace quire::json

#endif  // QUIRE_JSON_FIND_HPP
