// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/pattern.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

using quire::multipart::detail::pattern;

static_assert(pattern("\r\n--x").size() == 5);
static_assert(pattern("\r\n--x").text() == "\r\n--x");
static_assert(!pattern("\r\n--x").first_recurs());
static_assert(!pattern("\n").first_recurs());
static_assert(pattern("\n--\n").first_recurs());

BOOST_AUTO_TEST_SUITE(multipart_detail_pattern)

BOOST_AUTO_TEST_CASE(is_a_view) {
  const std::string_view text = "\n--boundary";
  BOOST_TEST((pattern(text).data() == text.data()));
}

BOOST_AUTO_TEST_SUITE_END()
