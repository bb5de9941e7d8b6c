// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/codec/object.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using namespace std::string_view_literals;
using quire::as_runtime;
using quire::as_schema;
using quire::as_typed;
using quire::release;
using quire::json::errc;
using support::decoding;
using support::outcome;

namespace codec_object {

struct child {
  std::string_view id;
  quire::json::raw extra;
  quire::presence present;
};
struct parent {
  std::string_view name;
  std::int64_t size = 0;
  std::optional<std::string_view> note;
  child first;
  std::optional<child> second;
  bool old_flag = false;
  std::string_view renamed;
  std::string_view a_name_of_more_than_sixteen_bytes;
  quire::presence present;
};

struct odd {
  std::string_view quote;
  std::string_view backslash;
};
struct long_named {
  std::string_view text;
};
/// Names whose ends are equal have one hash.
struct alike {
  std::string_view a;
  std::string_view b;
  std::string_view c;
};

}  // namespace codec_object

#define QUIRE_TEST_63 "123456789012345678901234567890123456789012345678901234567890123"
#define QUIRE_TEST_252 QUIRE_TEST_63 QUIRE_TEST_63 QUIRE_TEST_63 QUIRE_TEST_63

template <>
struct quire::schema<codec_object::alike> {
  using rows = list<row<"begin123-a-123456end", &codec_object::alike::a>,
                    row<"begin123-b-123456end", &codec_object::alike::b>,
                    row<"begin123-c-123456end", &codec_object::alike::c>>;
};
template <>
struct quire::schema<codec_object::long_named> {
  using rows = list<row<QUIRE_TEST_252, &codec_object::long_named::text>>;
};
template <>
struct quire::schema<codec_object::odd> {
  using rows = list<row<"a\"b", &codec_object::odd::quote>,
                    row<"back\\slash", &codec_object::odd::backslash>>;
};
template <>
struct quire::schema<codec_object::child> {
  using rows = list<row<"id", &codec_object::child::id>,
                    row<"extra", &codec_object::child::extra, optional>>;
};
template <>
struct quire::schema<codec_object::parent> {
  using rows = list<row<"name", &codec_object::parent::name, needed>,
                    row<"size", &codec_object::parent::size>,
                    row<"note", &codec_object::parent::note, optional>,
                    row<"first", &codec_object::parent::first>,
                    row<"second", &codec_object::parent::second, optional, since<2, 0, 0>>,
                    row<"flag", &codec_object::parent::old_flag, until<1, 9, 0>>,
                    row<"flag", &codec_object::parent::renamed, since<2, 0, 0>>,
                    row<"a name of more than sixteen bytes",
                        &codec_object::parent::a_name_of_more_than_sixteen_bytes, optional>>;
};

namespace codec_object {

constexpr release old_release{1, 0, 0};
constexpr std::string_view whole =
    R"({"name":"n","size":1,"first":{"id":"f"},"second":{"id":"s"},"flag":"x"})";

template <quire::rules Rules = as_schema, release At = quire::latest_release>
void bad(std::string_view text, errc code, std::size_t offset, std::string_view path) {
  BOOST_TEST_CONTEXT(text) {
    decoding use;
    parent out;
    const outcome expected{code, offset, path};
    BOOST_TEST((use.decode<Rules, At>(support::exact_copy(text).view(), out)) == expected);
    for (const std::string_view behind : {"}"sv, "\""sv, "\0"sv, ",\"name\":\"\"}"sv})
      BOOST_TEST((use.decode<Rules, At>(support::followed_copy(text, behind).view(), out)) ==
                 expected);
  }
}
/// Decodes under the rules and writes back.
template <quire::rules Rules = as_schema, release At = quire::latest_release>
std::string back(std::string_view text) {
  decoding use;
  parent out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) { BOOST_TEST((use.decode<Rules, At>(copy.view(), out)) == outcome()); }
  std::string written;
  quire::to_json(out, written);
  return written;
}

}  // namespace codec_object

BOOST_AUTO_TEST_SUITE(codec_object)

