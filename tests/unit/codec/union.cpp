// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/codec/union.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using quire::as_runtime;
using quire::as_schema;
using quire::as_typed;
using quire::release;
using quire::json::errc;
using support::decoding;
using support::outcome;

namespace codec_union {

struct circle {
  std::string_view type;
  std::int64_t radius = 0;
  quire::presence present;
};
struct square {
  std::string_view type;
  std::string_view side;
  quire::presence present;
};
struct late {
  std::string_view type;
  quire::presence present;
};
using shape = quire::union_of<"type", quire::alternative<circle, "circle|ring">,
                              quire::alternative<square, "square">,
                              quire::alternative<late, "late", quire::since<2, 0, 0>>>;

struct reference {
  std::string_view kind;
  std::string_view id;
  quire::presence present;
};
struct file_link {
  reference ref;
  quire::presence present;
};
struct page_link {
  reference ref;
  std::string_view title;
  quire::presence present;
};
using linked = quire::union_of<"ref.kind", quire::alternative<file_link, "file">,
                               quire::alternative<page_link, "page">>;
// The discriminator has no row of its own in every release, or is in raw JSON.
template <int>
struct tagged {
  std::string_view tag;
  quire::json::raw ref;
};
using by_tag =
    quire::union_of<"tag", quire::alternative<tagged<0>, "x">, quire::alternative<tagged<1>, "y">>;
using by_raw = quire::union_of<"ref.kind", quire::alternative<tagged<0>, "x">,
                               quire::alternative<tagged<1>, "y">>;
struct drawing {
  shape background;
  quire::array<shape> shapes;
  quire::array<linked> links;
  quire::presence present;
};

}  // namespace codec_union

template <int Which>
struct quire::schema<codec_union::tagged<Which>> {
  using rows = list<row<"tag", &codec_union::tagged<Which>::tag, optional, until<1, 0, 0>>,
                    row<"ref", &codec_union::tagged<Which>::ref, optional>>;
};
template <>
struct quire::schema<codec_union::circle> {
  using rows =
      list<row<"type", &codec_union::circle::type>, row<"radius", &codec_union::circle::radius>>;
};
template <>
struct quire::schema<codec_union::square> {
  using rows =
      list<row<"type", &codec_union::square::type>, row<"side", &codec_union::square::side>>;
};
template <>
struct quire::schema<codec_union::late> {
  using rows = list<row<"type", &codec_union::late::type>>;
};
template <>
struct quire::schema<codec_union::reference> {
  using rows = list<row<"kind", &codec_union::reference::kind>,
                    row<"id", &codec_union::reference::id, optional>>;
};
template <>
struct quire::schema<codec_union::file_link> {
  using rows = list<row<"ref", &codec_union::file_link::ref>>;
};
template <>
struct quire::schema<codec_union::page_link> {
  using rows = list<row<"ref", &codec_union::page_link::ref>,
                    row<"title", &codec_union::page_link::title, optional>>;
};
template <>
struct quire::schema<codec_union::drawing> {
  using rows = list<row<"background", &codec_union::drawing::background, optional>,
                    row<"shapes", &codec_union::drawing::shapes, optional>,
                    row<"links", &codec_union::drawing::links, optional>>;
};

namespace codec_union {

/// The alternative that was taken, and what it writes back.
template <class Union, quire::rules Rules = as_runtime, release At = quire::latest_release>
std::string taken(std::string_view text) {
  decoding use;
  Union out;
  const support::exact_copy copy(text);
  const outcome found = use.decode<Rules, At>(copy.view(), out);
  BOOST_TEST_CONTEXT(text) { BOOST_TEST(found == outcome()); }
  std::string written = std::to_string(out.value.index()) + ' ';
  quire::to_json(out, written);
  return written;
}
template <class Union, quire::rules Rules = as_schema, release At = quire::latest_release>
void bad(std::string_view text, errc code, std::size_t offset, std::string_view path) {
  decoding use;
  Union out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<Rules, At>(copy.view(), out)) == outcome(code, offset, path));
  }
}

}  // namespace codec_union

