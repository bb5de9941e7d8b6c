// SPDX-License-Identifier: Apache-2.0
// Rules that report: what is of another type is not there, is remarked, and takes nothing else
// down.
#include <quire/codec.hpp>
#include <quire/schema.hpp>
#include <quire/schema/rules.hpp>

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <support/growth.hpp>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using quire::as_runtime;
using quire::as_typed;
using quire::on;
using quire::rules;
using quire::json::errc;
using support::decoding;
using support::outcome;

namespace codec_remarks {

struct leaf {
  std::string_view id;
  std::optional<bool> flag;
  quire::presence present;
};
struct firm {
  std::string_view id;
  quire::presence present;
};
/// A text or a number, by a codec of one's own that writes before it knows whether it fails.
struct remembering {
  std::string_view text;
  std::int64_t number = 0;
};
struct memories {
  quire::array<remembering> list;
  quire::map<remembering> by_name;
  quire::presence present;
};
struct circle {
  std::string_view kind;
  std::int64_t radius = 0;
  quire::presence present;
};
struct square {
  std::string_view kind;
  std::string_view side;
  quire::presence present;
};
using shape = quire::union_of<"kind", quire::alternative<circle, "circle">,
                              quire::alternative<square, "square">>;
enum class color { unknown, red };
struct tree {
  std::string_view name;
  std::optional<std::string_view> note;
  quire::json::number number;
  std::int64_t integer = 0;
  quire::nullable<std::string_view> nothing;
  quire::json::raw any;
  quire::json::raw_object object;
  quire::enumeration<color> paint;
  quire::text_or<leaf> either;
  quire::array<std::string_view> texts;
  quire::array<quire::array<std::int64_t>> grid;
  quire::array<leaf> leaves;
  quire::map<std::string_view> names;
  quire::map<leaf> by_name;
  leaf inner;
  std::optional<leaf> maybe;
  std::optional<firm> strong;
  quire::array<shape> shapes;
  quire::lazy<leaf> late;
  quire::presence present;
};

}  // namespace codec_remarks

template <>
struct quire::enum_schema<codec_remarks::color> {
  using values = list<value<"red", codec_remarks::color::red>>;
};
template <>
struct quire::schema<codec_remarks::leaf> {
  using rows =
      list<row<"id", &codec_remarks::leaf::id>, row<"flag", &codec_remarks::leaf::flag, optional>>;
};
template <>
struct quire::schema<codec_remarks::firm> {
  using rows = list<row<"id", &codec_remarks::firm::id, needed>>;
};
template <>
struct quire::codec::of<codec_remarks::remembering> : leaf {
  template <class Context>
  [[nodiscard]] static bool read(json::reader& in, codec_remarks::remembering& out) noexcept {
    if (in.peek() == '"') return in.string(out.text);
    out.number = 5;
    return in.integer(out.number);
  }
  [[nodiscard]] static std::string wire(release) { return "integer|string"; }
};
template <>
struct quire::schema<codec_remarks::memories> {
  using rows = list<row<"list", &codec_remarks::memories::list>,
                    row<"byName", &codec_remarks::memories::by_name>>;
};
template <>
struct quire::schema<codec_remarks::circle> {
  using rows = list<row<"kind", &codec_remarks::circle::kind>,
                    row<"radius", &codec_remarks::circle::radius>>;
};
template <>
struct quire::schema<codec_remarks::square> {
  using rows =
      list<row<"kind", &codec_remarks::square::kind>, row<"side", &codec_remarks::square::side>>;
};
template <>
struct quire::schema<codec_remarks::tree> {
  using rows = list<
      row<"name", &codec_remarks::tree::name>, row<"note", &codec_remarks::tree::note, optional>,
      row<"number", &codec_remarks::tree::number>, row<"integer", &codec_remarks::tree::integer>,
      row<"nothing", &codec_remarks::tree::nothing>, row<"any", &codec_remarks::tree::any>,
      row<"object", &codec_remarks::tree::object>, row<"paint", &codec_remarks::tree::paint>,
      row<"either", &codec_remarks::tree::either>, row<"texts", &codec_remarks::tree::texts>,
      row<"grid", &codec_remarks::tree::grid>, row<"leaves", &codec_remarks::tree::leaves>,
      row<"names", &codec_remarks::tree::names>, row<"byName", &codec_remarks::tree::by_name>,
      row<"inner", &codec_remarks::tree::inner>, row<"maybe", &codec_remarks::tree::maybe>,
      row<"strong", &codec_remarks::tree::strong>, row<"shapes", &codec_remarks::tree::shapes>,
      row<"late", &codec_remarks::tree::late>>;
};

