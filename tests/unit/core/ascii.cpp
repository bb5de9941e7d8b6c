// SPDX-License-Identifier: Apache-2.0
#include <quire/core/ascii.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace core_ascii {

using namespace quire::core;

constexpr std::size_t count(bool (*is_member)(char) noexcept) {
  std::size_t members = 0;
  for (int c = 0; c < 256; ++c) members += is_member(static_cast<char>(c)) ? 1U : 0U;
  return members;
}

static_assert(count(is_high) == 128 && is_high('\x80') && is_high('\xFF') && !is_high('\x7F'));
static_assert(count(is_control) == 32, "0x00 to 0x1F without tab, and DEL");
static_assert(is_control('\x7F') && is_control('\x1F') && !is_control('\t') && !is_control(' '));
static_assert(count(is_blank) == 2 && is_blank(' ') && is_blank('\t'));
static_assert(count(is_white_space) == 4 && is_white_space(' ') && is_white_space('\t'));
static_assert(is_white_space('\n') && is_white_space('\r') && !is_white_space('\v'));
static_assert(count(is_digit) == 10 && is_digit('0') && is_digit('9') && !is_digit('/'));
static_assert(hex_digit('7') == 7 && hex_digit('a') == 10 && hex_digit('F') == 15);
static_assert(hex_digit('g') == -1 && hex_digit('@') == -1 && hex_digit('`') == -1);

static_assert(find_any_case("a FileName", "filename") == 2);
static_assert(find_any_case("FILENAME", "filename") == 0);
static_assert(find_any_case("filenam", "filename") == std::string_view::npos);
static_assert(equal_any_case("Content-TYPE", "content-type"));
static_assert(!equal_any_case("content-type", "content-typ"));
static_assert(!equal_any_case("abc", "abd") && !equal_any_case("abc", "xbc"));
static_assert(!equal_any_case("[", "{"), "only letters have two cases");
static_assert(!equal_any_case("\xC4", "\xE4"), "only ASCII letters have");

static_assert(trim(" \ta b\t ", is_blank) == "a b");
static_assert(trim("ab ", is_blank) == "ab" && trim(" ab", is_blank) == "ab");
static_assert(trim(" \t ", is_blank).empty());

BOOST_AUTO_TEST_SUITE(core_ascii)

BOOST_AUTO_TEST_CASE(lower_case_changes_letters_alone) {
  for (int c = 0; c < 256; ++c) {
    const bool letter = c >= 'A' && c <= 'Z';
    BOOST_TEST(to_lower(static_cast<char>(c)) == static_cast<char>(letter ? c + 32 : c));
  }
}

BOOST_AUTO_TEST_CASE(hexadecimal_digits_have_their_values_and_no_other_byte_has_one) {
  constexpr std::string_view lower = "0123456789abcdef";
  constexpr std::string_view upper = "0123456789ABCDEF";
  for (int c = 0; c < 256; ++c) {
    const std::size_t value =
        std::min(lower.find(static_cast<char>(c)), upper.find(static_cast<char>(c)));
    BOOST_TEST(hex_digit(static_cast<char>(c)) ==
               (value == std::string_view::npos ? -1 : static_cast<int>(value)));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace core_ascii
