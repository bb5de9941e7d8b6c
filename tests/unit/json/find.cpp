// SPDX-License-Identifier: Apache-2.0
#include <quire/json/find.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/text_copies.hpp>

namespace json_find {

void ok(std::string_view text, std::string_view path, std::string_view found) {
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text << " at " << path) {
    BOOST_TEST(quire::json::find({copy.view()}, path).text == found);
  }
}
void none(std::string_view text, std::string_view path) { ok(text, path, ""); }

}  // namespace json_find

BOOST_AUTO_TEST_SUITE(json_find)

BOOST_AUTO_TEST_CASE(finds_members_and_elements) {
  ok(R"({"a":1})", "a", "1");
  ok(R"( { "a" : { "b" : [ 1 , { "c" : "x" } ] } , "d" : null } )", "a.b[1].c", R"("x")");
  ok(R"({"a":{"b":[1,2]},"d":true})", "a", R"({"b":[1,2]})");
  ok(R"({"a":{"b":[1,2]},"d":true})", "d", "true");
  ok(R"([[1,[2]],3])", "[0][1][0]", "2");
  ok(R"([[1,[2]],3])", "[1]", "3");
  ok(R"({"":{"":0}})", "", R"({"":{"":0}})");
  ok(R"({"a":"}],\"","b":-1.5e3})", "b", "-1.5e3");
  ok(R"({"a":[{},[],{"b":[]}]})", "a[2].b", "[]");
  ok(R"({"a":[1,{"b":2},true],"c":[[3]]})", "c", "[[3]]");
  ok(R"({"":{"b":1}})", ".b", "1");
}

BOOST_AUTO_TEST_CASE(says_when_there_is_none) {
  none(R"({"a":1})", "b");
  none(R"({"a":1})", "a.b");
  none(R"({"a":1})", "[0]");
  none(R"({"a":[1]})", "a[1]");
  none(R"({"a":[]})", "a[0]");
  none(R"({"a":[1]})", "a[x]");
  none(R"({"a":[1]})", "a[");
  none(R"({"a":[1]})", "a[0");
  none(R"({"a":[1]})", "a[]");
  none(R"([0,1])", std::string_view{"[10]"}.substr(0, 2));
  none(R"([1])", "[99999999999999999999]");
  none("{}", "a");
  none("\"a\"", "a");
  none("{\"", "a");
  none("", "a");
}

BOOST_AUTO_TEST_CASE(the_last_of_equal_names_counts_however_it_is_written) {
  ok(R"({"a":1,"a":2})", "a", "2");
  ok(R"({"a":1,"\u0061":2})", "a", "2");
  ok(R"({"a":{"b":1},"a":{"b":2}})", "a.b", "2");
  ok("{\"\\ud83d\\ude00\\n\":1}", "\xF0\x9F\x98\x80\n", "1");
  ok("{\"\\ud800\":1}", "\xEF\xBF\xBD", "1");
  none(R"({"ab":1,"\u0061b":2})", "a");
  none(R"({"a":1})", "ab");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_is_not_read_past_its_end) {
  for (const std::string_view text :
       {"{", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":[", "{\"a\":\"\\", "{\"\\", "{\"\\u12", "[1,",
        "[", "{\"a\":{\"b\"", "}", ",", "{,}", "{\"a\":}"})
    for (const std::string_view path : {"a", "a.b", "[0]", "[1]", "a[0]"})
      (void)quire::json::find({support::exact_copy(text).view()}, path);
}

BOOST_AUTO_TEST_CASE(a_word_goes_on_to_what_ends_it) {
  ok("[12", "[0]", "12");
  ok("[12\"x\"]", "[0]", "12");
}

BOOST_AUTO_TEST_CASE(a_value_without_members_is_converted) {
  using namespace quire::json;
  BOOST_TEST(*to_text({R"("a\n\u00e9")"}) == "a\n\xC3\xA9");
  BOOST_TEST(*to_text({R"("")"}) == "");
  for (const std::string_view no_text : {"5", "55", "\"5", "5\"", "\"\\x\""})
    BOOST_TEST(!to_text({no_text}).has_value(), no_text);
  BOOST_TEST(!to_text({""}).has_value());
  BOOST_TEST(!to_text({"\""}).has_value());
  BOOST_TEST(*to_number({"-1e2"}) == -100);
  BOOST_TEST(!to_number({"1e999"}).has_value());
  BOOST_TEST(!to_number({"\"1\""}).has_value());
  BOOST_TEST(*to_boolean({"true"}));
  BOOST_TEST(!*to_boolean({"false"}));
  BOOST_TEST(!to_boolean({"null"}).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