namespace codec_remarks {

struct version {
  static constexpr quire::release revision{1, 0, 0};
};

/// All remarks, "code at path (offset)", and how many there were if not all were kept.
std::string remarks_of(const quire::json::document& document) {
  std::string all;
  for (std::size_t i = 0; i != document.remarks().size(); ++i) {
    const auto each = document.remark_at(i);
    all += (i != 0 ? ", " : "") + std::string{name(each.code)} + " at " +
           std::string{each.path.view()} + " (" + std::to_string(each.offset) + ')';
  }
  if (document.remarks().count() > document.remarks().size())
    all += " of " + std::to_string(document.remarks().count());
  return all;
}

/// Decodes by rules that report and expects what is left, written back, and the remarks.
template <rules Rules = as_runtime>
void ok(std::string_view text, std::string_view written, std::string_view remarks) {
  decoding use;
  tree out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<Rules>(copy.view(), out)) == outcome());
    std::string back;
    quire::to_json(out, back);
    BOOST_TEST(back == written);
    BOOST_TEST(remarks_of(use.document) == remarks);
  }
}
template <rules Rules = as_runtime>
void bad(std::string_view text, errc code, std::size_t offset, std::string_view path) {
  decoding use;
  tree out;
  const support::exact_copy copy(text);
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST((use.decode<Rules>(copy.view(), out)) == outcome(code, offset, path));
    BOOST_TEST(use.document.remarks().count() == 0U);
  }
}

}  // namespace codec_remarks

BOOST_AUTO_TEST_SUITE(codec_remarks)

BOOST_AUTO_TEST_CASE(a_member_of_another_type_is_not_there) {
  ok(R"({"name":5})", "{}", "not_a_string at name (8)");
  ok(R"({"name":null,"note":"n"})", R"({"note":"n"})", "is_null at name (8)");
  ok(R"({"note":[1,{"a":"\n"}],"name":"\t"})", R"({"name":"\t"})", "not_a_string at note (8)");
  ok(R"({"integer":1.5})", "{}", "not_an_integer at integer (11)");
  ok(R"({"integer":1e30})", "{}", "number_out_of_range at integer (11)");
  ok(R"({"number":"1"})", "{}", "not_a_number at number (10)");
  ok(R"({"object":[1]})", "{}", "not_an_object at object (10)");
  ok(R"({"paint":true})", "{}", "not_a_string at paint (9)");
  ok(R"({"either":7})", "{}", "not_a_string at either (10)");
  ok(R"({ "texts" : {} , "name" : "n" })", R"({"name":"n"})", "not_an_array at texts (12)");
  ok(R"({"names":"x"})", "{}", "not_an_object at names (9)");
  ok(R"({"inner":"x","maybe":null})", "{}", "not_an_object at inner (9), is_null at maybe (21)");
  tree out;
  decoding use;
  BOOST_TEST((use.decode<as_runtime>(R"({"name":5,"maybe":[]})", out)).ok());
  BOOST_TEST(!quire::has<&tree::name>(out));
  BOOST_TEST(out.name.empty());
  BOOST_TEST(!out.maybe.has_value());
}

BOOST_AUTO_TEST_CASE(null_is_a_value_where_the_row_allows_it) {
  ok(R"({"nothing":null,"any":null})", R"({"nothing":null,"any":null})", "");
  ok(R"({"nothing":"a","nothing":null})", R"({"nothing":null})", "");
  ok(R"({"nothing":null,"nothing":"a"})", R"({"nothing":"a"})", "");
  ok(R"({"nothing":5})", "{}", "not_a_string at nothing (11)");
}

BOOST_AUTO_TEST_CASE(only_the_member_at_fault_is_lost) {
  ok(R"({"inner":{"id":1,"flag":true}})", R"({"inner":{"flag":true}})",
     "not_a_string at inner.id (15)");
  ok(R"({"maybe":{"flag":"yes","id":"i"}})", R"({"maybe":{"id":"i"}})",
     "not_a_boolean at maybe.flag (17)");
  ok(R"({"either":{"id":null,"flag":false}})", R"({"either":{"flag":false}})",
     "is_null at either.id (16)");
}

