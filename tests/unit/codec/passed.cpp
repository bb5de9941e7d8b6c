// SPDX-License-Identifier: Apache-2.0
// Projections as they are decoded: what is named is read, the rest is checked.
#include <quire/codec/passed.hpp>
//
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "codec/decode.hpp"

namespace codec_passed {

struct person {
  std::string_view name;
  std::int64_t age = 0;
  quire::presence present;
};
struct letter {
  std::string_view type;
  person from;
  std::optional<person> copy;
  std::string_view text;
  std::optional<std::string_view> note;
  std::int64_t pages = 0;
  quire::presence present;
};
struct parcel {
  std::string_view type;
  std::int64_t weight = 0;
  quire::presence present;
};

}  // namespace codec_passed

template <>
struct quire::schema<codec_passed::person> {
  using rows =
      list<row<"name", &codec_passed::person::name>, row<"age", &codec_passed::person::age>>;
};
template <>
struct quire::schema<codec_passed::letter> {
  using rows = list<
      row<"type", &codec_passed::letter::type>, row<"from", &codec_passed::letter::from, needed>,
      row<"copy", &codec_passed::letter::copy, optional>, row<"text", &codec_passed::letter::text>,
      row<"note", &codec_passed::letter::note, optional>,
      row<"pages", &codec_passed::letter::pages>>;
};
template <>
struct quire::schema<codec_passed::parcel> {
  using rows =
      list<row<"type", &codec_passed::parcel::type>, row<"weight", &codec_passed::parcel::weight>>;
};

namespace codec_passed {

using codec_test::decoded;
using quire::get;
using texts = quire::view_of<letter, &letter::text, &letter::note>;
using names = quire::view_of<letter, &letter::from, &letter::copy, &person::name>;
using post = quire::union_of<"type", quire::alternative<texts, "letter">,
                             quire::alternative<quire::view_of<parcel, &letter::text>, "parcel">>;

constexpr std::string_view usual =
    R"({"type":"letter","from":{"name":"A","age":1},"copy":{"name":"B","age":2},)"
    R"("text":"t\u0041","note":"n","pages":[1,{"a":-1.5e3}],"more":null})";

std::string with(std::string_view passed_value) {
  return R"({"type":"letter","from":)" + std::string{passed_value} + R"(,"text":"t"})";
}

}  // namespace codec_passed

BOOST_AUTO_TEST_SUITE(codec_passed)

BOOST_AUTO_TEST_CASE(what_is_named_is_read) {
  const decoded<texts> made{usual};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(get<&letter::text>(*made) == "tA");
  BOOST_TEST(get<&letter::note>(*made).value() == "n");
  BOOST_TEST(quire::has<&letter::text>(*made));
  const decoded<texts> less{R"({"from":0,"text":"t"})"};
  BOOST_REQUIRE(less.ok());
  BOOST_TEST(!quire::has<&letter::note>(*less));
}

BOOST_AUTO_TEST_CASE(in_any_order) {
  const decoded<texts> made{
      R"({"note":"n", "x":[], "text" : "t","pages":9,"from":"","type":"\n"})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(get<&letter::text>(*made) == "t");
  BOOST_TEST(get<&letter::note>(*made).value() == "n");
}

BOOST_AUTO_TEST_CASE(of_equal_names_the_last_counts) {
  const decoded<texts> made{R"({"from":1,"text":"a","note":"n","from":[2],"text":"b"})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(get<&letter::text>(*made) == "b");
}

BOOST_AUTO_TEST_CASE(structs_of_which_members_are_named) {
  const decoded<names> made{usual};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(get<&person::name>(get<&letter::from>(*made)) == "A");
  BOOST_TEST(get<&person::name>(*get<&letter::copy>(*made)) == "B");
}

// Whatever their types: rules are about what is read.
BOOST_AUTO_TEST_CASE(what_is_not_named_may_be_any_json) {
  for (const std::string_view value :
       {"null", "true", "false", "0", "-1.5e-3", R"("")", R"("\ud83d\ude00\n")", "[]", "{}",
        R"([1,[2,["\\"]],{"a":{"b":[true,false,null]}}])", " [ 1 , 2 ] "}) {
    BOOST_TEST((decoded<texts, quire::as_runtime>{with(value)}.error() == ""), value);
    BOOST_TEST((decoded<texts, quire::as_typed>{with(value)}.error() == ""), value);
  }
}

BOOST_AUTO_TEST_CASE(but_no_less) {
  for (const std::string_view value :
       {"nul",   "tru",       "truee",       "01",        "1.",          "+1",
        "-",     R"("\x")",   R"("\u12G4")", "[",         "[1",          "[1,]",
        "[1 2]", "{",         R"({"a"})",    R"({"a":})", R"({"a":1,})", R"({"a":1 "b":2})",
        "{1:2}", "[}",        "{]",          "",          "1 2",         ":",
        "[:]",   R"(["a":1])"}) {
    BOOST_TEST((!decoded<texts>{with(value)}.ok()), value);
  }
  BOOST_TEST((decoded<texts>{with(R"({"a":[1,]})")}.error()) == "expected_value at from.a[1]");
}

BOOST_AUTO_TEST_CASE(what_the_rules_demand_must_be_there_named_or_not) {
  BOOST_TEST((decoded<texts>{R"({"text":"t"})"}.error()) == "missing_member at from");
  BOOST_TEST((decoded<texts, quire::as_schema>{R"({"type":1,"from":2,"text":"t"})"}.error()) ==
             "missing_member at pages");
  BOOST_TEST(
      (decoded<texts, quire::as_schema>{R"({"type":1,"from":2,"text":3,"pages":4})"}.error()) ==
      "not_a_string at text");
}

BOOST_AUTO_TEST_CASE(types_of_which_nothing_is_named_are_known) {
  const decoded<post> made{R"({"type":"parcel","weight":{}})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->value.index() == 2U);
  BOOST_TEST((!decoded<post>{R"({"type":"parcel","weight":{]})"}.ok()));
  const decoded<post> other{R"({"type":"card","text":"t"})"};
  BOOST_REQUIRE(other.ok());
  BOOST_TEST(other->get_if<quire::unknown_alternative>()->discriminator == "card");
}

BOOST_AUTO_TEST_CASE(a_repeated_type_is_noticed) {
  const decoded<post> made{R"({"type":"parcel","from":1,"text":"t","type":"letter"})"};
  BOOST_REQUIRE(made.ok());
  const auto* const held = made->get_if<texts>();
  BOOST_REQUIRE(held != nullptr);
  BOOST_TEST(get<&letter::text>(*held) == "t");
}

BOOST_AUTO_TEST_SUITE_END()
