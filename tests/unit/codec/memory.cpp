// SPDX-License-Identifier: Apache-2.0
// Memory that runs out, byte by byte: what is read is whole, or it is said that memory was short.
#include <quire/codec.hpp>
#include <quire/codec/read.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using quire::json::errc;

namespace codec_memory {

struct leaf {
  std::string_view id;
  std::int64_t size = 0;
  quire::presence present;
};
struct page {
  std::string_view kind;
  std::string_view title;
  quire::presence present;
};
struct file {
  std::string_view kind;
  quire::presence present;
};
using link =
    quire::union_of<"kind", quire::alternative<page, "page">, quire::alternative<file, "file">>;
struct tree {
  std::string_view text;
  quire::array<std::string_view> texts;
  quire::array<leaf> leaves;
  quire::array<std::int64_t> numbers;
  quire::map<std::string_view> names;
  quire::map<leaf> by_name;
  leaf below;
  link to;
  quire::lazy<leaf> late;
  quire::presence present;
};

}  // namespace codec_memory

template <>
struct quire::schema<codec_memory::leaf> {
  using rows = list<row<"id", &codec_memory::leaf::id, optional>,
                    row<"size", &codec_memory::leaf::size, optional>>;
};
template <>
struct quire::schema<codec_memory::page> {
  using rows = list<row<"kind", &codec_memory::page::kind>,
                    row<"title", &codec_memory::page::title, optional>>;
};
template <>
struct quire::schema<codec_memory::file> {
  using rows = list<row<"kind", &codec_memory::file::kind>>;
};
template <>
struct quire::schema<codec_memory::tree> {
  using self = codec_memory::tree;
  using rows = list<row<"text", &self::text, optional>, row<"texts", &self::texts, optional>,
                    row<"leaves", &self::leaves, optional>,
                    row<"numbers", &self::numbers, optional>, row<"names", &self::names, optional>,
                    row<"byName", &self::by_name, optional>, row<"below", &self::below, optional>,
                    row<"to", &self::to, optional>, row<"late", &self::late, optional>>;
};

namespace codec_memory {

/// All that can be told of one reading.
template <quire::rules Rules>
std::string told(std::string_view text, std::size_t memory) {
  quire::read_limits limits;
  limits.memory = memory;
  const auto made = quire::read<tree, Rules>(text, limits);
  if (!made.ok()) return made.error().message();
  std::string out;
  quire::to_json(*made, out);
  for (std::size_t i = 0; i != made.remarks().size(); ++i) out += made.remark_at(i).message();
  return out;
}

/// With any memory `text` is read as `expected` says, or memory is short; once it is enough, more
/// of it is, too.
template <quire::rules Rules>
void whole_or_none(std::string_view text, std::string_view expected) {
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(told<Rules>(text, 1U << 20U) == expected);
    bool enough = false;
    for (std::size_t memory = 0; memory != 10000; ++memory) {
      const std::string got = told<Rules>(text, memory);
      const bool is_short = got.find(describe(errc::out_of_memory)) != std::string::npos;
      BOOST_TEST_REQUIRE((is_short ? !enough : got == expected), memory << " bytes: " << got);
      enough = !is_short;
    }
    BOOST_TEST(enough);
  }
}

}  // namespace codec_memory

BOOST_AUTO_TEST_SUITE(codec_memory)

BOOST_AUTO_TEST_CASE(containers_and_escapes) {
  const std::string_view text =
      R"({"text":"\n","texts":["a","\t"],"leaves":[{"id":"\\"}],"numbers":[1,2],)"
      R"("names":{"\"":"b"},"byName":{"\\":{"id":"i"}},"below":{"id":"\r"},)"
      R"("to":{"kind":"page","title":"\n"},"late":{"id":"l"}})";
  whole_or_none<quire::as_runtime>(text, text);
  whole_or_none<quire::as_typed>(text, text);
  whole_or_none<quire::as_schema>(text, text);
}

BOOST_AUTO_TEST_CASE(what_is_of_another_type) {
  whole_or_none<quire::as_runtime>(
      R"({"texts":["a",1,"\n"],"numbers":[[],7],"names":{"\n":1,"b":"c"}})",
      R"({"texts":["a","\n"],"numbers":[7],"names":{"b":"c"}})"
      "texts[1]: not a string, byte 14numbers[0]: not a number, byte 33"
      R"(names.\n: not a string, byte 53)");
  whole_or_none<quire::as_runtime>(
      R"({"byName":{"\n":{"id":1},"\t":[],"a":{"id":"\b"}}})",
      R"({"byName":{"\n":{},"a":{"id":"\b"}}})"
      R"(byName.\n.id: not a string, byte 22byName.\t: not an object, byte 30)");
}

BOOST_AUTO_TEST_CASE(names_that_repeat) {
  const std::string_view text =
      R"({"\u0074ext":"\n","below":{"\u0069d":1,"id":"\n"},"byName":{"\n":1,"\n":{"id":"\n"}},)"
      R"("\u0074ext":"\t"})";
  whole_or_none<quire::as_runtime>(
      text, R"({"text":"\t","byName":{"\n":{"id":"\n"}},"below":{"id":"\n"}})");
  whole_or_none<quire::as_typed>(
      text, R"({"text":"\t","byName":{"\n":{},"\n":{"id":"\n"}},"below":{"id":"\n"}})");
}

// The value that does not count is of another type: whether it counts only the later name tells.
BOOST_AUTO_TEST_CASE(a_repeated_name_with_escapes_makes_good_what_was_wrong) {
  const std::string_view text = R"({"text":1,"below":{"id":2,"\u0069d":"\n"},"\u0074ext":"a"})";
  const std::string_view expected = R"({"text":"a","below":{"id":"\n"}})";
  whole_or_none<quire::as_runtime>(text, expected);
  whole_or_none<quire::as_typed>(text, expected);
  whole_or_none<quire::as_schema>(text, expected);
}

BOOST_AUTO_TEST_CASE(a_value_that_does_not_count_may_need_memory) {
  whole_or_none<quire::as_typed>(R"({"names":{"a":1,"a":"\n","a":"b"}})",
                                 R"({"names":{"a":"","a":"\n","a":"b"}})");
}

BOOST_AUTO_TEST_CASE(discriminators_with_escapes) {
  const std::string_view text = R"({"to":{"\u0074itle":"\n","\u006bind":"\u0070age"}})";
  const std::string_view expected = R"({"to":{"kind":"page","title":"\n"}})";
  whole_or_none<quire::as_runtime>(text, expected);
  whole_or_none<quire::as_schema>(text, expected);
  // Nothing but the discriminator needs memory here.
  for (const std::string_view alone : {R"({"to":{"kind":"\u0070age","title":"t"}})",
                                       R"({"to":{"title":"t","kind":"\u0070age"}})"}) {
    whole_or_none<quire::as_runtime>(alone, R"({"to":{"kind":"page","title":"t"}})");
    whole_or_none<quire::as_schema>(alone, R"({"to":{"kind":"page","title":"t"}})");
  }
  whole_or_none<quire::as_runtime>(R"({"to":{"\u0074itle":"","\u006bind":"\u0070"}})",
                                   R"({"to":{"\u0074itle":"","\u006bind":"\u0070"}})");
  whole_or_none<quire::as_schema>(
      R"({"to":{"\u0074itle":"","\u006bind":"\u0070"}})",
      R"(to.\u006bind: not one of the values this release knows, byte 35)");
  whole_or_none<quire::as_schema>(R"({"to":{"\u0074itle":""}})",
                                  "to.kind: a required member is missing, byte 6");
}

BOOST_AUTO_TEST_SUITE_END()