BOOST_AUTO_TEST_SUITE(codec_union)

BOOST_AUTO_TEST_CASE(the_discriminator_picks_the_struct) {
  BOOST_TEST(taken<shape>(R"({"type":"circle","radius":1})") ==
             R"(1 {"type":"circle","radius":1})");
  BOOST_TEST(taken<shape>(R"({"type":"ring","radius":1})") == R"(1 {"type":"ring","radius":1})");
  BOOST_TEST(taken<shape>(R"({"type":"square","side":"a"})") ==
             R"(2 {"type":"square","side":"a"})");
  BOOST_TEST(taken<shape>(R"({"radius":1,"x":{"type":"square"},"type":"circle"})") ==
             R"(1 {"type":"circle","radius":1})");
  BOOST_TEST(taken<shape>(R"({"\u0074ype":"\u0073quare"})") == R"(2 {"type":"square"})");
  BOOST_TEST(taken<shape>(R"( { "type" : "square" } )") == R"(2 {"type":"square"})");
}

BOOST_AUTO_TEST_CASE(what_is_none_of_them_is_kept_whole) {
  for (const std::string_view text :
       {R"({})", R"({"type":"circle|ring"})", R"({"type":""})", R"({"type":"Circle","radius":"x"})",
        R"({"type":5})", R"({"type":null})", R"({"type":{"type":"circle"}})", R"({"a":[1, 2]})"})
    BOOST_TEST(taken<shape>(text) == "0 " + std::string{text});
  decoding use;
  shape out;
  BOOST_TEST((use.decode<as_runtime>(R"( {"type":"oval"} )", out)).ok());
  BOOST_TEST(out.get_if<quire::unknown_alternative>()->discriminator == "oval");
  BOOST_TEST(out.get_if<quire::unknown_alternative>()->json.text == R"({"type":"oval"})");
  BOOST_TEST((out.get_if<circle>() == nullptr));
}

BOOST_AUTO_TEST_CASE(a_closed_union_refuses_it) {
  bad<shape>(R"({"type":"oval"})", errc::unknown_value, 8, "type");
  bad<shape>(R"({})", errc::missing_member, 0, "type");
  bad<shape>("[]", errc::not_an_object, 0, "");
  bad<shape>(R"({"type":"\u006fval"})", errc::unknown_value, 8, "type");
  bad<shape>(R"({"type":5})", errc::not_a_string, 8, "type");
  bad<shape>(R"({"type":null})", errc::is_null, 8, "type");
}

BOOST_AUTO_TEST_CASE(a_discriminator_that_lies_deeper_is_refused_where_it_lies) {
  bad<linked>(R"({})", errc::missing_member, 0, "ref");
  bad<linked>(R"({"ref":"page"})", errc::not_an_object, 7, "ref");
  bad<linked>(R"({"ref":null})", errc::is_null, 7, "ref");
  bad<linked>(R"({"ref":{}})", errc::missing_member, 7, "ref.kind");
  bad<linked>(R"({"ref":{"kind":1}})", errc::not_a_string, 15, "ref.kind");
  bad<linked>(R"({"ref":{"kind":"folder"}})", errc::unknown_value, 15, "ref.kind");
  bad<linked>(R"({"ref":{"kind":"page"},"ref":{"kind":"folder"}})", errc::unknown_value, 37,
              "ref.kind");
  bad<drawing>(R"({"links":[{"ref":{"kind":"\u0000"}}]})", errc::unknown_value, 25,
               "links[0].ref.kind");
}

BOOST_AUTO_TEST_CASE(an_alternative_lives_in_its_releases_only) {
  BOOST_TEST(taken<shape>(R"({"type":"late"})") == R"(3 {"type":"late"})");
  BOOST_TEST((taken<shape, as_runtime, release{1, 0, 0}>(R"({"type":"late"})")) ==
             R"(0 {"type":"late"})");
  bad<shape, as_schema, release{1, 0, 0}>(R"({"type":"late"})", errc::unknown_value, 8, "type");
}