BOOST_AUTO_TEST_CASE(writes_back_what_it_read) { BOOST_TEST(back(whole) == whole); }

BOOST_AUTO_TEST_CASE(order_means_nothing) {
  std::array<std::string_view, 5> members{R"("name":"n")", R"("size":1)", R"("first":{"id":"f"})",
                                          R"("second":{"id":"s"})", R"("flag":"x")"};
  std::sort(members.begin(), members.end());
  do {
    std::string text;
    for (const std::string_view member : members)
      text += (text.empty() ? "{" : ",") + std::string{member};
    BOOST_TEST(back(text + '}') == whole);
  } while (std::next_permutation(members.begin(), members.end()));
}

BOOST_AUTO_TEST_CASE(names_of_one_hash_are_told_apart) {
  const std::string unknown = R"(,"begin123-d-123456end":"d")";
  for (const std::string& end :
       {std::string{}, unknown, unknown + ",\"x\":\"" + std::string(300, 'x') + '"'}) {
    const std::string text = R"({"begin123-c-123456end":"c","begin123-b-123456end":"b",)"
                             R"("begin123-a-123456end":"a")" +
                             end + '}';
    const support::exact_copy copy(text);
    decoding use;
    alike out;
    BOOST_TEST((use.decode<as_schema>(copy.view(), out)) == outcome());
    BOOST_TEST(out.a == "a");
    BOOST_TEST(out.b == "b");
    BOOST_TEST(out.c == "c");
  }
}

// Names are compared together with what usually follows them: anything else must do as well.
BOOST_AUTO_TEST_CASE(white_space_means_nothing) {
  for (std::size_t at = 0; at <= whole.size(); ++at) {
    if (at != 0 && at != whole.size() && (whole[at - 1] == '"') == (whole[at] == '"') &&
        std::string_view{"{}:,\"1"}.find(whole[at]) == std::string_view::npos)
      continue;
    std::string text{whole};
    text.insert(at, " \n");
    if (text.find("\" \n\"") != std::string::npos || quire::json::validate(text).code != errc::ok)
      continue;
    BOOST_TEST(back(text) == whole);
  }
  std::string spread;
  for (const char c : whole) {
    const bool structural = std::string_view{"{}:,"}.find(c) != std::string_view::npos;
    spread += structural ? std::string{" "} + c + "\r\n\t" : std::string{c};
  }
  BOOST_TEST(back(spread) == whole);
}

// A name is compared as a whole wherever the document ends behind it.
BOOST_AUTO_TEST_CASE(the_longest_name_fits) {
  constexpr std::string_view start = "{\"" QUIRE_TEST_252 "\"";
  for (const std::string_view rest : {":\"v\"}", ":\"\"}", " : \"v\" } ", ":5}", "}", ""}) {
    const std::string text = std::string{start}.append(rest);
    const support::exact_copy copy(text);
    decoding use;
    long_named out;
    const outcome got = use.decode<as_schema>(copy.view(), out);
    BOOST_TEST(got.ok() == (rest.find('"') != std::string_view::npos));
  }
}

