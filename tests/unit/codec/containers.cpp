// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/codec/containers.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <support/growth.hpp>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using quire::as_schema;
using quire::as_typed;
using quire::json::errc;
using support::decoding;
using support::outcome;

namespace codec_containers {

/// Values of any kind, strings among them.
struct mixed {
  quire::array<quire::json::raw> items;
  std::string_view behind;
  quire::presence present;
};
struct inner {
  std::string_view id;
  quire::presence present;
};
struct holder {
  std::optional<std::string_view> text;
  quire::nullable<std::int64_t> nullable;
  quire::array<std::int64_t> numbers;
  quire::array<quire::array<std::string_view>> grid;
  quire::array<inner> structs;
  quire::map<std::string_view> names;
  quire::map<inner> by_name;
  quire::map<quire::map<bool>> nested;
  quire::presence present;
};

}  // namespace codec_containers

template <>
struct quire::schema<codec_containers::mixed> {
  using rows = list<row<"items", &codec_containers::mixed::items>,
                    row<"behind", &codec_containers::mixed::behind>>;
};
template <>
struct quire::schema<codec_containers::inner> {
  using rows = list<row<"id", &codec_containers::inner::id, needed>>;
};
template <>
struct quire::schema<codec_containers::holder> {
  using rows = list<row<"text", &codec_containers::holder::text, optional>,
                    row<"nullable", &codec_containers::holder::nullable, optional>,
                    row<"numbers", &codec_containers::holder::numbers, optional>,
                    row<"grid", &codec_containers::holder::grid, optional>,
                    row<"structs", &codec_containers::holder::structs, optional>,
                    row<"names", &codec_containers::holder::names, optional>,
                    row<"byName", &codec_containers::holder::by_name, optional>,
                    row<"nested", &codec_containers::holder::nested, optional>>;
};

namespace codec_containers {

void bad(std::string_view text, errc code, std::size_t offset, std::string_view path) {
  decoding use;
  holder out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<as_typed>(copy.view(), out)) == outcome(code, offset, path));
    BOOST_TEST((use.decode<as_schema>(copy.view(), out)) == outcome(code, offset, path));
  }
}
/// Decodes, writes back, and expects `written`.
void ok(std::string_view text, std::string_view written) {
  decoding use;
  holder out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<as_schema>(copy.view(), out)) == outcome());
    std::string back;
    quire::to_json(out, back);
    BOOST_TEST(back == written);
    holder again;
    decoding other;
    BOOST_TEST((other.decode<as_schema>(back, again)) == outcome());
    std::string twice;
    quire::to_json(again, twice);
    BOOST_TEST(twice == written);
  }
}
void same(std::string_view text) { ok(text, text); }

}  // namespace codec_containers

BOOST_AUTO_TEST_SUITE(codec_containers)

BOOST_AUTO_TEST_CASE(an_array_of_anything_may_begin_with_a_string) {
  for (const std::string_view text :
       {R"({"items":["s",{"k":"v"},"t"],"behind":"b"})", R"({"items":["s",[1,2],3],"behind":"b"})",
        R"({"items":[1,"s",{}],"behind":"b"})", R"({"items":["s"],"behind":"b"})"}) {
    decoding use;
    mixed out;
    BOOST_TEST((use.decode<as_schema>(text, out)) == outcome());
    BOOST_TEST(out.behind == "b");
    std::string back;
    quire::to_json(out, back);
    BOOST_TEST(back == text);
  }
}

BOOST_AUTO_TEST_CASE(reads_and_writes_what_containers_hold) {
  same("{}");
  same(R"({"text":""})");
  same(R"({"nullable":null})");
  same(R"({"nullable":-3})");
  same(R"({"numbers":[]})");
  same(R"({"numbers":[1,2,3]})");
  same(R"({"grid":[[],["a"],["b","c"]]})");
  same(R"({"structs":[{"id":"a"},{"id":"b"}]})");
  same(R"({"names":{}})");
  same(R"({"names":{"a":"1","":"2","\"":"\\"}})");
  same(R"({"byName":{"x":{"id":"1"}}})");
  same(R"({"nested":{"a":{},"b":{"c":true}}})");
  ok(R"( { "numbers" : [ 1 , 2 ] , "names" : { "\u0061" : "\u0062" } } )",
     R"({"numbers":[1,2],"names":{"a":"b"}})");
}

