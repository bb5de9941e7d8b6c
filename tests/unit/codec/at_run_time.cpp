// SPDX-License-Identifier: Apache-2.0
// What compilers make of rows, made by the program again: both are the same, and sanitizers and
// coverage see how it is made.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace detail = quire::codec::detail;

namespace codec_at_run_time {

enum class color { unknown, red, blue };
struct small {
  std::string_view kind;
  bool flag = false;
};
struct sample {
  std::string_view id;
  std::optional<std::string_view> long_named;
  std::string_view quoted;
  small below;
  quire::enumeration<color> paint;
  std::string_view late;
  quire::presence present;
};

}  // namespace codec_at_run_time

template <>
struct quire::enum_schema<codec_at_run_time::color> {
  using values = list<value<"red", codec_at_run_time::color::red, until<1, 0, 0>>,
                      value<"blue", codec_at_run_time::color::blue>,
                      value<"red", codec_at_run_time::color::blue, since<2, 0, 0>>>;
};
template <>
struct quire::schema<codec_at_run_time::small> {
  using rows = list<row<"kind", &codec_at_run_time::small::kind>,
                    row<"flag", &codec_at_run_time::small::flag, optional>>;
};
template <>
struct quire::schema<codec_at_run_time::sample> {
  using self = codec_at_run_time::sample;
  using rows = list<row<"id", &self::id>, row<"aNameOfManyLetters", &self::long_named, optional>,
                    row<"a \"b\" \\", &self::quoted>, row<"below", &self::below>,
                    row<"late", &self::late, since<2, 0, 0>>>;
};

namespace codec_at_run_time {

constexpr quire::release before{1, 0, 0};
constexpr quire::release now{2, 0, 0};

void same(const detail::table_row& made, const detail::table_row& constant) {
  BOOST_TEST(made.head == constant.head);
  BOOST_TEST(made.head_mask == constant.head_mask);
  BOOST_TEST(made.tail == constant.tail);
  BOOST_TEST(made.tail_mask == constant.tail_mask);
  BOOST_TEST(made.bit == constant.bit);
  BOOST_TEST((made.start == constant.start));
  BOOST_TEST(made.member == constant.member);
  BOOST_TEST(made.object == constant.object);
  BOOST_TEST((made.read == constant.read));
  BOOST_TEST(made.reach == constant.reach);
  BOOST_TEST(made.member_size == constant.member_size);
  BOOST_TEST(made.name() == constant.name());
  BOOST_TEST((made.kind == constant.kind));
}
void same(const detail::written_row& made, const detail::written_row& constant) {
  BOOST_TEST((made.start == constant.start));
  BOOST_TEST(made.start_size == constant.start_size);
  BOOST_TEST(made.is_plain == constant.is_plain);
  BOOST_TEST((made.kind == constant.kind));
  BOOST_TEST(made.member == constant.member);
  BOOST_TEST(made.object == constant.object);
  BOOST_TEST((made.write == constant.write));
  BOOST_TEST((made.is_set == constant.is_set));
  BOOST_TEST(made.key == constant.key);
  BOOST_TEST(made.wire == constant.wire);
  BOOST_TEST((made.span.since == constant.span.since && made.span.until == constant.span.until));
}

template <class T, class Context, class... Rows>
void same_rows(quire::list<Rows...> all) {
  using table = detail::table_of<T, Context, decltype(all)>;
  using written = detail::written_table_of<T, decltype(all)>;
  std::size_t index = 0;
  std::size_t living = 0;
  const auto compare = [&]<class Row>(std::type_identity<Row>) {
    same(detail::make_written_row<T, Row>(), written::rows.at(index));
    if (Row::span.contains(Context::at))
      same(detail::make_row<T, Context, Row>(index), table::rows.at(living++));
    ++index;
  };
  (compare(std::type_identity<Rows>{}), ...);
  BOOST_TEST(living == table::rows.size());
  BOOST_TEST(detail::present_of<T>() == table::table.present);
  BOOST_TEST(table::faults() == table::table.faults);
}

}  // namespace codec_at_run_time

BOOST_AUTO_TEST_SUITE(codec_at_run_time)

BOOST_AUTO_TEST_CASE(rows_are_made_as_the_compiler_made_them) {
  same_rows<sample, quire::codec::context<now, quire::as_runtime>>(quire::schema<sample>::rows{});
  same_rows<sample, quire::codec::context<before, quire::as_schema>>(quire::schema<sample>::rows{});
  same_rows<small, quire::codec::context<now, quire::as_typed>>(quire::schema<small>::rows{});
  BOOST_TEST(detail::present_of<small>() == nullptr);
}

BOOST_AUTO_TEST_CASE(names_are_loaded_as_they_lie_in_memory) {
  const std::string text = "\"id\":";
  BOOST_TEST(detail::first_eight(text) == 0x3A22646922U);
  BOOST_TEST(detail::first_eight("12345678") == 0x3837363534333231U);
  BOOST_TEST(detail::first_eight("123456789") == 0x3837363534333231U);
  BOOST_TEST(detail::first_eight("") == 0U);
  BOOST_TEST(detail::is_plain_key(text.substr(1, 2)));
  BOOST_TEST(detail::is_plain_key(""));
  BOOST_TEST(!detail::is_plain_key(text));
  BOOST_TEST(!detail::is_plain_key("a\\"));
}

BOOST_AUTO_TEST_CASE(a_text_of_two_values_stands_for_the_first) {
  using texts = detail::texts_of<color, quire::enum_schema<color>::values>;
  BOOST_TEST(texts::is_first(0));
  BOOST_TEST(texts::is_first(1));
  BOOST_TEST(!texts::is_first(2));
  BOOST_TEST(texts::count == 2U);
  BOOST_TEST((detail::find_enum<color>("red") == color::red));
  BOOST_TEST((detail::find_enum<color>("blue") == color::blue));
  BOOST_TEST((detail::find_enum<color>("green") == color::unknown));
}

BOOST_AUTO_TEST_CASE(repeats_are_noticed_where_each_name_of_the_path_has_a_row) {
  BOOST_TEST(detail::first_name_size("kind") == 4U);
  BOOST_TEST(detail::first_name_size("below.kind") == 5U);
  BOOST_TEST(detail::first_name_size("") == 0U);
  BOOST_TEST(detail::notices_repeats<sample>("id", now));
  BOOST_TEST(detail::notices_repeats<sample>("below.kind", now));
  BOOST_TEST(detail::notices_repeats<sample>("late", now));
  BOOST_TEST(!detail::notices_repeats<sample>("late", before));
  BOOST_TEST(!detail::notices_repeats<sample>("none", now));
  BOOST_TEST(!detail::notices_repeats<sample>("below.none", now));
  BOOST_TEST(!detail::notices_repeats<sample>("id.kind", now));
}

BOOST_AUTO_TEST_CASE(ends_differ_if_heads_tails_or_sizes_do) {
  const detail::text_ends eight{"aaaaaaaa"};
  BOOST_TEST((eight == detail::text_ends{std::string(8, 'a')}));
  BOOST_TEST(!(eight == detail::text_ends{"aaaaaaaaa"}));
  BOOST_TEST(!(eight == detail::text_ends{"baaaaaaa"}));
  BOOST_TEST(!(detail::text_ends{"aaaaaaaaa"} == detail::text_ends{"aaaaaaaab"}));
}

BOOST_AUTO_TEST_SUITE_END()