BOOST_AUTO_TEST_CASE(an_array_loses_the_element) {
  ok(R"({"texts":["a",1,"b"]})", R"({"texts":["a","b"]})", "not_a_string at texts[1] (14)");
  ok(R"({"texts":["a",{"k":[1]},"b",null]})", R"({"texts":["a","b"]})",
     "not_a_string at texts[1] (14), is_null at texts[3] (28)");
  ok(R"({"texts":[1]})", R"({"texts":[]})", "not_a_string at texts[0] (10)");
  ok(R"({"texts":[1,"a","\u0062"]})", R"({"texts":["a","b"]})", "not_a_string at texts[0] (10)");
  ok(R"({"grid":[[1],[2,"x",3],"y",[]]})", R"({"grid":[[1],[2,3],[]]})",
     "not_a_number at grid[1][1] (16), not_an_array at grid[2] (23)");
  ok(R"({"leaves":[{"id":"a"},null,{"id":2,"flag":true}]})",
     R"({"leaves":[{"id":"a"},{"flag":true}]})",
     "is_null at leaves[1] (22), not_a_string at leaves[2].id (33)");
}

BOOST_AUTO_TEST_CASE(a_map_loses_the_entry) {
  ok(R"({"names":{"a":"1","b":2,"c":"3"}})", R"({"names":{"a":"1","c":"3"}})",
     "not_a_string at names.b (22)");
  ok(R"({"names":{"a":null}})", R"({"names":{}})", "is_null at names.a (14)");
  ok(R"({"byName":{"x":{"id":1},"y":[],"z":{"id":"z"}}})", R"({"byName":{"x":{},"z":{"id":"z"}}})",
     "not_a_string at byName.x.id (21), not_an_object at byName.y (28)");
}

BOOST_AUTO_TEST_CASE(an_alternative_loses_the_member) {
  ok(R"({"shapes":[{"kind":"circle","radius":"r"},5,{"kind":5}]})",
     R"({"shapes":[{"kind":"circle"},{"kind":5}]})",
     "not_a_number at shapes[0].radius (37), not_an_object at shapes[1] (42)");
  // The last discriminator counts: what an earlier one made of the object is forgotten.
  ok(R"({"shapes":[{"kind":"circle","radius":"r","kind":"square","side":"s"}]})",
     R"({"shapes":[{"kind":"square","side":"s"}]})", "");
}

BOOST_AUTO_TEST_CASE(the_last_of_equal_names_counts) {
  ok(R"({"name":1,"name":"n"})", R"({"name":"n"})", "");
  ok(R"({"name":"n","name":1})", "{}", "not_a_string at name (19)");
  ok(R"({"name":1,"name":2})", "{}", "not_a_string at name (17)");
  ok(R"({"note":1,"name":2,"name":"n"})", R"({"name":"n"})", "not_a_string at note (8)");
  ok(R"({"inner":{"id":1},"inner":{"flag":true}})", R"({"inner":{"flag":true}})", "");
  ok(R"({"inner":{"id":1},"inner":7})", "{}", "not_an_object at inner (26)");
  ok(R"({"inner":{"id":1,"id":"i"},"note":5})", R"({"inner":{"id":"i"}})",
     "not_a_string at note (34)");
  ok(R"({"leaves":[{"id":1}],"note":0,"leaves":[{"id":"a"},{"flag":0}]})",
     R"({"leaves":[{"id":"a"},{}]})",
     "not_a_string at note (28), not_a_boolean at leaves[1].flag (59)");
  ok(R"({"names":{"a":1,"a":"x"}})", R"({"names":{"a":"x"}})", "");
  ok(R"({"names":{"a":"x","b":"y","a":1}})", R"({"names":{"b":"y"}})",
     "not_a_string at names.a (30)");
  ok(R"({"byName":{"x":{"id":1},"x":{"id":"s"}}})", R"({"byName":{"x":{"id":"s"}}})", "");
  ok(R"({"texts":["\u0041",1],"texts":["\u0042"]})", R"({"texts":["B"]})", "");
}