BOOST_AUTO_TEST_CASE(a_release_may_have_no_alternative) {
  using later = quire::union_of<"type", quire::alternative<late, "late", quire::since<2, 0, 0>>>;
  BOOST_TEST((taken<later, as_runtime, release{1, 0, 0}>(R"({"type":"late"})")) ==
             R"(0 {"type":"late"})");
  BOOST_TEST(taken<later>(R"({"type":"late"})") == R"(1 {"type":"late"})");
}

BOOST_AUTO_TEST_CASE(the_limit_of_depth_is_that_of_the_document) {
  decoding use;
  drawing out;
  const std::string_view text = R"({"links":[{"ref":{"kind":"page"}}]})";
  use.limits.depth = 4;
  BOOST_TEST((use.decode<as_runtime>(text, out)) == outcome());
  BOOST_TEST((out.links[0].get_if<page_link>() != nullptr));
  for (const std::size_t depth : {1U, 2U, 3U}) {
    use.limits.depth = depth;
    BOOST_TEST(((use.decode<as_runtime>(text, out)).code == errc::depth_limit));
  }
}

BOOST_AUTO_TEST_CASE(errors_are_those_of_the_struct) {
  bad<shape>(R"({"type":"circle","radius":"1"})", errc::not_a_number, 26, "radius");
  bad<shape>(R"({"type":"circle"})", errc::missing_member, 0, "radius");
  bad<shape>(R"({"type":"circle","radius":01})", errc::invalid_number, 26, "radius");
  bad<shape>(R"({"type":"oval","radius":01})", errc::invalid_number, 24, "radius");
  bad<drawing>(R"({"shapes":[{"type":"square","side":""},{"type":"circle","radius":[]}]})",
               errc::not_a_number, 65, "shapes[1].radius");
}

BOOST_AUTO_TEST_CASE(the_last_discriminator_counts) {
  BOOST_TEST(taken<shape>(R"({"type":"circle","type":"square"})") == R"(2 {"type":"square"})");
  BOOST_TEST(taken<shape>(R"({"type":"square","side":"a","type":"circle","radius":2})") ==
             R"(1 {"type":"circle","radius":2})");
  BOOST_TEST(taken<shape>(R"({"type":"circle","radius":"wrong","type":"square"})") ==
             R"(2 {"type":"square"})");
  BOOST_TEST(taken<shape>(R"({"type":5,"type":"square"})") == R"(2 {"type":"square"})");
  BOOST_TEST(taken<shape>(R"({"type":"oval","type":"square"})") == R"(2 {"type":"square"})");
  BOOST_TEST(taken<shape>(R"({"type":"square","\u0074ype":"circle"})") == R"(1 {"type":"circle"})");
  BOOST_TEST(taken<shape>(R"({"type":"square","type":"oval"})") ==
             R"(0 {"type":"square","type":"oval"})");
  BOOST_TEST(taken<shape>(R"({"type":"square","type":5})") == R"(0 {"type":"square","type":5})");
  BOOST_TEST(taken<shape>(R"({"type":"square","type":"square"})") == R"(2 {"type":"square"})");
  BOOST_TEST(taken<shape>(R"({"type":"circle","radius":"x","radius":1})") ==
             R"(1 {"type":"circle","radius":1})");
  bad<shape, as_typed>(R"({"type":"square","radius":"x","type":"circle"})", errc::not_a_number, 26,
                       "radius");
}

