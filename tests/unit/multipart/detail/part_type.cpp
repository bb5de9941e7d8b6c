// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/part_type.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace multipart_part_type {

using namespace quire::multipart;
using namespace quire::multipart::detail;

constexpr auto npos = std::string_view::npos;
constexpr std::string_view file = "f.txt";
constexpr std::string_view octets = "application/octet-stream";

static_assert(find_refused_in_type("a\r\nb", type_rule::any) == npos);
static_assert(find_refused_in_type("a\r\nb", type_rule::file_api) == npos);
static_assert(find_refused_in_type("a\r\nb", type_rule::no_controls) == 1);
static_assert(find_refused_in_type("a\tb", type_rule::no_controls) == npos);
static_assert(find_refused_in_type("a/b", type_rule::media_type) == npos);
static_assert(find_refused_in_type("a/b\t", type_rule::media_type) == 3);
static_assert(find_refused_in_type("a b/c", type_rule::media_type) == 1);
static_assert(find_refused_in_type("x/message; a=multipart", type_rule::media_type) == npos);

static_assert(type_of_part("", &file, {}) == octets);
static_assert(type_of_part("", nullptr, {}).empty());
static_assert(type_of_part("", &file, {.no_type = default_type::none}).empty());
static_assert(type_of_part("", &file, {.no_type = default_type::by_extension}) == "text/plain");
static_assert(type_of_part("a/b", nullptr, {}) == "a/b");
static_assert(type_of_part("a/\x7F", &file, {.types = type_rule::file_api}) == octets);
static_assert(type_of_part("a/\x7F", nullptr, {.types = type_rule::file_api}).empty());

BOOST_AUTO_TEST_SUITE(multipart_part_type)

// A few of the rows above, while the program runs.
BOOST_AUTO_TEST_CASE(a_type_that_is_none_gets_the_default) {
  BOOST_TEST(type_of_part("", &file, {}) == octets);
  BOOST_TEST(type_of_part("a/\x7F", &file, {.types = type_rule::file_api}) == octets);
  BOOST_TEST(type_of_part("a/\x1F", &file, {.types = type_rule::file_api}) == octets);
  BOOST_TEST(type_of_part("a/~", &file, {.types = type_rule::file_api}) == "a/~");
}

BOOST_AUTO_TEST_CASE(only_the_file_api_wants_lower_case) {
  std::string out(3, '\0');
  copy_type("A/b", type_rule::file_api, out.data());
  BOOST_TEST(out == "a/b");
  copy_type("A/b", type_rule::media_type, out.data());
  BOOST_TEST(out == "A/b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_part_type
