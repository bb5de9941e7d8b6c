// SPDX-License-Identifier: Apache-2.0
// The code of a page of docs: each of its `cpp` blocks stands in a file that is compiled.
#ifndef QUIRE_TESTS_SUPPORT_SNIPPETS_HPP
#define QUIRE_TESTS_SUPPORT_SNIPPETS_HPP

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace support {

/// The text of a file, each line without the spaces in front.
inline std::string without_indentation(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string out;
  bool begins = true;
  for (std::istreambuf_iterator<char> at(in), end; at != end; ++at) {
    if (begins && *at == ' ') continue;
    begins = *at == '\n';
    out += *at;
  }
  return out;
}

/// Expects each `cpp` block of the page in the file. Returns how many there are.
inline std::size_t expect_snippets(std::string_view page_name, const std::string& file) {
  const std::string here = without_indentation(file);
  const std::string page =
      without_indentation(QUIRE_TEST_DATA "/../../docs/" + std::string(page_name));
  std::size_t snippets = 0;
  for (std::size_t at = page.find("```cpp\n"); at != std::string::npos;
       at = page.find("```cpp\n", at)) {
    const std::size_t first = at + 7;
    at = page.find("```", first);
    const std::string snippet = page.substr(first, at - first);
    BOOST_TEST((here.find(snippet) != std::string::npos), snippet);
    ++snippets;
  }
  return snippets;
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_SNIPPETS_HPP