BOOST_AUTO_TEST_CASE(a_name_with_escapes_is_found_and_misleads_nobody) {
  decoding use;
  odd out;
  BOOST_TEST((use.decode<as_schema>(R"({"a\"b":"q","back\\slash":"s"})", out)) == outcome());
  BOOST_TEST(out.quote == "q");
  BOOST_TEST(out.backslash == "s");
  BOOST_TEST((!use.decode<as_schema>(R"({"a"b":"q"})", out).ok()));
  BOOST_TEST((!use.decode<as_schema>(R"({"back\slash":"s"})", out).ok()));
}

BOOST_AUTO_TEST_CASE(unknown_members_go_by_wherever_they_stand) {
  for (const std::string_view unknown :
       {R"("x":1)", R"("":"")", R"("nam":null)", R"("name2":[[{}]])", R"("nam\u0065x":"\n")",
        R"("x":1e999)", R"("second ":{"name":1})", R"("a name of more than sixteen bytez":1)"}) {
    for (std::size_t at = 0; at != whole.size(); ++at) {
      if (whole[at] != '{' && whole[at] != ',') continue;
      std::string text{whole};
      text.insert(at + 1, std::string{unknown} + ',');
      BOOST_TEST(back(text) == whole);
    }
  }
}

BOOST_AUTO_TEST_CASE(names_are_compared_as_they_decode) {
  BOOST_TEST(back<as_runtime>(R"({"\u006eame":"n","\u0073ize":1})") == R"({"name":"n","size":1})");
  BOOST_TEST(back<as_runtime>(R"({"name":"n","NAME":1,"name ":2})") == R"({"name":"n"})");
  BOOST_TEST(back<as_runtime>(R"({ "name" : "n" , "size" : 1 })") == R"({"name":"n","size":1})");
  BOOST_TEST(back<as_runtime>(R"({"name":"","a name of more than sixteen bytes":"x"})") ==
             R"({"name":"","a name of more than sixteen bytes":"x"})");
}

BOOST_AUTO_TEST_CASE(white_space_may_stand_everywhere) {
  std::string spaced;
  bool inside = false;
  for (const char c : whole) {
    if (c == '"' && !inside) spaced += " \t\r\n";
    if (!inside && c != '"') spaced += " \t\r\n";
    spaced += c;
    if (c == '"') inside = !inside;
    if (!inside) spaced += " \t\r\n";
  }
  // Numbers of one digit and no literals: nothing was torn.
  BOOST_TEST(back(spaced) == whole);
}

BOOST_AUTO_TEST_CASE(the_last_of_equal_names_counts) {
  BOOST_TEST(back<as_runtime>(R"({"name":"1","name":"2"})") == R"({"name":"2"})");
  BOOST_TEST(back<as_runtime>(R"({"name":"1","size":1,"\u006eame":"2"})") ==
             R"({"name":"2","size":1})");
  // Nothing of the first object is left, neither a value nor that it was there.
  BOOST_TEST(back<as_runtime>(R"({"name":"","first":{"id":"f","extra":1},"first":{}})") ==
             R"({"name":"","first":{}})");
  BOOST_TEST(back<as_runtime>(R"({"name":"","second":{"id":"f"},"second":{"extra":[]}})") ==
             R"({"name":"","second":{"extra":[]}})");
}

BOOST_AUTO_TEST_CASE(an_earlier_one_may_be_of_any_type) {
  for (const std::string_view wrong :
       {"1", "null", "[]", "[{}]", R"({"a":"\n"})", R"(["\u0041","\\"])", "true"}) {
    const std::string first = R"({"note":"\t","name":)" + std::string{wrong};
    BOOST_TEST(back<as_runtime>(first + R"(,"x":"\n","name":"\n"})") ==
               R"({"name":"\n","note":"\t"})");
    BOOST_TEST(back<as_runtime>(first + R"(,"size":7,"name":"n"})") ==
               R"({"name":"n","size":7,"note":"\t"})");
    BOOST_TEST(back<as_runtime>(first + R"(,"\u006eame":"n"})") == R"({"name":"n","note":"\t"})");
  }
  BOOST_TEST(back<as_runtime>(R"({"name":"","first":{"id":1},"first":{"id":"f"}})") ==
             R"({"name":"","first":{"id":"f"}})");
  BOOST_TEST(back<as_runtime>(R"({"name":"","second":null,"second":{"id":"s"}})") ==
             R"({"name":"","second":{"id":"s"}})");
  BOOST_TEST(back(R"({"name":"n","size":1,"first":{},"first":{"id":"f"},"flag":""})") ==
             R"({"name":"n","size":1,"first":{"id":"f"},"flag":""})");
  bad<as_typed>(R"({"name":1,"name":2})", errc::not_a_string, 17, "name");
  bad<as_typed>(R"({"name":"1","name":2})", errc::not_a_string, 19, "name");
  bad<as_typed>(R"({"name":1,"size":"","name":"n"})", errc::not_a_number, 17, "size");
  bad<as_typed>(R"({"name":1,"x":{"name":"n"}})", errc::not_a_string, 8, "name");
  bad<as_typed>(R"({"first":{"id":1},"id":"n","name":"n"})", errc::not_a_string, 15, "first.id");
}

BOOST_AUTO_TEST_CASE(says_which_member_is_wrong) {
  bad(R"({"name":null})", errc::is_null, 8, "name");
  bad(R"({"name":"","size":"1"})", errc::not_a_number, 18, "size");
  bad(R"({"name":"","note":7})", errc::not_a_string, 18, "note");
  bad(R"({"first":[]})", errc::not_an_object, 9, "first");
  bad(R"({"first":{"id":true}})", errc::not_a_string, 15, "first.id");
  bad(R"({"x":{"y":1},"first":{"extra":0,"id":true}})", errc::not_a_string, 37, "first.id");
  bad("[]", errc::not_an_object, 0, "");
  bad("null", errc::is_null, 0, "");
  bad(" 7 ", errc::not_an_object, 1, "");
}

BOOST_AUTO_TEST_CASE(says_which_member_is_missing) {
  bad("{}", errc::missing_member, 0, "name");
  bad(" {}", errc::missing_member, 1, "name");
  bad(R"({"name":""})", errc::missing_member, 0, "size");
  bad(R"({"name":"","size":1,"first":{},"flag":""})", errc::missing_member, 28, "first.id");
  bad(R"({"name":"","size":1,"first":{"id":""}})", errc::missing_member, 0, "flag");
  bad<as_runtime>("{}", errc::missing_member, 0, "name");
  bad<as_runtime>(R"({"x":{"name":""}})", errc::missing_member, 0, "name");
  BOOST_TEST(back<as_runtime>(R"({"name":"","first":{}})") == R"({"name":"","first":{}})");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_text_comes_first) {
  bad(R"({"name":1,"x":01})", errc::invalid_number, 14, "x");
  bad(R"({} x)", errc::trailing_content, 3, "");
  bad(R"({"x":1})"
      "\x01",
      errc::trailing_content, 7, "");
  bad(R"({"name":"\q"})", errc::invalid_escape, 9, "name");
  bad(R"({"name":"n","size":1,})", errc::expected_key, 21, "");
  bad(R"({"name"})", errc::expected_colon, 7, "name");
  bad(R"({"name","size":1})", errc::expected_colon, 7, "name");
  bad(R"({"name":})", errc::expected_value, 8, "name");
  bad(R"({"name":"n"]})", errc::expected_comma_or_end, 11, "name");
  bad(R"({"name":"n","first":{"id":"f"})", errc::unclosed_container, 30, "first");
  bad(R"({"name":"n","first":{"extra":{]}}})", errc::expected_key, 30, "first.extra");
}

BOOST_AUTO_TEST_CASE(a_row_lives_in_its_releases_only) {
  const std::string_view text = R"({"name":"n","size":1,"first":{"id":"f"},"flag":true})";
  BOOST_TEST((back<as_schema, old_release>(text)) == text);
  bad<as_schema>(text, errc::not_a_string, 47, "flag");
  bad<as_schema, old_release>(R"({"name":"","size":1,"first":{"id":"f"},"flag":""})",
                              errc::not_a_boolean, 46, "flag");
  // "second" came with 2.0.0: to an older release its value is anybody's.
  BOOST_TEST((back<as_schema, old_release>(
                 R"({"name":"n","size":1,"first":{"id":"f"},"second":5,"flag":true})")) == text);
}

BOOST_AUTO_TEST_CASE(tells_absent_members_from_empty_ones) {
  decoding use;
  parent out;
  BOOST_TEST((use.decode<as_runtime>(R"({"name":"","first":{"id":""}})", out)).ok());
  BOOST_TEST(quire::has<&parent::name>(out));
  BOOST_TEST(!quire::has<&parent::size>(out));
  BOOST_TEST(!quire::has<&parent::note>(out));
  BOOST_TEST(quire::has<&parent::first>(out));
  BOOST_TEST(quire::has<&child::id>(out.first));
  BOOST_TEST(!quire::has<&child::extra>(out.first));
}

BOOST_AUTO_TEST_SUITE_END()
