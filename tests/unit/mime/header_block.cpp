// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/header_block.hpp>

#include <boost/test/unit_test.hpp>

#include <iterator>
#include <string>
#include <string_view>

namespace mime_header_block {

using namespace quire::mime;

static_assert(std::forward_iterator<header_block::iterator>);

constexpr header_block block("A: 1\r\nb:2\r\nA : \t3 \r\nEmpty:\r\n");
static_assert(block.find("a") == "1");
static_assert(block.find("B") == "2");
static_assert(block.find("empty") == "");
static_assert(!block.find("c"));
static_assert(header_block().begin() == header_block().end());

BOOST_AUTO_TEST_SUITE(mime_header_block)

BOOST_AUTO_TEST_CASE(lines_are_name_and_value) {
  std::string seen;
  for (const header_field& field : block) {
    seen += "[" + std::string(field.name) + "|" + std::string(field.value) + "]";
  }
  BOOST_TEST(seen == "[A|1][b|2][A|3][Empty|]");
}

BOOST_AUTO_TEST_CASE(blanks_at_the_end_of_a_value_stay_if_the_block_says_so) {
  constexpr std::string_view text = "a: 1 \t\r\nb: \r\n";
  BOOST_TEST(header_block(text).find("a").value() == "1");
  BOOST_TEST(header_block(text).find("b").value() == "");
  BOOST_TEST(header_block(text, true).find("a").value() == "1 \t");
}

BOOST_AUTO_TEST_CASE(any_line_end_ends_a_line) {
  std::string seen;
  for (const header_field& field : header_block("a:1\rb:2\nc:3\r\nd:4")) {
    seen += std::string(field.name) + std::string(field.value);
  }
  BOOST_TEST(seen == "a1b2c3d4");
}

BOOST_AUTO_TEST_CASE(several_lines_of_one_name_are_joined) {
  std::string joined;
  const auto write = [&joined](std::string_view piece) { joined += piece; };
  BOOST_TEST(block.join("a", write) == 2U);
  BOOST_TEST(joined == "1, 3");
  BOOST_TEST(block.join("none", write) == 0U);
}

BOOST_AUTO_TEST_CASE(places_in_a_block_are_equal_if_they_are_the_same_line) {
  auto at = block.begin();
  BOOST_TEST((at == block.begin()));
  const auto before = at++;
  BOOST_TEST((before == block.begin()));
  BOOST_TEST((at != block.begin()));
  BOOST_TEST((at == std::next(block.begin())));
  BOOST_TEST(before->value == "1");
  BOOST_TEST(at->value == "2");
  for (int left = 3; left != 0; --left) ++at;
  BOOST_TEST((at == block.end()));
  BOOST_TEST((at == header_block::iterator{}));
  BOOST_TEST((before != header_block::iterator{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mime_header_block
