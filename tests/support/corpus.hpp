// SPDX-License-Identifier: Apache-2.0
// The committed inputs of a fuzz target, as test cases.
#ifndef QUIRE_TESTS_SUPPORT_CORPUS_HPP
#define QUIRE_TESTS_SUPPORT_CORPUS_HPP

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace support {

/// Calls `body(input)` for each file of fuzz/corpus/<target>, expects true; then for each of its
/// prefixes, and for a few single bytes put in its place at every position: of a long input, some
/// eighty prefixes and positions.
template <class Body>
void run_corpus(std::string_view target, Body body) {
  const auto folder = std::filesystem::path(QUIRE_FUZZ_CORPUS) / target;
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string input{std::istreambuf_iterator<char>{in}, {}};
    ++files;
    BOOST_TEST_CONTEXT(file.path().filename()) {
      BOOST_TEST(body(input));
      const std::size_t step = 1 + input.size() / 80;
      for (std::size_t at = 0; at < input.size(); at += step) {
        BOOST_TEST_CONTEXT("byte " << at) {
          BOOST_REQUIRE(body(std::string_view{input}.substr(0, at)));
          for (const char other : {'"', '\\', '}', ',', '0', '\xC3'}) {
            std::string changed = input;
            changed[at] = other;
            BOOST_REQUIRE(body(changed));
          }
        }
      }
    }
  }
  BOOST_TEST(files != 0U);
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_CORPUS_HPP
