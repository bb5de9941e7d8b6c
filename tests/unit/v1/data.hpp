// SPDX-License-Identifier: Apache-2.0
// The recorded facts of v1: lines of fields between tabs, below tests/data/v1.
#ifndef QUIRE_TESTS_V1_DATA_HPP
#define QUIRE_TESTS_V1_DATA_HPP

#include <quire/schema/release.hpp>

#include <charconv>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace v1_test {

using fields = std::vector<std::string>;

[[nodiscard]] inline fields split(const std::string& line) {
  fields all{{}};
  for (const char c : line) {
    if (c == '\t') {
      all.emplace_back();
    } else {
      all.back() += c;
    }
  }
  return all;
}

/// The lines of a file below tests/data/v1, none if it is absent.
[[nodiscard]] inline std::vector<fields> table(const std::string& name) {
  std::ifstream file{std::string{QUIRE_TEST_DATA} + "/v1/" + name};
  std::vector<fields> rows;
  for (std::string line; std::getline(file, line);) rows.push_back(split(line));
  return rows;
}

[[nodiscard]] inline quire::release to_release(std::string_view text) {
  quire::release at;
  for (std::uint16_t* part : {&at.major, &at.minor, &at.patch}) {
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), *part);
    text.remove_prefix(static_cast<std::size_t>(parsed.ptr - text.data()));
    if (!text.empty()) text.remove_prefix(1);
  }
  return at;
}
[[nodiscard]] inline std::string to_text(quire::release at) {
  return std::to_string(at.major) + '.' + std::to_string(at.minor) + '.' + std::to_string(at.patch);
}

/// A document that a sender of some release may send.
struct sample {
  std::string name;
  std::string json;

  [[nodiscard]] bool is_environment() const { return name.starts_with("environment"); }
};

/// The samples of a release: for three of the 14 revisions there are none.
[[nodiscard]] inline std::vector<sample> samples_of(quire::release at) {
  std::vector<sample> all;
  for (const auto& row : table("samples/" + to_text(at) + ".tsv"))
    all.push_back({row.at(0), row.at(1)});
  return all;
}

}  // namespace v1_test

#endif  // QUIRE_TESTS_V1_DATA_HPP