BOOST_AUTO_TEST_CASE(the_discriminator_may_lie_deeper) {
  BOOST_TEST(taken<linked>(R"({"ref":{"kind":"page","id":"1"},"title":"t"})") ==
             R"(2 {"ref":{"kind":"page","id":"1"},"title":"t"})");
  BOOST_TEST(taken<linked>(R"({"title":"t","ref":{"id":"1","kind":"page"}})") ==
             R"(2 {"ref":{"kind":"page","id":"1"},"title":"t"})");
  BOOST_TEST(taken<linked>(R"({"ref":{"kind":"file"},"ref":{"kind":"page"}})") ==
             R"(2 {"ref":{"kind":"page"}})");
  BOOST_TEST(taken<linked>(R"({"ref":{"kind":"file","kind":"page"}})") ==
             R"(2 {"ref":{"kind":"page"}})");
  BOOST_TEST(taken<linked>(R"({"ref":{"kind":"file"},"ref":{}})") ==
             R"(0 {"ref":{"kind":"file"},"ref":{}})");
  BOOST_TEST(taken<linked>(R"({"ref":{"kind":"file"},"ref":5})") ==
             R"(0 {"ref":{"kind":"file"},"ref":5})");
  BOOST_TEST(taken<linked>(R"({"ref":7,"ref":{"kind":"file"}})") == R"(1 {"ref":{"kind":"file"}})");
  for (const std::string_view text : {R"({"ref":"page"})", R"({"ref":null})", R"({"ref":{}})",
                                      R"({"ref":["kind"]})", R"({"kind":"page"})"})
    BOOST_TEST(taken<linked>(text) == "0 " + std::string{text});
}

BOOST_AUTO_TEST_CASE(the_discriminator_may_come_after_anything) {
  for (const std::string_view before :
       {R"("x":{"type":"circle"})", R"("x":[[{"type":"circle"}],{},[]])", R"("x":5,"y":null)",
        R"("x":"type","y":"\"type\":")", R"("x" : "type" , "y":{"\\":"}"})", R"("side":"a")"}) {
    const std::string text = "{" + std::string{before} + R"(,"type":"square"})";
    BOOST_TEST(taken<shape>(text).starts_with("2 "));
    BOOST_TEST(
        taken<shape>("{" + std::string{before} + R"(,"type" : "square"})").starts_with("2 "));
    BOOST_TEST(
        taken<shape>("{" + std::string{before} + R"(,"typ\u0065":"square"})").starts_with("2 "));
  }
  bad<shape>(R"({"x":{]},"type":"square"})", errc::expected_key, 6, "x");
  bad<shape>(R"({"x":[{}"type":"square"})", errc::expected_comma_or_end, 8, "x[0]");
}

BOOST_AUTO_TEST_CASE(a_repeat_inside_one_union_does_not_confuse_another) {
  const std::string_view text =
      R"({"background":{"type":"square","side":"a","side":"b"},"shapes":[{"type":"ring","radius":1}]})";
  decoding use;
  drawing out;
  BOOST_TEST((use.decode<as_schema>(text, out)) == outcome());
  BOOST_TEST(out.background.get_if<square>()->side == "b");
  BOOST_TEST(out.shapes[0].get_if<circle>()->radius == 1);
  BOOST_TEST(
      (use.decode<as_schema>(
          R"({"shapes":[{"type":"square","type":"circle","radius":3},{"type":"square","side":""}]})",
          out)) == outcome());
  BOOST_TEST(out.shapes[0].get_if<circle>()->radius == 3);
  BOOST_TEST((out.shapes[1].get_if<square>() != nullptr));
}

BOOST_AUTO_TEST_CASE(of_repeated_discriminators_without_a_row_the_last_counts) {
  decoding use;
  by_tag tag;
  BOOST_TEST((use.decode<as_runtime>(R"({"tag":"x","tag":"y"})", tag)) == outcome());
  BOOST_TEST(tag.value.index() == 2U);
  by_raw raw;
  BOOST_TEST((use.decode<as_runtime>(R"({"ref":{"kind":"x","kind":"y"}})", raw)) == outcome());
  BOOST_TEST(raw.value.index() == 2U);
}

BOOST_AUTO_TEST_CASE(alternatives_are_described_by_their_text_or_as_the_others) {
  std::string all;
  const auto add = [&all](const std::string& path, const std::string& wire, bool) {
    if (wire == "variant") all += path + '\n';
  };
  quire::codec::of<shape>::describe({1, 0, 0}, "", add);
  BOOST_TEST(all == "<type=*others>\n<type=square>\n");
  quire::codec::of<shape>::describe({2, 0, 0}, "a", add);
  BOOST_TEST(all.ends_with("a<type=*others>\na<type=square>\na<type=late>\n"));
}

BOOST_AUTO_TEST_SUITE_END()
