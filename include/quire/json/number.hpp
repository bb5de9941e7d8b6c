// SPDX-License-Identifier: Apache-2.0
// RFC 8259 section 6: what a JSON number looks like, and its value.
#ifndef QUIRE_JSON_NUMBER_HPP
#define QUIRE_JSON_NUMBER_HPP

#include <quire/core/ascii.hpp>
#include <quire/json/detail/from_chars.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>

namespace quire::json {

/// A JSON number as it was sent: its text is kept, so that writing it back changes nothing.
struct number {
  double value = 0;       ///< nearest IEEE 754 double
  std::string_view text;  ///< as sent, a view into the document; "" if it was made by hand

  /// True if there was one, or it was made by hand and is not 0.
  [[nodiscard]] constexpr bool is_set() const noexcept { return !text.empty() || value != 0; }

  [[nodiscard]] friend bool operator==(const number& a, const number& b) noexcept {
    return a.text == b.text && (!a.text.empty() || a.value == b.value);
  }
};

namespace detail {

/// One past the digits that start at `at`.
[[nodiscard]] constexpr const char* skip_digits(const char* at, const char* end) noexcept {
  while (at != end && core::is_digit(*at)) ++at;
  return at;
}

/// One past the longest number that starts at `first`, or nullptr if none does. (RFC 8259: minus,
/// int without leading zeros, frac, exp.) Precondition: there is a character.
[[nodiscard]] constexpr const char* scan_number(const char* first, const char* end) noexcept {
  const char* at = first;
  if (*at == '-') ++at;
  if (at == end || !core::is_digit(*at)) return nullptr;
  at = *at == '0' ? at + 1 : skip_digits(at, end);
  if (at != end && *at == '.') {
    const char* fraction = at + 1;
    at = skip_digits(fraction, end);
    if (at == fraction) return nullptr;
  }
  if (at != end && (*at == 'e' || *at == 'E')) {
    ++at;
    if (at != end && (*at == '+' || *at == '-')) ++at;
    const char* exponent = at;
    at = skip_digits(exponent, end);
    if (at == exponent) return nullptr;
  }
  return at;
}

}  // namespace detail

/// True if `text` is a JSON number and nothing else.
[[nodiscard]] constexpr bool is_number(std::string_view text) noexcept {
  const char* end = text.data() + text.size();
  return !text.empty() && detail::scan_number(text.data(), end) == end;
}

namespace detail {

/// The value of a JSON number of digits alone, so few that every value of them is a double; -1 for
/// any other text. Most numbers are such: they are checked and read in one loop.
[[nodiscard]] constexpr std::int64_t short_whole(std::string_view text) noexcept {
  if (text.empty() || text.size() > 15 || (text[0] == '0' && text.size() != 1)) return -1;
  std::int64_t value = 0;
  for (const char c : text) {
    if (!core::is_digit(c)) return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

/// Whether a number that no double can hold is too large, or else too small: the sign of the
/// decimal exponent of its first digit that is not zero. Precondition: `is_number(text)`.
[[nodiscard]] constexpr bool is_huge(std::string_view text) noexcept {
  const std::size_t mark = text.find_first_of("eE");
  const std::string_view digits = text.substr(0, mark);
  std::int64_t exponent = 0;
  if (mark != std::string_view::npos) {
    const bool negative = text[mark + 1] == '-';
    for (const char c : text.substr(mark + 1)) {
      if (core::is_digit(c) && exponent < 1'000'000'000'000) exponent = exponent * 10 + (c - '0');
    }
    if (negative) exponent = -exponent;
  }
  const std::size_t first = digits.find_first_of("123456789");
  const std::size_t point = digits.find('.') < digits.size() ? digits.find('.') : digits.size();
  return exponent + static_cast<std::int64_t>(point) - static_cast<std::int64_t>(first) > 0;
}

}  // namespace detail

/// The double nearest to a number, none if it is too large for one. Too small a number is zero.
/// Precondition: `is_number(text)`.
[[nodiscard]] inline std::optional<double> to_double(std::string_view text) noexcept {
  if (const std::int64_t whole = detail::short_whole(text); whole >= 0)
    return static_cast<double>(whole);
  double value = 0;
  if (detail::read_double(text, value)) return value;
  if (detail::is_huge(text)) return std::nullopt;
  return text.front() == '-' ? -0.0 : 0.0;
}

/// The integer a number is, none if it has a fraction or is out of range: "10", "-3", "1e2" and
/// "1.0" are integers, as in JavaScript. Precondition: `is_number(text)`.
[[nodiscard]] inline std::optional<std::int64_t> to_integer(std::string_view text) noexcept {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, value);
  if (parsed.ec == std::errc{} && parsed.ptr == end) return value;
  if (text.find_first_of(".eE") == std::string_view::npos) return std::nullopt;
  const auto real = to_double(text);
  constexpr double limit = 9007199254740992.0;  // 2^53: beyond it a double is no exact integer
  if (!real || *real < -limit || *real > limit) return std::nullopt;
  value = static_cast<std::int64_t>(*real);
  return static_cast<double>(value) == *real ? std::optional{value} : std::nullopt;
}

}  // namespace quire::json

#endif  // QUIRE_JSON_NUMBER_HPP
