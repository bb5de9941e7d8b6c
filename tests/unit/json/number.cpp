// SPDX-License-Identifier: Apache-2.0
#include <quire/json/number.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <support/text_copies.hpp>

using namespace quire::json;

namespace json_number {

bool grammatical(std::string_view text) { return is_number(support::exact_copy(text).view()); }

void real(std::string_view text, double expected) {
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(grammatical(text));
    const support::exact_copy copy(text);
    const auto value = to_double(copy.view());
    BOOST_REQUIRE(value.has_value());
    BOOST_TEST(*value == expected);
    BOOST_TEST(std::signbit(*value) == std::signbit(expected));
  }
}
void too_large(std::string_view text) {
  BOOST_TEST_CONTEXT(text.substr(0, 40)) {
    BOOST_TEST(grammatical(text));
    BOOST_TEST(!to_double(support::exact_copy(text).view()).has_value());
    BOOST_TEST(!to_integer(support::exact_copy(text).view()).has_value());
  }
}
void whole(std::string_view text, std::int64_t expected) {
  BOOST_TEST_CONTEXT(text.substr(0, 40)) {
    const auto value = to_integer(support::exact_copy(text).view());
    BOOST_REQUIRE(value.has_value());
    BOOST_TEST(*value == expected);
  }
}
void not_whole(std::string_view text) {
  BOOST_TEST_CONTEXT(text.substr(0, 40)) {
    BOOST_TEST(!to_integer(support::exact_copy(text).view()).has_value());
  }
}

}  // namespace json_number

BOOST_AUTO_TEST_SUITE(json_number)

BOOST_AUTO_TEST_CASE(knows_the_grammar) {
  for (const std::string_view text : {"0", "-0", "1", "10", "-10", "0.0", "1.50", "1e1", "1E+1",
                                      "1e-1", "0e0", "0E00", "12.34e-56", "9999999999999999999999"})
    BOOST_TEST(grammatical(text), text);
  for (const std::string_view text :
       {"",         "-",   "+1",        "01",  "-01", "00",    ".5", "1.",  "1.e1",
        "1e",       "1e+", "1e1.0",     "0x1", "1 ",  " 1",    "1-", "--1", "1e--1",
        "Infinity", "NaN", "-Infinity", "1a",  "1,",  "1.1.1", "e1", "-e1"})
    BOOST_TEST(!grammatical(text), text);
}

BOOST_AUTO_TEST_CASE(gives_the_nearest_double) {
  real("0", 0.0);
  real("-0", -0.0);
  real("-0.0e5", -0.0);
  real("1.5", 1.5);
  real("-2.25e2", -225.0);
  real("0.1", 0.1);
  real("9007199254740993", 9007199254740992.0);
  real("9007199254740993.0000000000000000000000000000000001", 9007199254740994.0);
  real("1.7976931348623157e308", std::numeric_limits<double>::max());
  real("1.7976931348623158e308", std::numeric_limits<double>::max());
  real("2.2250738585072011e-308", 2.2250738585072011e-308);
  real("4.9406564584124654e-324", std::numeric_limits<double>::denorm_min());
  real("0.000001e6", 1.0);
}

BOOST_AUTO_TEST_CASE(too_small_a_number_is_zero) {
  real("1e-400", 0.0);
  real("-1e-400", -0.0);
  real("0e400", 0.0);
  real("0.0e99999999999999999999", 0.0);
  real("1e-99999999999999999999999", 0.0);
  real("0." + std::string(400, '0') + "1", 0.0);
  real("123456789e-420", 0.0);
  real("0.00000001e-390", 0.0);
}

BOOST_AUTO_TEST_CASE(too_large_a_number_is_none) {
  too_large("1e309");
  too_large("-1e400");
  too_large("1.7976931348623159e308");
  too_large("1e99999999999999999999999");
  too_large("1e9223372036854775808");  // 2^63
  too_large("0.0001e313");
  too_large("1" + std::string(400, '0'));
  too_large("1" + std::string(400, '0') + ".5");
  too_large("123456789e301");
}

BOOST_AUTO_TEST_CASE(integers_as_javascript_has_them) {
  whole("0", 0);
  whole("-0", 0);
  whole("-0.0", 0);
  whole("42", 42);
  whole("-42", -42);
  whole("1.0", 1);
  whole("1e2", 100);
  whole("1.5e1", 15);
  whole("1200e-2", 12);
  whole("1e-400", 0);
  whole("9007199254740993", 9007199254740993);
  whole("9223372036854775807", INT64_MAX);
  whole("-9223372036854775808", INT64_MIN);
  whole("9007199254740992.0", 9007199254740992);
  not_whole("0.5");
  not_whole("-1.25");
  not_whole("1e-1");
  not_whole("9223372036854775808");
  not_whole("-9223372036854775809");
  not_whole("1e16");
  not_whole("9007199254740993.5e1");
  not_whole("1e400");
  not_whole("-1e16");
  BOOST_TEST(detail::short_whole("") == -1);
}

BOOST_AUTO_TEST_CASE(numbers_are_equal_if_their_texts_are) {
  BOOST_TEST((number{1, "1"} == number{1, "1"}));
  BOOST_TEST(!(number{1, "1"} == number{1, "1.0"}));
  BOOST_TEST((number{1, ""} == number{1, ""}), "or, without texts, their values");
  BOOST_TEST(!(number{1, ""} == number{2, ""}));
  BOOST_TEST((number{1, ""}.is_set() && number{0, "0"}.is_set() && !number{}.is_set()));
}

// Point and exponent are far apart: what counts is the place of the first digit.
BOOST_AUTO_TEST_CASE(an_exponent_counts_to_its_last_digit) {
  const std::string zeros(4400, '0');
  BOOST_TEST(!quire::json::to_double('1' + zeros + "e-4000").has_value());
  BOOST_TEST(quire::json::to_double("0." + zeros + "1e4000").value_or(1) == 0.0);
}

BOOST_AUTO_TEST_SUITE_END()
