// SPDX-License-Identifier: Apache-2.0
#include "terminal.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unistd.h>

namespace inspect {

namespace {

bool colored = false;

bool is_set(const char* variable) {
  const char* const value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool terminal_has_colors() {
  const char* const kind = std::getenv("TERM");
  const bool dumb = kind != nullptr && std::string_view{kind} == "dumb";
  return isatty(STDOUT_FILENO) != 0 && !dumb && !is_set("NO_COLOR");
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

void choose_color(std::string_view when) {
  colored = when == "always" || (when == "auto" && terminal_has_colors());
}

std::string in(paint color, std::string_view text) {
  constexpr std::array<std::string_view, 8> codes{"", "2", "36", "32", "33", "35", "1;31", "1;32"};
  const std::string_view code = codes.at(static_cast<std::size_t>(color));
  if (!colored || code.empty() || text.empty()) return std::string{text};
  return "\x1b[" + std::string{code} + 'm' + std::string{text} + "\x1b[0m";
}

std::string printable(std::string_view text) {
  std::string out{text};
  std::replace_if(
      out.begin(), out.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '.');
  return out;
}

std::string bar(std::size_t part, std::size_t whole) {
  constexpr std::size_t columns = 24;
  const std::size_t full = whole == 0 ? 0 : (part * columns + whole / 2) / whole;
  return repeated("█", part > 0 ? std::max<std::size_t>(full, 1) : 0);
}

std::string with_commas(std::size_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ',');
  return text;
}

std::string in_bytes(std::size_t number) {
  constexpr std::array<const char*, 4> units{"bytes", "KiB", "MiB", "GiB"};
  auto value = static_cast<double>(number);
  std::size_t unit = 0;
  for (; value >= 1024 && unit + 1 < units.size(); ++unit) value /= 1024;
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), unit == 0 ? "%.0f %s" : "%.1f %s", value, units.at(unit));
  return text.data();
}

progress_bar::progress_bar(std::size_t whole)
    : m_whole(whole), m_visible(isatty(STDERR_FILENO) != 0) {}

progress_bar::~progress_bar() {
  if (m_visible) std::fputs("\r\x1b[K", stderr);
}

void progress_bar::advance(std::size_t by) {
  m_done += by;
  const std::size_t percent = m_whole == 0 ? 0 : std::min<std::size_t>(m_done * 100 / m_whole, 100);
  if (!m_visible || percent == m_shown) return;
  m_shown = percent;
  std::fprintf(stderr, "\r%s %zu %%\x1b[K", bar(percent, 100).c_str(), percent);
}

}  // namespace inspect
