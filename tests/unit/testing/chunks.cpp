// SPDX-License-Identifier: Apache-2.0
#include <quire/testing/chunks.hpp>
//
#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

BOOST_AUTO_TEST_SUITE(testing_chunks)

using pieces = std::vector<std::string>;

BOOST_AUTO_TEST_CASE(pieces_have_the_size_that_was_asked_for) {
  BOOST_TEST((quire::testing::in_chunks("abcde", 2) == pieces{"ab", "cd", "e"}));
  BOOST_TEST((quire::testing::in_chunks("abcd", 2) == pieces{"ab", "cd"}));
  BOOST_TEST((quire::testing::in_chunks("ab", 9) == pieces{"ab"}));
  BOOST_TEST(quire::testing::in_chunks("", 1).empty());
}

BOOST_AUTO_TEST_CASE(a_cut_makes_two) {
  BOOST_TEST((quire::testing::cut_at("abc", 1) == pieces{"a", "bc"}));
  BOOST_TEST((quire::testing::cut_at("abc", 0) == pieces{"abc"}));
  BOOST_TEST((quire::testing::cut_at("abc", 3) == pieces{"abc"}));
  BOOST_TEST((quire::testing::cut_at("abc", 9) == pieces{"abc"}));
}

BOOST_AUTO_TEST_SUITE_END()
