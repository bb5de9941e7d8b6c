// SPDX-License-Identifier: Apache-2.0
// RFC 3339: the times of events and environments, which stay text until somebody asks.
#ifndef QUIRE_V1_TIME_HPP
#define QUIRE_V1_TIME_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string_view>

namespace quire {

/// UTC, to the millisecond.
using time_point = std::chrono::sys_time<std::chrono::milliseconds>;

namespace detail {

/// Takes a timestamp apart from left to right. Once something is wrong it stays wrong.
class time_reader {
 public:
  explicit constexpr time_reader(std::string_view text) noexcept : m_rest(text) {}

  /// date-time = full-date "T" full-time
  [[nodiscard]] constexpr std::optional<time_point> date_time() noexcept {
    using namespace std::chrono;
    const auto date = full_date();
    one_of("Tt");
    const auto time = partial_time();
    const auto offset = time_offset();
    const time_point at = time_point{date} + time - offset;
    if (m_leap && floor<days>(at) != at) m_good = false;  // :60 is the last second of a day, in UTC
    if (!m_good || !m_rest.empty()) return std::nullopt;
    return at;
  }

 private:
  using milliseconds = std::chrono::milliseconds;

  /// full-date = 4DIGIT "-" 2DIGIT "-" 2DIGIT
  constexpr std::chrono::sys_days full_date() noexcept {
    using namespace std::chrono;
    const int y = digits(4);
    one_of("-");
    const int m = digits(2);
    one_of("-");
    const int d = digits(2);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d)}};
    m_good = m_good && date.ok();
    return m_good ? sys_days{date} : sys_days{};
  }
  /// partial-time = 2DIGIT ":" 2DIGIT ":" 2DIGIT [ "." 1*DIGIT ]
  constexpr milliseconds partial_time() noexcept {
    using namespace std::chrono;
    const int h = up_to(23);
    one_of(":");
    const int m = up_to(59);
    one_of(":");
    const int s = up_to(60);
    m_leap = s == 60;
    const milliseconds fraction = m_rest.starts_with('.') ? secfrac() : milliseconds{0};
    // A leap second has no place of its own on this clock: all of it is where the next one starts.
    return hours{h} + minutes{m} + seconds{s} + (m_leap ? milliseconds{0} : fraction);
  }
  /// Digits past the third are dropped.
  constexpr milliseconds secfrac() noexcept {
    m_rest.remove_prefix(1);
    int value = 0;
    std::size_t count = 0;
    for (; !m_rest.empty() && is_digit(m_rest.front()); ++count) {
      if (count < 3) value = value * 10 + (m_rest.front() - '0');
      m_rest.remove_prefix(1);
    }
    m_good = m_good && count != 0;
    for (; count < 3; ++count) value *= 10;
    return milliseconds{value};
  }
  /// time-offset = "Z" / ( "+" / "-" ) 2DIGIT ":" 2DIGIT
  constexpr std::chrono::minutes time_offset() noexcept {
    const char sign = one_of("Zz+-");
    if (sign != '+' && sign != '-') return {};
    const int h = up_to(23);
    one_of(":");
    const int m = up_to(59);
    const auto offset = std::chrono::hours{h} + std::chrono::minutes{m};
    return sign == '-' ? -offset : offset;
  }

  [[nodiscard]] static constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
  constexpr char one_of(std::string_view allowed) noexcept {
    const char c = m_rest.empty() ? '\0' : m_rest.front();
    if (c == '\0' || allowed.find(c) == std::string_view::npos) {
      m_good = false;
      return '\0';
    }
    m_rest.remove_prefix(1);
    return c;
  }
  constexpr int digits(int count) noexcept {
    int value = 0;
    for (; count != 0; --count) value = value * 10 + (one_of("0123456789") & 15);
    return value;
  }
  constexpr int up_to(int most) noexcept {
    const int value = digits(2);
    m_good = m_good && value <= most;
    return value;
  }

  std::string_view m_rest;
  bool m_good = true;
  bool m_leap = false;
};

}  // namespace detail

/// The time that `text` names, none if it is not a date-time of RFC 3339 section 5.6: date, `T`,
/// time with seconds, and `Z` or an offset, nothing left out and nothing around it. Fractions are
/// cut to milliseconds. Second 60 is taken at the end of a UTC day and gives the next day's start.
[[nodiscard]] constexpr std::optional<time_point> to_time(std::string_view text) noexcept {
  return detail::time_reader{text}.date_time();
}

}  // namespace quire

#endif  // QUIRE_V1_TIME_HPP
