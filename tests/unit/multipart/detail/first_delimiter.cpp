// SPDX-License-Identifier: Apache-2.0
// What may stand before the first delimiter is covered by multipart/grammar.cpp and limits.cpp.
#include <quire/multipart/detail/first_delimiter.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace multipart_detail_first_delimiter {

using namespace quire::multipart;
using namespace quire::multipart::detail;

static_assert(seen_after("--x", 2, '-') == 2, "the last two hyphens");
static_assert(seen_after("--x", 2, 'x') == 3);
static_assert(seen_after("--x", 2, 'y') == 0);
static_assert(seen_after("--a--b", 5, 'a') == 3);

BOOST_AUTO_TEST_SUITE(multipart_detail_first_delimiter)

BOOST_AUTO_TEST_CASE(it_is_found_at_once_or_byte_by_byte) {
  constexpr std::string_view text = "--B";
  const pattern line("\r\n--B");
  const std::string_view body = "--Brest";
  first_delimiter<fetch> first;
  first.begin();
  const char* at = body.data();
  BOOST_TEST((first.read(at, body.data() + body.size(), 0, text, line, 0) == first_outcome::found));
  BOOST_TEST(at - body.data() == 3);
  first.begin();
  at = body.data();
  for (std::size_t i = 0; i != 2; ++i) {
    BOOST_TEST((first.read(at, at + 1, i, text, line, 0) == first_outcome::more));
  }
  BOOST_TEST((first.read(at, at + 1, 2, text, line, 0) == first_outcome::found));
  BOOST_TEST(seen_after("--a--b", 5, 'a') == 3U);
}

BOOST_AUTO_TEST_CASE(in_a_line_it_is_found_where_all_of_it_stands) {
  constexpr std::string_view text = "--B";
  const pattern line("\r\n--B");
  for (const std::string body : {"x-y-B", "-x-B-y-B", "x---B", "x--A--B", "--x-B", "x- -B--B"}) {
    const std::size_t found = body.find(text);
    first_delimiter<workerd> first;
    first.begin();
    const char* at = body.data();
    const auto outcome = first.read(at, body.data() + body.size(), 0, text, line, 100);
    BOOST_TEST((outcome == first_outcome::found) == (found != std::string::npos), body);
    if (found != std::string::npos)
      BOOST_TEST(static_cast<std::size_t>(at - body.data()) == found + text.size(), body);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_first_delimiter
