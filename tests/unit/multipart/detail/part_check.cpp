// SPDX-License-Identifier: Apache-2.0
// The rest is covered by multipart/grammar.cpp, through the parser.
#include <quire/multipart/detail/part_check.hpp>
#include <quire/multipart/form.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/read.hpp>

namespace multipart_detail_part_check {

using namespace quire::multipart;
using namespace quire::multipart::detail;

static_assert(part_check<strict>::is_needed);
static_assert(!part_check<fetch>::is_needed && !part_check<workerd>::is_needed);

static_assert(!is_no_ascii_charset("utf-8") && !is_no_ascii_charset("UTF8"));
static_assert(!is_no_ascii_charset("iso-8859-1") && !is_no_ascii_charset("Shift_JIS"));
static_assert(is_no_ascii_charset("UTF-16") && is_no_ascii_charset("utf-16le"));
static_assert(is_no_ascii_charset("utf-7") && is_no_ascii_charset("ISO-2022-JP"));

static_assert(is_unclear_type("a/b; name=x") && is_unclear_type("a/b; FileName=x"));
static_assert(is_unclear_type("a/b; name*=x") && is_unclear_type("a/b;charset=\"utf-16\""));
static_assert(is_unclear_type("a/b; charset=utf-8; charset=utf-16"));
static_assert(!is_unclear_type("=") && !is_unclear_type("a/b; x=utf-16"), "no charset");
static_assert(!is_unclear_type("a/b") && !is_unclear_type("a/b; charset=utf-8"));

static_assert(is_encoding("base64") && is_encoding(" Quoted-Printable ;x"));
static_assert(!is_encoding("binary") && !is_encoding("8bit") && !is_encoding("x-uuencode"));

static_assert(says_the_same("utf-8''a%20b", "a b") && says_the_same("UTF-8'de'%c3%A4", "\xC3\xA4"));
static_assert(says_the_same("iso-8859-1''%E4", "\xC3\xA4"));
static_assert(!says_the_same("utf-8''a", "b") && !says_the_same("utf-8''a", "ab"));
static_assert(!says_the_same("utf-8''ab", "a") && !says_the_same("a", "a"));
static_assert(!says_the_same("utf-16''a", "a"));

BOOST_AUTO_TEST_SUITE(multipart_detail_part_check)

// A few of the rows above, while the program runs.
BOOST_AUTO_TEST_CASE(types_and_filenames_that_are_read_in_two_ways) {
  BOOST_TEST((!is_no_ascii_charset("utf8") && is_no_ascii_charset("utf-7")));
  for (const std::string_view type : {"a/b; name=x", "a/b; name*=x", "a/b;charset=\"utf-16\"",
                                      "a/b;charset='utf-16'", "a/b; charset=utf-8; charset=x"})
    BOOST_TEST(is_unclear_type(type), type);
  for (const std::string_view type : {"a/b", "a/b; x=y", "a/b; charset=", "a/b; charset=utf-8"})
    BOOST_TEST(!is_unclear_type(type), type);
  BOOST_TEST(says_the_same("utf-8''a%20b", "a b"));
  BOOST_TEST((!says_the_same("utf-8''ab", "ac") && !says_the_same("utf-8''ab", "xb")));
  BOOST_TEST((!says_the_same("utf-8''ab", "a") && !says_the_same("utf-8''a", "ab")));
  BOOST_TEST(!says_the_same("a", "a"));
}

constexpr grammar names_in_filenames = [] {
  grammar one = strict;
  one.disposition.name_in_filename = true;
  return one;
}();

BOOST_AUTO_TEST_CASE(a_name_in_a_filename_is_taken_if_that_is_asked_for) {
  const auto boundary = *quire::mime::boundary::from("B");
  const std::string body =
      support::a_part(support::named("a", "; filename=\"name=b\"")) + "--B--\r\n";
  basic_form<strict> refused(boundary, body);
  BOOST_TEST((refused.error().value().code == errc::ambiguous_filename));
  basic_form<names_in_filenames> taken(boundary, body);
  BOOST_TEST(!taken.error().has_value());
}

BOOST_AUTO_TEST_CASE(two_hyphens_are_seen_wherever_they_stand) {
  for (std::size_t size = 0; size != 40; ++size) {
    BOOST_TEST(!may_hold_hyphens(std::string(size, 'x')));
    for (std::size_t at = 0; at + 1 < size; ++at) {
      std::string text(size, 'x');
      text[at] = '-';
      BOOST_TEST(!may_hold_hyphens(text));
      text[at + 1] = '-';
      BOOST_TEST(may_hold_hyphens(text));
    }
  }
}

BOOST_AUTO_TEST_CASE(only_bytes_of_a_block_have_a_place_in_it) {
  const std::string_view text = "-block-";
  const std::string_view block = text.substr(1, 5);
  BOOST_TEST(offset_in(block, block.data() + 1) == 1U);
  BOOST_TEST(offset_in(block, block.data() + 4) == 4U);
  BOOST_TEST(offset_in(block, block.data() + 5) == 0U);
  BOOST_TEST(offset_in(block, text.data()) == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_part_check
