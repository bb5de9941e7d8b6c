// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/codec/enumeration.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

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

namespace codec_enumeration {

enum class color : std::uint8_t { unknown, red, blue };
enum class terse : std::uint8_t { unknown, one };
struct paint {
  quire::enumeration<color> tint;
  quire::constant<"paint"> object;
  quire::presence present;
};

}  // namespace codec_enumeration

template <>
struct quire::enum_schema<codec_enumeration::color> {
  static constexpr bool is_inline = true;
  using values = list<value<"red", codec_enumeration::color::red>,
                      value<"blue", codec_enumeration::color::blue, since<2, 0, 0>>>;
};
template <>
struct quire::enum_schema<codec_enumeration::terse> {
  using values = list<value<"one", codec_enumeration::terse::one>>;
};
template <>
struct quire::schema<codec_enumeration::paint> {
  using rows = list<row<"color", &codec_enumeration::paint::tint, optional>,
                    row<"object", &codec_enumeration::paint::object, optional>>;
};

namespace codec_enumeration {

constexpr release before{1, 0, 0};

template <quire::rules Rules, release At = quire::latest_release>
outcome decoded(std::string_view text, paint& out) {
  static decoding use;  // the views in `out` live as long as its arena
  static std::string kept;
  kept = text;
  return use.decode<Rules, At>(kept, out);
}

}  // namespace codec_enumeration

BOOST_AUTO_TEST_SUITE(codec_enumeration)

BOOST_AUTO_TEST_CASE(knows_texts_and_keeps_those_it_does_not_know) {
  paint out;
  BOOST_TEST((decoded<as_runtime>(R"({"color":"red"})", out)) == outcome());
  BOOST_TEST((out.tint == color::red));
  BOOST_TEST((decoded<as_runtime>(R"({"color":"\u0072ed"})", out)) == outcome());
  BOOST_TEST((out.tint == color::red));
  BOOST_TEST((decoded<as_runtime>(R"({"color":"green"})", out)) == outcome());
  BOOST_TEST((out.tint == color::unknown));
  BOOST_TEST(out.tint.text == "green");
  BOOST_TEST((decoded<as_runtime>(R"({"color":""})", out)) == outcome());
  BOOST_TEST((out.tint == color::unknown));
  BOOST_TEST((decoded<as_runtime, before>(R"({"color":"blue"})", out)) == outcome());
  BOOST_TEST((out.tint == color::blue));
}

BOOST_AUTO_TEST_CASE(a_closed_one_refuses_what_its_release_does_not_know) {
  paint out;
  const outcome unknown{errc::unknown_value, 9, "color"};
  BOOST_TEST((decoded<as_schema>(R"({"color":"blue"})", out)) == outcome());
  BOOST_TEST((decoded<as_schema, before>(R"({"color":"blue"})", out)) == unknown);
  BOOST_TEST((decoded<as_schema>(R"({"color":"green"})", out)) == unknown);
  BOOST_TEST((decoded<as_schema>(R"({"color":"\u0067reen"})", out)) == unknown);
  BOOST_TEST((decoded<as_schema>(R"({"color":"Red"})", out)) == unknown);
  BOOST_TEST((decoded<as_schema>(R"({"color":"green","color":"red"})", out)) == outcome());
  BOOST_TEST((out.tint == color::red));
}

BOOST_AUTO_TEST_CASE(must_be_text_where_types_count) {
  paint out;
  for (const std::string_view value : {"1", "true", "[]", "{}"}) {
    const std::string text = "{\"color\":" + std::string{value} + '}';
    BOOST_TEST((decoded<as_typed>(text, out)) == outcome(errc::not_a_string, 9, "color"));
    BOOST_TEST((decoded<as_schema>(text, out)) == outcome(errc::not_a_string, 9, "color"));
  }
  BOOST_TEST((decoded<as_typed>(R"({"color":null})", out)) == outcome(errc::is_null, 9, "color"));
  BOOST_TEST((decoded<as_typed>(R"({"object":1})", out)) ==
             outcome(errc::not_a_string, 10, "object"));
}

BOOST_AUTO_TEST_CASE(a_constant_has_one_text) {
  paint out;
  BOOST_TEST((decoded<as_schema>(R"({"object":"paint"})", out)) == outcome());
  BOOST_TEST((decoded<as_schema>(R"({"object":"brush"})", out)) ==
             outcome(errc::unknown_value, 10, "object"));
  BOOST_TEST((decoded<as_runtime>(R"({"object":"brush"})", out)) == outcome());
  BOOST_TEST(out.object.text == "brush");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_remarked) {
  paint out;
  decoding use;
  BOOST_TEST((use.decode<as_runtime>(R"({"object":5,"color":[]})", out)) == outcome());
  BOOST_TEST(use.document.remarks().count() == 2U);
  BOOST_TEST(outcome{use.document.remark_at(0)} == outcome(errc::not_a_string, 10, "object"));
  BOOST_TEST(outcome{use.document.remark_at(1)} == outcome(errc::not_a_string, 20, "color"));
}

BOOST_AUTO_TEST_CASE(writes_the_text_it_read) {
  for (const std::string_view text :
       {R"({"color":"green","object":"brush"})", R"({"color":"red"})", R"({"object":""})"}) {
    paint out;
    BOOST_TEST((decoded<as_runtime>(text, out)) == outcome());
    std::string written;
    quire::to_json(out, written);
    BOOST_TEST(written == text);
  }
  std::string fresh;
  quire::to_json(quire::constant<"paint">{}, fresh);
  BOOST_TEST(fresh == "\"paint\"");
}

BOOST_AUTO_TEST_CASE(is_described_by_the_texts_of_the_release) {
  using of = quire::codec::of<quire::enumeration<color>>;
  BOOST_TEST(of::wire(before) == "\"red\"");
  BOOST_TEST(of::wire(quire::latest_release) == "\"blue\"|\"red\"");
  BOOST_TEST(quire::codec::of<quire::enumeration<terse>>::wire(before) == "enum");
  BOOST_TEST(quire::codec::of<quire::constant<"paint">>::wire(before) == "\"paint\"");
}

BOOST_AUTO_TEST_SUITE_END()
