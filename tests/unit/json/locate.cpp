// SPDX-License-Identifier: Apache-2.0
#include <quire/json/locate.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/text_copies.hpp>

using quire::json::locate;

namespace json_locate {

/// `marked` has one `^` before the byte that is asked for.
void at(std::string_view marked, std::string_view expected) {
  std::string text{marked};
  const std::size_t offset = text.find('^');
  text.erase(offset, 1);
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(marked) { BOOST_TEST(locate(copy.view(), offset).view() == expected); }
}

}  // namespace json_locate

BOOST_AUTO_TEST_SUITE(json_locate)

BOOST_AUTO_TEST_CASE(the_document_itself_has_no_name) {
  at("^", "");
  at("^{}", "");
  at("{^}", "");
  at("{}^", "");
  at("  ^1", "");
  at(R"({"a":1}^ x)", "");
  at(R"(^"a")", "");
}

BOOST_AUTO_TEST_CASE(names_members_and_elements) {
  at(R"({"a":^1})", "a");
  at(R"({"a":{"b":^1}})", "a.b");
  at(R"({"x":0,"a":{"y":[],"b":^1}})", "a.b");
  at(R"([^1])", "[0]");
  at(R"([1,2,^3])", "[2]");
  at(R"({"a":[{"b":1},{"b":^2}]})", "a[1].b");
  at(R"([[],[[],[^]]])", "[1][1][0]");
  at(R"({"a":^{}})", "a");
  at(R"({"a":^"b"})", "a");
  at(R"({"a":"b^c"})", "a");
  at(R"( { "a" : [ ^1 ] } )", "a[0]");
}

BOOST_AUTO_TEST_CASE(does_not_mistake_what_strings_hold) {
  at(R"({"a":"{[,","b":^1})", "b");
  at(R"({"a":"\"","b":^1})", "b");
  at(R"({"a\"b":^1})", R"(a\"b)");
  at(R"({"a\\":^1})", R"(a\\)");
  at(R"({"a:b,":^1})", "a:b,");
}

BOOST_AUTO_TEST_CASE(a_name_is_its_members_from_its_first_character_on) {
  at(R"({"a^b":1})", "ab");
  at(R"({"a"^ 1})", "a");
  at(R"({"a":{"b\^x":1}})", R"(a.b\x)");
}

BOOST_AUTO_TEST_CASE(behind_a_comma_no_member_is_open) {
  at(R"({"a":1,^})", "");
  at(R"({"a":1,^"b":2})", "");
  at(R"({"a":{"b":1,^x}})", "a");
  at(R"([1,^])", "[1]");
}

BOOST_AUTO_TEST_CASE(follows_malformed_text_as_far_as_it_makes_sense) {
  at(R"(}^)", "");
  at(R"(]]]{"a":^1})", "a");
  at(R"({:^1})", "");
  at(R"({"a^)", "a");
  at(R"({"a\^)", "a\\");
  at(R"({"a":"b^)", "a");
  at(R"({"a":[1)^)", "a[0]");
}

BOOST_AUTO_TEST_CASE(an_empty_name_leaves_no_doubt_that_it_is_one) {
  at(R"({"":^1})", "");
  at(R"({"a":{"":^1}})", "a.");
}

BOOST_AUTO_TEST_CASE(deep_levels_are_walked_but_not_named) {
  std::string text(100, '[');
  const std::string down = text + "^1" + std::string(100, ']');
  std::string expected;
  for (int i = 0; i != 64; ++i) expected += "[0]";
  at(down, expected);
  at("[" + text + std::string(100, ']') + ",^1]", "[1]");
}

BOOST_AUTO_TEST_SUITE_END()