BOOST_AUTO_TEST_CASE(a_nullable_or_optional_value_made_by_hand_is_null) {
  std::string text;
  quire::to_json(quire::nullable<std::int64_t>{}, text);
  quire::to_json(std::optional<std::int64_t>{}, text);
  quire::to_json(std::optional<std::int64_t>{5}, text);
  BOOST_TEST(text == "nullnull5");
}

BOOST_AUTO_TEST_CASE(what_a_value_of_a_map_needs_is_refused_by_rules_that_report) {
  decoding use;
  holder out;
  BOOST_TEST((use.decode<quire::as_runtime>(R"({"byName":{"x":5,"y":{}}})", out)) ==
             outcome(errc::missing_member, 21, "byName.y.id"));
  BOOST_TEST((use.decode<quire::as_runtime>(R"({"byName":{"x":{},"y":5}})", out)) ==
             outcome(errc::missing_member, 15, "byName.x.id"));
  BOOST_TEST((use.decode<quire::as_runtime>(R"({"byName":{"x":{},"x":5}})", out)) == outcome());
}

BOOST_AUTO_TEST_CASE(says_which_element_is_wrong) {
  bad(R"({"text":null})", errc::is_null, 8, "text");
  bad(R"({"nullable":"1"})", errc::not_a_number, 12, "nullable");
  bad(R"({"numbers":null})", errc::is_null, 11, "numbers");
  bad(R"({"numbers":{}})", errc::not_an_array, 11, "numbers");
  bad(R"({"numbers":[1,null]})", errc::is_null, 14, "numbers[1]");
  bad(R"({"numbers":[1,2,2.5]})", errc::not_an_integer, 16, "numbers[2]");
  bad(R"({"grid":[[],["a",1]]})", errc::not_a_string, 17, "grid[1][1]");
  bad(R"({"structs":[{"id":"a"},{"id":7}]})", errc::not_a_string, 29, "structs[1].id");
  bad(R"({"structs":[{"id":"a"},{}]})", errc::missing_member, 23, "structs[1].id");
  bad(R"({"names":[]})", errc::not_an_object, 9, "names");
  bad(R"({"names":{"a":1}})", errc::not_a_string, 14, "names.a");
  bad(R"({"names":{"a":"","b":null}})", errc::is_null, 21, "names.b");
  bad(R"({"byName":{"x":{}}})", errc::missing_member, 15, "byName.x.id");
  bad(R"({"nested":{"a":{"b":1}}})", errc::not_a_boolean, 20, "nested.a.b");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_is_told_as_such) {
  bad(R"({"numbers":[1,]})", errc::expected_value, 14, "numbers[1]");
  bad(R"({"numbers":[1)", errc::unclosed_container, 13, "numbers[0]");
  bad(R"({"numbers":[1}})", errc::expected_comma_or_end, 13, "numbers[0]");
  bad(R"({"numbers":[01]})", errc::invalid_number, 12, "numbers[0]");
  bad(R"({"numbers":["x",01]})", errc::invalid_number, 16, "numbers[1]");
  bad(R"({"names":{"a":1,})", errc::expected_key, 16, "names");
  bad(R"({"names":{"a":1,"a"}})", errc::expected_colon, 19, "names.a");
  bad(R"({"names":{"a":1,"a":"x"]})", errc::expected_comma_or_end, 23, "names.a");
}

