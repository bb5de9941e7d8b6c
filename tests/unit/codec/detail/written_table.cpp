// SPDX-License-Identifier: Apache-2.0
// The loop that writes structs by their rows, against the pieces it writes, in every room.
#include <quire/codec/detail/written_table.hpp>
//
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace written_table_test {

struct inner {
  std::string_view text;
  std::int64_t number = 0;
};
struct outer {
  std::string_view first;
  std::optional<std::string_view> second;
  inner below;
  std::string_view quoted_key;
  std::string_view long_key;
  bool flag = false;
  quire::presence present;
};
/// Texts that nobody has set.
struct unset {
  std::string_view no_key;
  std::string_view one;
  std::string_view two;
  std::string_view named;
  std::string_view short_named;
  std::optional<std::string_view> nothing;
};
struct tagged {
  std::string_view kind;
  std::string_view text;
};
using by_kind = quire::union_of<"kind", quire::alternative<tagged, "first|second">>;

}  // namespace written_table_test

template <>
struct quire::schema<written_table_test::inner> {
  using type = written_table_test::inner;
  using rows = list<row<"t", &type::text>, row<"number", &type::number>>;
};
template <>
struct quire::schema<written_table_test::outer> {
  using type = written_table_test::outer;
  using rows =
      list<row<"first", &type::first>, row<"second", &type::second, optional>,
           row<"below", &type::below>, row<"a \"key\"", &type::quoted_key>,
           row<"aKeyOfMoreThanThirtyTwoBytesByFar", &type::long_key>, row<"flag", &type::flag>>;
};

template <>
struct quire::schema<written_table_test::unset> {
  using type = written_table_test::unset;
  using rows =
      list<row<"", &type::no_key, wire<"\"only\"">>, row<"one", &type::one, wire<"\"a\"">>,
           row<"two", &type::two, wire<"\"a\"|\"b\"">>, row<"named", &type::named, wire<"date">>,
           row<"short", &type::short_named, wire<"\"\"">>, row<"nothing", &type::nothing>>;
};
template <>
struct quire::schema<written_table_test::tagged> {
  using type = written_table_test::tagged;
  using rows = list<row<"kind", &type::kind>, row<"text", &type::text>>;
};

namespace codec_written_table {

using written_table_test::outer;

/// What is written must not depend on how much room there is, or where.
void writes(const outer& value, const std::string& expected) {
  std::string text = "before";
  quire::to_json(value, text);
  BOOST_TEST_REQUIRE(text == "before" + expected);

  std::string whole_at_once = "before";
  quire::json::writer plain{whole_at_once};
  quire::codec::of<outer>::write(plain, value, {});
  BOOST_TEST_REQUIRE(whole_at_once == "before" + expected);

  for (std::size_t room = 0; room <= expected.size() + 40; ++room) {
    const auto buffer = std::make_unique<char[]>(room);
    const std::span<char> into{buffer.get(), room};
    BOOST_TEST_REQUIRE(quire::to_json(value, into) == expected.size());
    if (room >= expected.size())
      BOOST_TEST_REQUIRE((std::string_view{buffer.get(), expected.size()} == expected));
  }
}

BOOST_AUTO_TEST_SUITE(codec_written_table)

BOOST_AUTO_TEST_CASE(writes_the_same_in_every_room) {
  outer value;
  writes(value, R"({"first":"","below":{"t":"","number":0},"a \"key\"":"",)"
                R"("aKeyOfMoreThanThirtyTwoBytesByFar":"","flag":false})");
  value.first = "one";
  value.second = "two";
  value.below = {"three", -4};
  value.quoted_key = "five";
  value.long_key = "a text of more than sixteen bytes";
  value.flag = true;
  writes(value, R"({"first":"one","second":"two","below":{"t":"three","number":-4},)"
                R"("a \"key\"":"five",)"
                R"("aKeyOfMoreThanThirtyTwoBytesByFar":"a text of more than sixteen bytes",)"
                R"("flag":true})");
}

BOOST_AUTO_TEST_CASE(escapes_at_every_place_of_a_block_of_64_bytes) {
  for (std::size_t place = 0; place != 64; ++place) {
    std::string text(64, 'x');
    text[place] = '\n';
    std::string escaped(64, 'x');
    escaped.replace(place, 1, "\\n");
    outer value;
    value.first = text;
    value.second = text;
    writes(value, R"({"first":")" + escaped + R"(","second":")" + escaped +
                      R"(","below":{"t":"","number":0},"a \"key\"":"",)"
                      R"("aKeyOfMoreThanThirtyTwoBytesByFar":"","flag":false})");
  }
}

BOOST_AUTO_TEST_CASE(an_optional_text_without_data_is_empty) {
  outer value;
  value.second.emplace();
  std::string text;
  quire::to_json(value, text);
  BOOST_TEST(text.find(R"("second":"")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_text_that_is_not_set_is_the_only_one_of_its_type) {
  written_table_test::unset value;
  std::string text;
  quire::to_json(value, text);
  BOOST_TEST(text == R"({"":"only","one":"a","two":"","named":"","short":"","nothing":null})");
  value.no_key = "";
  value.one = "b";
  text.clear();
  quire::to_json(value, text);
  BOOST_TEST(text == R"({"":"","one":"b","two":"","named":"","short":"","nothing":null})");
}

BOOST_AUTO_TEST_CASE(a_discriminator_that_is_not_set_is_the_first_of_its_alternative) {
  written_table_test::by_kind value;
  auto& held = value.value.emplace<written_table_test::tagged>();
  std::string text;
  quire::to_json(value, text);
  BOOST_TEST(text == R"({"kind":"first","text":""})");
  held.kind = "second";
  text.clear();
  quire::to_json(value, text);
  BOOST_TEST(text == R"({"kind":"second","text":""})");
}

BOOST_AUTO_TEST_CASE(long_texts_and_many_pieces_make_a_string_grow) {
  for (const std::size_t size : {0U, 400U, 500U, 505U, 510U, 512U, 600U, 2000U, 70000U}) {
    const std::string text(size, 'x');
    const std::string escapes(size, '"');
    std::string escaped;
    for (std::size_t i = 0; i != size; ++i) escaped += "\\\"";
    outer value;
    value.first = text;
    value.second = escapes;
    value.long_key = text;
    std::string out;
    quire::to_json(value, out);
    BOOST_TEST((out == R"({"first":")" + text + R"(","second":")" + escaped +
                           R"(","below":{"t":"","number":0},"a \"key\"":"",)"
                           R"("aKeyOfMoreThanThirtyTwoBytesByFar":")" +
                           text + R"(","flag":false})"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace codec_written_table
