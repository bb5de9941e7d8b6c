// SPDX-License-Identifier: Apache-2.0
// The command line of a benchmark: words, and words with a value after `=`.
#ifndef QUIRE_BENCH_SUPPORT_OPTIONS_HPP
#define QUIRE_BENCH_SUPPORT_OPTIONS_HPP

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace quire::bench {

class options {
 public:
  /// Ends the program, with `usage` on standard error, if a word is none of `known` (each with `=`
  /// if it takes a value) and not one of Google Benchmark's.
  options(int argc, char** argv, const std::vector<std::string_view>& known, const char* usage) {
    for (int i = 1; i < argc; ++i) {
      const std::string_view word = argv[i];
      const auto names = [word](std::string_view name) {
        return name.ends_with('=') ? word.starts_with(name) : word == name;
      };
      if (!word.starts_with("--benchmark_") && std::none_of(known.begin(), known.end(), names)) {
        std::fprintf(word == "--help" ? stdout : stderr, "%s", usage);
        std::exit(word == "--help" ? 0 : 2);
      }
      m_words.push_back(word);
    }
  }

  [[nodiscard]] bool has(std::string_view word) const {
    return std::find(m_words.begin(), m_words.end(), word) != m_words.end();
  }
  /// What stands after `name`, which ends with `=`; the last one counts.
  [[nodiscard]] std::string value(std::string_view name, std::string_view otherwise = {}) const {
    for (auto word = m_words.rbegin(); word != m_words.rend(); ++word)
      if (word->starts_with(name)) return std::string{word->substr(name.size())};
    return std::string{otherwise};
  }
  [[nodiscard]] std::size_t number(std::string_view name, std::size_t otherwise) const {
    const std::string text = value(name);
    return text.empty() ? otherwise : std::strtoul(text.c_str(), nullptr, 10);
  }

 private:
  std::vector<std::string_view> m_words;
};

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_OPTIONS_HPP
