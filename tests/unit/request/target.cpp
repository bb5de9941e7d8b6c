// SPDX-License-Identifier: Apache-2.0
#include <quire/request/target.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(request_target)

using quire::version_segment;

BOOST_AUTO_TEST_CASE(one_slash_and_the_query_are_no_part_of_it) {
  BOOST_TEST(version_segment("/v1") == "v1");
  BOOST_TEST(version_segment("v1") == "v1");
  BOOST_TEST(version_segment("/v1?x=/v2") == "v1");
  BOOST_TEST(version_segment("/v1#x") == "v1");
  BOOST_TEST(version_segment("//v1/") == "/v1/");
  BOOST_TEST(version_segment("") == "");
  BOOST_TEST(version_segment("/") == "");
}

// RFC 9112, section 3.2.2.
BOOST_AUTO_TEST_CASE(of_the_absolute_form_the_path_is_taken) {
  BOOST_TEST(version_segment("http://example.com/v1") == "v1");
  BOOST_TEST(version_segment("http://example.com:8080/v1?x") == "v1");
  BOOST_TEST(version_segment("http://example.com") == "");
  BOOST_TEST(version_segment("http://example.com?/v1") == "");
}

BOOST_AUTO_TEST_CASE(a_path_may_hold_what_looks_like_a_scheme) {
  BOOST_TEST(version_segment("/http://example.com/v1") == "http://example.com/v1");
  BOOST_TEST(version_segment("/v1?to=http://example.com/v2") == "v1");
}

BOOST_AUTO_TEST_SUITE_END()
