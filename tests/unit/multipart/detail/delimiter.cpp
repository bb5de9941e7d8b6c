// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/delimiter.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

using quire::multipart::detail::delimiter;

static_assert(delimiter("\r\n--x").size() == 5);
static_assert(delimiter("\r\n--x").text() == "\r\n--x");
static_assert(!delimiter("\r\n--x").first_recurs());
static_assert(!delimiter("\n").first_recurs());
static_assert(delimiter("\n--\n").first_recurs());

BOOST_AUTO_TEST_SUITE(multipart_detail_delimiter)

BOOST_AUTO_TEST_CASE(is_a_view) {
  const std::string_view text = "\n--boundary";
  BOOST_TEST(delimiter(text).data() == text.data());
}

BOOST_AUTO_TEST_SUITE_END()