BOOST_AUTO_TEST_CASE(the_first_eight_are_kept_and_all_are_counted) {
  ok(R"({"texts":[1,2,3,4,5,6,7,"t",8]})", R"({"texts":["t"]})",
     "not_a_string at texts[0] (10), not_a_string at texts[1] (12), "
     "not_a_string at texts[2] (14), not_a_string at texts[3] (16), "
     "not_a_string at texts[4] (18), not_a_string at texts[5] (20), "
     "not_a_string at texts[6] (22), not_a_string at texts[8] (28)");
  decoding use;
  tree out;
  std::string text = R"({"inner":{"id":1},"texts":[)";
  for (int i = 0; i != 100; ++i) text += "1,";
  text += R"("t"],"inner":{"id":"i"},"note":0})";
  BOOST_TEST((use.decode<as_runtime>(text, out)).ok());
  BOOST_TEST(use.document.remarks().count() == 101U);
  BOOST_TEST(use.document.remarks().size() == 8U);
  BOOST_TEST(use.document.remark_at(0).path.view() == "texts[0]");
  BOOST_TEST(out.texts.size() == 1U);
  BOOST_TEST((use.decode<as_runtime>("{}", out)).ok());
  BOOST_TEST(use.document.remarks().count() == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_needed_is_refused) {
  bad(R"({"strong":{"id":1}})", errc::not_a_string, 16, "strong.id");
  bad(R"({"strong":{"id":null}})", errc::is_null, 16, "strong.id");
  bad(R"({"note":1,"strong":{}})", errc::missing_member, 19, "strong.id");
  ok(R"({"strong":7})", "{}", "not_an_object at strong (10)");
  ok(R"({"strong":{"id":1},"strong":{"id":"s"}})", R"({"strong":{"id":"s"}})", "");
  ok(R"({"strong":{"id":1,"id":"s"}})", R"({"strong":{"id":"s"}})", "");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_is_refused) {
  bad(R"({"name":5,"x":nul})", errc::invalid_literal, 14, "x");
  bad(R"({"name":nul})", errc::invalid_literal, 8, "name");
  bad(R"({"name":{"a":[1,]}})", errc::expected_value, 16, "name.a[1]");
  bad(R"({"texts":[1,01]})", errc::invalid_number, 12, "texts[1]");
  bad(R"({"names":{"a":1,"b":"\x"}})", errc::invalid_escape, 21, "names.b");
  bad(R"({"names":{"a":1)", errc::unclosed_container, 15, "names.a");
}

BOOST_AUTO_TEST_CASE(numbers_out_of_range_are_infinities) {
  decoding use;
  tree out;
  BOOST_TEST((use.decode<as_runtime>(R"({"number":-1e999})", out)).ok());
  BOOST_TEST((std::isinf(out.number.value) && out.number.value < 0));
  ok(R"({"number":1e400})", R"({"number":null})", "");
  ok(R"({"number":-1e400})", R"({"number":null})", "");
  ok(R"({"number":1e-999})", R"({"number":1e-999})", "");
  bad<as_typed>(R"({"number":1e400})", errc::number_out_of_range, 10, "number");
}

BOOST_AUTO_TEST_CASE(a_lazy_value_is_remarked_when_it_is_read) {
  decoding use;
  tree out;
  BOOST_TEST((use.decode<as_runtime>(R"({"name":0,"late":{"id":5,"flag":true}})", out)).ok());
  BOOST_TEST(remarks_of(use.document) == "not_a_string at name (8)");
  for (int i = 0; i != 2; ++i) {
    const auto late = out.late.get<version>();
    BOOST_REQUIRE(late.ok());
    BOOST_TEST(*late->flag);
    BOOST_TEST(!quire::has<&leaf::id>(*late));
    BOOST_TEST(remarks_of(use.document) ==
               "not_a_string at name (8), not_a_string at late.id (23)");
  }
}

BOOST_AUTO_TEST_CASE(rules_are_made_of_flags) {
  constexpr rules whole{.absent = on::refuse};
  decoding use;
  leaf out;
  BOOST_TEST((use.decode<whole>(R"({"id":"i","flag":0})", out)) == outcome());
  BOOST_TEST(use.document.remarks().count() == 1U);
  BOOST_TEST((use.decode<whole>(R"({"flag":true})", out)) ==
             outcome(errc::missing_member, 0, "id"));
  BOOST_TEST((use.decode<whole>(R"({"id":1})", out)) == outcome(errc::not_a_string, 6, "id"));
  constexpr rules values{.unknown_value = on::refuse};
  bad<values>(R"({"paint":"blue"})", errc::unknown_value, 9, "paint");
  ok<values>(R"({"paint":5})", "{}", "not_a_string at paint (9)");
  constexpr rules types{.unknown_type = on::refuse};
  bad<types>(R"({"shapes":[{"kind":"oval"}]})", errc::unknown_value, 19, "shapes[0].kind");
  ok<types>(R"({"paint":"blue","shapes":[7]})", R"({"paint":"blue","shapes":[]})",
            "not_an_object at shapes[0] (26)");
  BOOST_TEST((rules{} == as_runtime));
}

BOOST_AUTO_TEST_CASE(escapes_of_an_object_that_is_read_twice_are_found_again) {
  ok(R"({"leaves":[{"id":"a\n","flag":2,"id":"b\t"},{"id":"c"},{"id":"\\"}]})",
     R"({"leaves":[{"id":"b\t"},{"id":"c"},{"id":"\\"}]})", "not_a_boolean at leaves[0].flag (30)");
  ok(R"({"leaves":[{"id":"a","flag":2,"id":"b\t"}]})", R"({"leaves":[{"id":"b\t"}]})",
     "not_a_boolean at leaves[0].flag (28)");
}

BOOST_AUTO_TEST_CASE(an_object_that_is_read_twice_goes_no_deeper) {
  const std::string twice = R"({"inner":{"id":1,"id":"x")";
  for (const std::string& start : {twice + R"(,"any":)", twice + R"(},"more":{"any":)"}) {
    for (const std::size_t arrays : {1U, 2U}) {
      const std::string text = start + std::string(arrays, '[') + std::string(arrays, ']') + "}}";
      decoding use;
      use.limits.depth = 3;
      tree out;
      const outcome found = use.decode<as_runtime>(support::exact_copy(text).view(), out);
      BOOST_TEST_CONTEXT(text) {
        BOOST_TEST(name(found.code) == (arrays == 1 ? "ok" : "depth_limit"));
        if (arrays == 2) BOOST_TEST(found.offset == text.find("[]"));
      }
    }
  }
}

/// `start`, `again` that many times, `end`.
auto repeated(std::string_view start, std::string_view again, std::string_view end) {
  return [=](int count) {
    std::string text{start};
    for (int i = 0; i != count; ++i) text += again;
    return text.append(end);
  };
}

BOOST_AUTO_TEST_CASE(hostile_documents_take_no_quadratic_time) {
  constexpr int count = 1500;
  decoding use;
  tree out;
  const auto read = [&](const std::string& text) {
    BOOST_TEST((use.decode<as_runtime>(text, out)).ok());
  };
  const auto grows = [&](auto make) { return support::growth(count, make, read); };
  BOOST_TEST(grows(repeated("{", R"("name":1,"inner":{"id":2},)", R"("note":0})")) <
             support::most_linear);
  BOOST_TEST(use.document.remarks().count() == 3U);
  BOOST_TEST(grows(repeated(R"({"leaves":[)", R"({"id":1,"flag":2,"id":3},)", "0]}")) <
             support::most_linear);
  BOOST_TEST(use.document.remarks().count() == 16U * 2U * count + 1);
  BOOST_TEST(grows(repeated(R"({"names":{)", R"("a":1,)", R"("a":"x"}})")) < support::most_linear);
  BOOST_TEST(use.document.remarks().count() == 0U);
}

BOOST_AUTO_TEST_CASE(what_was_lost_halfway_leaves_nothing_in_the_next_one) {
  decoding use;
  memories out;
  const support::exact_copy text(
      R"({"list":["a",true,"b",null,[],"c",7],"byName":{"x":true,"y":"b","z":8}})");
  BOOST_TEST((use.decode<as_runtime>(text.view(), out)) == outcome());
  BOOST_TEST(remarks_of(use.document) ==
             "not_a_number at list[1] (13), is_null at list[3] (22), "
             "not_a_number at list[4] (27), not_a_number at byName.x (51)");
  BOOST_REQUIRE(out.list.size() == 4U);
  BOOST_TEST(out.list[1].text == "b");
  BOOST_TEST(out.list[1].number == 0);
  BOOST_TEST(out.list[2].text == "c");
  BOOST_TEST(out.list[2].number == 0);
  BOOST_TEST(out.list[3].number == 7);
  BOOST_REQUIRE(out.by_name.find("y") != nullptr);
  BOOST_TEST(out.by_name.find("y")->number == 0);
}

BOOST_AUTO_TEST_SUITE_END()