BOOST_AUTO_TEST_CASE(the_last_of_equal_names_counts) {
  decoding use;
  holder out;
  BOOST_TEST((use.decode<as_schema>(R"({"names":{"a":"1","b":"2","a":"3"}})", out)).ok());
  BOOST_TEST(out.names.size() == 3U);
  BOOST_TEST(*out.names.find("a") == "3");
  BOOST_TEST(*out.names.find("b") == "2");
  BOOST_TEST((out.names.find("c") == nullptr));
  BOOST_TEST((use.decode<as_schema>(R"({"names":{"a":"1"},"names":{"b":"2"}})", out)).ok());
  BOOST_TEST((out.names.find("a") == nullptr));
  BOOST_TEST((use.decode<as_schema>(R"({"text":"1","text":"2"})", out)).ok());
  BOOST_TEST(*out.text == "2");
  BOOST_TEST((use.decode<as_schema>(R"({"numbers":[1],"numbers":[]})", out)).ok());
  BOOST_TEST(out.numbers.empty());
}

BOOST_AUTO_TEST_CASE(an_earlier_one_may_be_of_any_type) {
  decoding use;
  holder out;
  for (const std::string_view wrong :
       {"1", "null", "[]", "{}", "true", "1e400", R"(["\n"])", R"({"a":"\\","b":[{}]})"}) {
    const std::string first = R"({"names":{"b":"\n","a":)" + std::string{wrong};
    BOOST_TEST_CONTEXT(wrong) {
      const std::string plain = first + R"(,"c":"\t","a":"x"}})";
      BOOST_TEST((use.decode<as_schema>(plain, out)) == outcome());
      BOOST_TEST(*out.names.find("a") == "x");
      BOOST_TEST(*out.names.find("b") == "\n");
      BOOST_TEST(*out.names.find("c") == "\t");
      const std::string escaped = first + R"(,"\u0061":"\u0078"}})";
      BOOST_TEST((use.decode<as_schema>(escaped, out)) == outcome());
      BOOST_TEST(*out.names.find("a") == "x");
      const outcome other = use.decode<as_schema>(first + R"(,"c":"x"}})", out);
      BOOST_TEST(other.path == "names.a");
      BOOST_TEST(other.offset == 23U);
    }
  }
  bad(R"({"names":{"a":1,"a":2}})", errc::not_a_string, 20, "names.a");
  bad(R"({"names":{"a":1,"b":2,"a":""}})", errc::not_a_string, 20, "names.b");
  bad(R"({"names":{"a":1,"a":"","a":2}})", errc::not_a_string, 27, "names.a");
  BOOST_TEST((use.decode<as_schema>(R"({"byName":{"x":{},"x":{"id":"1"}}})", out)).ok());
  BOOST_TEST(out.by_name.find("x")->id == "1");
  BOOST_TEST(
      (use.decode<as_schema>(R"({"nested":{"a":{"b":1,"b":2},"a":{"b":1,"b":true}}})", out)).ok());
  BOOST_TEST(*out.nested.find("a")->find("b"));
}

BOOST_AUTO_TEST_CASE(many_repeats_take_no_quadratic_time) {
  const auto each_twice = [](int count) {
    std::string text = R"({"names":{)";
    for (int i = 0; i != count; ++i) text += '"' + std::to_string(i) + "\":1,";
    for (int i = 0; i != count; ++i) text += '"' + std::to_string(i) + "\":\"\",";
    return text + R"("":""}})";
  };
  const auto all_the_same = [](int count) {
    std::string text = "{";
    for (int i = 0; i != count; ++i) text += "\"text\":1,";
    return text + "\"text\":\"\"}";
  };
  decoding use;
  holder out;
  const auto read = [&](const std::string& text) {
    BOOST_TEST((use.decode<as_schema>(text, out)) == outcome());
  };
  BOOST_TEST(support::growth(1500, each_twice, read) < support::most_linear);
  BOOST_TEST(support::growth(1500, all_the_same, read) < support::most_linear);
}

BOOST_AUTO_TEST_SUITE_END()
