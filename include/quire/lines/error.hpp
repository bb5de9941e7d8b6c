// SPDX-License-Identifier: Apache-2.0
// Why a line of an event log holds no event.
#ifndef QUIRE_LINES_ERROR_HPP
#define QUIRE_LINES_ERROR_HPP

#include <quire/json/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace quire {

/// The first thing wrong with one line. Owns all it holds.
class line_error {
 public:
  /// No error.
  line_error() noexcept = default;
  /// `why` is wrong with the line `number`, which starts at byte `begin` of the log; `truncated`:
  /// because the log ends in it.
  line_error(const json::error& why, std::size_t number, std::size_t begin, bool truncated) noexcept
      : m_why(why), m_number(number), m_begin(begin), m_truncated(truncated) {}

  [[nodiscard]] explicit operator bool() const noexcept { return static_cast<bool>(m_why); }

  /// True if the log ends in the middle of the line: whoever writes the log may not be done.
  [[nodiscard]] bool truncated() const noexcept { return m_truncated; }
  /// The name of the code: `truncated_line`, or one of `json::errc`. Static.
  [[nodiscard]] std::string_view code() const noexcept {
    return m_truncated ? std::string_view{"truncated_line"} : json::name(m_why.code);
  }
  /// The number of the line, from 1.
  [[nodiscard]] std::size_t line() const noexcept { return m_number; }
  /// In bytes from the start of the log.
  [[nodiscard]] std::size_t offset() const noexcept { return m_begin + m_why.offset; }
  /// The member, as "visitor.ip"; "" for the line itself. A view into this error.
  [[nodiscard]] std::string_view path() const noexcept { return m_why.path.view(); }

  /// One line of text: "line 3: visitor.ip: not a string, byte 120"; "" if there is no error.
  /// Allocates; may throw `std::bad_alloc`.
  [[nodiscard]] std::string message() const {
    if (!*this) return {};
    std::string text = "line " + std::to_string(m_number) + ": ";
    if (!m_why.path.empty()) text.append(path()).append(": ");
    text.append(m_truncated ? std::string_view{"the log ends in it"} : json::describe(m_why.code));
    return text.append(", byte ").append(std::to_string(offset()));
  }

 private:
  json::error m_why;
  std::size_t m_number = 0;
  std::size_t m_begin = 0;
  bool m_truncated = false;
};

}  // namespace quire

#endif  // QUIRE_LINES_ERROR_HPP
