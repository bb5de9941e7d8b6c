// SPDX-License-Identifier: Apache-2.0
#include <quire/json/detail/escape_block.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace detail = quire::json::detail;

namespace json_escape_block {

/// What RFC 8259 section 7 says of one byte.
bool must_be_escaped(unsigned byte) { return byte < 0x20 || byte == 0x22 || byte == 0x5C; }

BOOST_AUTO_TEST_SUITE(json_escape_block)

BOOST_AUTO_TEST_CASE(each_byte_at_each_place_is_seen_or_not) {
  for (unsigned byte = 0; byte != 256; ++byte) {
    BOOST_TEST(detail::is_escaped(static_cast<char>(byte)) == must_be_escaped(byte));
    for (std::size_t place = 0; place != 16; ++place) {
      std::array<char, 16> block{};
      block.fill('a');
      block[place] = static_cast<char>(byte);
      const std::size_t expected = must_be_escaped(byte) ? place : 16;
      BOOST_TEST_REQUIRE(detail::plain::first_escaped(block.data()) == expected);
      BOOST_TEST_REQUIRE(detail::first_escaped(block.data()) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_first_of_two_is_found_whatever_lies_between) {
  for (const char between : {'a', '\x7f', '\x80', '\xff', '!', '[', ']', '#', ' '}) {
    for (std::size_t first = 0; first != 16; ++first) {
      for (std::size_t second = first; second != 16; ++second) {
        std::array<char, 16> block{};
        block.fill(between);
        block[first] = '"';
        block[second] = '\x01';
        BOOST_TEST_REQUIRE(detail::plain::first_escaped(block.data()) == first);
        BOOST_TEST_REQUIRE(detail::first_escaped(block.data()) == first);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace json_escape_block
