// SPDX-License-Identifier: Apache-2.0
#include <quire/core/utf8.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/repaired.hpp>
#include <support/text_copies.hpp>

using namespace quire::core;
using namespace std::string_view_literals;

namespace core_utf8 {

#define R "\xEF\xBF\xBD"

void ok(std::string_view text) {
  BOOST_TEST_CONTEXT(text) {
    const support::exact_copy copy(text);
    BOOST_TEST(valid_utf8_prefix(copy.view()) == text.size());
    BOOST_TEST(support::repaired(copy.view()) == text);
  }
}
void bad(std::string_view text, std::size_t offset, std::string_view repaired) {
  BOOST_TEST_CONTEXT(repaired) {
    const support::exact_copy copy(text);
    BOOST_TEST(valid_utf8_prefix(copy.view()) == offset);
    BOOST_TEST(support::repaired(copy.view()) == repaired);
    arena memory;
    if (!text.empty()) BOOST_TEST(repaired_utf8(copy.view(), memory) == repaired);
  }
}

}  // namespace core_utf8

BOOST_AUTO_TEST_SUITE(core_utf8)

BOOST_AUTO_TEST_CASE(leaves_valid_text_alone) {
  ok("");
  ok("\0\x7f"sv);
  ok("\xC2\x80\xDF\xBF");
  ok("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF");
  ok("\xF0\x90\x80\x80\xF4\x8F\xBF\xBF");
  ok("\xEF\xBB\xBF");
}

// Encoding standard section 8.1.1; the examples of Unicode 15, table 3-8 and below.
BOOST_AUTO_TEST_CASE(replaces_each_maximal_part_once) {
  bad("\x80", 0, R);
  bad("\xBF\xBF", 0, R R);
  bad("a\xFFz", 1, "a" R "z");
  bad("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", 0, R R R R R R R R "A");
  bad("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", 0, R R R R R R R R "A");
  bad("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", 0, R R R R R "A" R R "B");
  bad("\xE2\x82\xC0", 0, R R);
  bad("\xE2\x82\x7F", 0, R "\x7F");
  bad("\xE2\xC0\x80", 0, R R R);
  bad("\xE2\x7F\x80", 0, R "\x7F" R);
  bad("\xF1\xC0\x80\x80", 0, R R R R);
  bad("\xF1\x7F\x80\x80", 0, R "\x7F" R R);
  bad("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", 0, R R R R "A");
}

BOOST_AUTO_TEST_CASE(a_repair_without_memory_is_a_view_of_nothing) {
  arena none{0};
  BOOST_TEST(static_cast<const void*>(repaired_utf8("\x80", none).data()) == nullptr);
}

BOOST_AUTO_TEST_CASE(replaces_what_the_end_cuts) {
  bad("\xC3", 0, R);
  bad("a\xE2\x82", 1, "a" R);
  bad("a\xF0\x9F\x98", 1, "a" R);
  bad("a\xF0\x9F", 1, "a" R);
  bad("a\xF0", 1, "a" R);
  bad("\xE0", 0, R);
}

BOOST_AUTO_TEST_CASE(refuses_what_has_a_shorter_form_or_no_code_point) {
  bad("\xC1\xBF", 0, R R);
  bad("\xE0\x9F\xBF", 0, R R R);
  bad("\xF0\x8F\xBF\xBF", 0, R R R R);
  bad("\xF5\x80\x80\x80", 0, R R R R);
  bad("\xF8\x88\x80\x80\x80", 0, R R R R R);
}

BOOST_AUTO_TEST_CASE(writes_each_length) {
  const auto written = [](std::uint32_t value) {
    char room[4];
    return std::string(room, quire::core::put_utf8(room, value));
  };
  BOOST_TEST(written(0x7F) == "\x7F");
  BOOST_TEST(written(0x80) == "\xC2\x80");
  BOOST_TEST(written(0x7FF) == "\xDF\xBF");
  BOOST_TEST(written(0x800) == "\xE0\xA0\x80");
  BOOST_TEST(written(0xFFFD) == "\xEF\xBF\xBD");
  BOOST_TEST(written(0x10000) == "\xF0\x90\x80\x80");
  BOOST_TEST(written(0x10FFFF) == "\xF4\x8F\xBF\xBF");
  BOOST_TEST(written(0xE4) == "\xC3\xA4");
  BOOST_TEST(written(0x20AC) == "\xE2\x82\xAC");
  BOOST_TEST(written(0x12345) == "\xF0\x92\x8D\x85");
}

BOOST_AUTO_TEST_SUITE_END()
