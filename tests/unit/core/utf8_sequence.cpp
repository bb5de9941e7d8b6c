// SPDX-License-Identifier: Apache-2.0
#include <quire/core/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

namespace core_utf8_sequence {

using namespace quire::core;

static_assert(is_utf8("") && is_utf8("a\x7F") && is_utf8("\xC2\x80\xDF\xBF"));
static_assert(is_utf8("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF"));
static_assert(is_utf8("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"));
static_assert(!is_utf8("\x80") && !is_utf8("\xFF") && !is_utf8("\xC3"));
static_assert(!is_utf8("\xC0\xAF") && !is_utf8("\xC1\xBF"), "overlong");
static_assert(!is_utf8("\xE0\x9F\xBF") && !is_utf8("\xF0\x8F\xBF\xBF"), "overlong");
static_assert(!is_utf8("\xED\xA0\x80"), "a surrogate");
static_assert(!is_utf8("\xF4\x90\x80\x80") && !is_utf8("\xF5\x80\x80\x80"), "too large");
static_assert(!is_utf8("\xE2\x82") && !is_utf8("\xE2\x82x") && !is_utf8("\xF0\x9F\x98"));

BOOST_AUTO_TEST_SUITE(core_utf8_sequence)

// Writes a number as UTF-8 does, without asking whether it may.
std::string encoded(unsigned c) {
  const auto byte = [](unsigned value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 0x3F))};
  if (c < 0x10000) {
    return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 0x3F)), byte(0x80 | (c & 0x3F))};
  }
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 0x3F)), byte(0x80 | (c >> 6 & 0x3F)),
          byte(0x80 | (c & 0x3F))};
}

BOOST_AUTO_TEST_CASE(each_character_and_no_surrogate_is_one_sequence) {
  for (unsigned c = 0; c < 0x200000; c += c < 0x11000 ? 1 : 61) {
    const std::string text = encoded(c);
    const bool character = c < 0xD800 || (c > 0xDFFF && c < 0x110000);
    const utf8_step step = next_utf8(text);
    BOOST_TEST_REQUIRE(step.valid == character);
    if (character) BOOST_TEST_REQUIRE(step.size == text.size());
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace core_utf8_sequence
