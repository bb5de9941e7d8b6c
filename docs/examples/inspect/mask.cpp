// SPDX-License-Identifier: Apache-2.0
#include "mask.hpp"

#include <quire/core/ascii.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <utility>
#include <vector>

namespace inspect {

namespace {

constexpr std::array<std::string_view, 9> marks{"secret", "token",         "password",
                                                "cookie", "authorization", "credential",
                                                "apikey", "api_key",       "api-key"};

/// Walks over strings and brackets, whatever else stands between them.
class masker {
 public:
  explicit masker(std::string_view text) : m_text(text), m_out(text) {}

  std::string run() {
    while (m_at < m_text.size()) {
      const char c = m_text[m_at];
      if (c == '"') {
        string();
        continue;
      }
      if (c == '{' || c == '[') m_secret.push_back(m_next_is_secret || inside_secret());
      if ((c == '}' || c == ']') && !m_secret.empty()) m_secret.pop_back();
      if (!quire::core::is_white_space(c)) m_next_is_secret = false;
      // No JSON goes on over a delimiter of the form.
      if (c == '\n' && m_text.substr(m_at + 1, 2) == "--") m_secret.clear();
      ++m_at;
    }
    return std::move(m_out);
  }

 private:
  [[nodiscard]] bool inside_secret() const { return !m_secret.empty() && m_secret.back(); }

  void string() {
    const std::size_t begin = ++m_at;
    while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\n')
      m_at += m_text[m_at] == '\\' ? 2U : 1U;
    const std::size_t end = m_at = std::min(m_at, m_text.size());
    if (m_at < m_text.size()) ++m_at;
    std::size_t after = m_at;
    while (after < m_text.size() && quire::core::is_white_space(m_text[after])) ++after;
    if (after < m_text.size() && m_text[after] == ':') {
      m_next_is_secret = is_secret(m_text.substr(begin, end - begin));
      m_at = after + 1;
      return;
    }
    if (m_next_is_secret || inside_secret()) cover(begin, end);
    m_next_is_secret = false;
  }

  void cover(std::size_t begin, std::size_t end) {
    const bool keeps = end - begin >= 16 && std::all_of(m_out.begin() + place(begin),
                                                        m_out.begin() + place(begin + 4), is_plain);
    std::fill(m_out.begin() + place(begin + (keeps ? 4 : 0)), m_out.begin() + place(end), '*');
  }
  static bool is_plain(char c) { return c > ' ' && c < 0x7F && c != '\\'; }
  static std::ptrdiff_t place(std::size_t at) { return static_cast<std::ptrdiff_t>(at); }

  std::string_view m_text;
  std::string m_out;
  std::size_t m_at = 0;
  std::vector<bool> m_secret;  // of each open bracket
  bool m_next_is_secret = false;
};

}  // namespace

bool is_secret(std::string_view name) {
  std::string text{name};
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return text.find(mark) != std::string::npos; });
}

std::string masked(std::string_view text) { return masker{text}.run(); }

}  // namespace inspect
