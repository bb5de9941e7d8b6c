// SPDX-License-Identifier: Apache-2.0
// JSON text with the members of each object in the order of their bytes, so that two documents
// which differ in that order alone compare equal. Numbers and strings stay as they are written.
#ifndef QUIRE_TESTS_V1_CANONICAL_HPP
#define QUIRE_TESTS_V1_CANONICAL_HPP

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace v1_test {

/// Precondition: the text is JSON without white space between tokens.
class canonical {
 public:
  [[nodiscard]] static std::string of(std::string_view json) { return canonical{json}.value(); }

 private:
  explicit canonical(std::string_view json) : m_rest(json) {}

  std::string value() {
    if (m_rest.front() == '{') return container('}', true);
    if (m_rest.front() == '[') return container(']', false);
    return m_rest.front() == '"' ? string() : take(m_rest.find_first_of(",]}"));
  }
  std::string container(char closing, bool sorted) {
    std::string all = take(1);
    std::vector<std::string> items;
    while (m_rest.front() != closing) {
      if (m_rest.front() == ',') m_rest.remove_prefix(1);
      std::string item = sorted ? string() : std::string{};
      if (sorted) item += take(1);
      items.push_back(item += value());
    }
    if (sorted) std::sort(items.begin(), items.end());
    for (const auto& item : items) all += item + ',';
    return all + take(1);
  }
  std::string string() {
    std::size_t end = 1;
    while (m_rest[end] != '"') end += m_rest[end] == '\\' ? 2U : 1U;
    return take(end + 1);
  }
  std::string take(std::size_t size) {
    const std::string text{m_rest.substr(0, size)};
    m_rest.remove_prefix(text.size());
    return text;
  }

  std::string_view m_rest;
};

}  // namespace v1_test

#endif  // QUIRE_TESTS_V1_CANONICAL_HPP
