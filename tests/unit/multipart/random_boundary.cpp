// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/random_boundary.hpp>

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <cstddef>
#include <set>
#include <string>

namespace multipart_random_boundary {

using quire::multipart::random_boundary;

BOOST_AUTO_TEST_SUITE(multipart_random_boundary)

// A call that succeeds leaves errno as it is.
BOOST_AUTO_TEST_CASE(an_interrupted_call_of_long_ago_is_none_of_ours) {
  errno = EINTR;
  BOOST_TEST(random_boundary::draw().has_value());
}

BOOST_AUTO_TEST_CASE(boundaries_differ_and_use_every_digit_in_every_place) {
  std::set<std::string> all;
  std::set<char> seen[32];
  for (int i = 0; i < 500; ++i) {
    const auto drawn = random_boundary::draw();
    BOOST_REQUIRE(drawn.has_value());
    BOOST_REQUIRE(drawn->text().size() == 32U);
    all.emplace(drawn->text());
    for (std::size_t at = 0; at < 32; ++at) seen[at].insert(drawn->text()[at]);
  }
  BOOST_TEST(all.size() == 500U);
  // One digit is missing at one place in 500 draws once in 10 to the power of 11 runs.
  for (const auto& each : seen) {
    BOOST_TEST(each.size() == 16U);
    for (char c : each) BOOST_TEST((std::string("0123456789abcdef").find(c) != std::string::npos));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_random_boundary
