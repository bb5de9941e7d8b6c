// SPDX-License-Identifier: Apache-2.0
// What a terminal is shown: colours, text of strangers made harmless, bars.
#ifndef QUIRE_INSPECT_TERMINAL_HPP
#define QUIRE_INSPECT_TERMINAL_HPP

#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>

namespace inspect {

enum class paint { plain, dim, name, text, number, literal, bad, good };

/// Decides for the whole program: "always", "never", or "auto", which is on a terminal that is not
/// dumb and without NO_COLOR (https://no-color.org).
void choose_color(std::string_view when);

/// The text in a colour, or as it is.
[[nodiscard]] std::string in(paint color, std::string_view text);

/// Controls become dots: nothing that a sender wrote moves the cursor.
[[nodiscard]] std::string printable(std::string_view text);

/// A bar of `part` of `whole`, at most 24 columns.
[[nodiscard]] std::string bar(std::size_t part, std::size_t whole);

/// "1,834" and "5.1 MiB".
[[nodiscard]] std::string with_commas(std::size_t number);
[[nodiscard]] std::string in_bytes(std::size_t number);

/// A line on standard error that shows how far a long run has come; nothing unless that is a
/// terminal.
class progress_bar {
 public:
  /// `whole` of 0: not known.
  explicit progress_bar(std::size_t whole);
  progress_bar(const progress_bar&) = delete;
  progress_bar& operator=(const progress_bar&) = delete;
  ~progress_bar();

  void advance(std::size_t by);

 private:
  std::size_t m_whole;
  std::size_t m_done = 0;
  std::size_t m_shown = 0;
  bool m_visible;
};

}  // namespace inspect

#endif  // QUIRE_INSPECT_TERMINAL_HPP
