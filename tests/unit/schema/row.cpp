// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/row.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <type_traits>

namespace schema_row {

struct order {
  std::string_view id;
  std::optional<std::string_view> note;
  bool paid = false;
};

using id = quire::row<"id", &order::id, quire::needed>;
using early_note = quire::row<"note", &order::note, quire::until<1, 9, 0>>;
using late_note = quire::row<"note", &order::note, quire::optional, quire::deprecated,
                             quire::since<2, 0, 0>, quire::wire<"text">>;
using late_paid = quire::row<"note", &order::paid, quire::since<1, 9, 0>>;

}  // namespace schema_row

template <>
struct quire::schema<schema_row::order> {
  using rows = list<schema_row::id, schema_row::early_note, schema_row::late_note,
                    row<"paid", &schema_row::order::paid, optional>>;
};

static_assert(std::is_same_v<schema_row::id::owner, schema_row::order>);
static_assert(std::is_same_v<schema_row::id::type, std::string_view>);
static_assert(std::is_same_v<schema_row::late_note::type, std::optional<std::string_view>>);
static_assert(quire::described<schema_row::order>);
static_assert(!quire::described<schema_row::id>);
static_assert(!quire::described<int>);
static_assert(quire::lifetimes_are_disjoint(quire::schema<schema_row::order>::rows{}));
static_assert(quire::lifetimes_are_disjoint(quire::list<>{}));
static_assert(!quire::lifetimes_are_disjoint(
    quire::list<schema_row::early_note, schema_row::id, schema_row::late_paid>{}));
static_assert(!quire::lifetimes_are_disjoint(quire::list<schema_row::id, schema_row::id>{}));

BOOST_AUTO_TEST_SUITE(schema_row)

BOOST_AUTO_TEST_CASE(carries_what_it_was_told) {
  BOOST_TEST(id::key == "id");
  BOOST_TEST((std::string_view{id::start, 6} == "\"id\":\""));
  static_assert(sizeof(id::start) == 16, "copied by sixteen bytes");
  BOOST_TEST((id::is_needed && !id::is_optional && !id::is_deprecated));
  BOOST_TEST((late_note::is_optional && late_note::is_deprecated && !late_note::is_needed));
  BOOST_TEST(late_note::wire_name == "text");
  BOOST_TEST(id::wire_name.empty());
  using by_post = quire::row<"note", &order::note, quire::variant<"post">, quire::optional>;
  BOOST_TEST(by_post::variant_name == "post");
  BOOST_TEST(id::variant_name.empty());
}

BOOST_AUTO_TEST_CASE(lives_from_since_to_until) {
  BOOST_TEST(
      (id::span.since == quire::earliest_release && id::span.until == quire::latest_release));
  BOOST_TEST(early_note::span.contains({1, 9, 0}));
  BOOST_TEST(!early_note::span.contains({1, 9, 1}));
  BOOST_TEST(late_note::span.contains({2, 0, 0}));
  BOOST_TEST(!late_note::span.contains({1, 99, 0}));
}

BOOST_AUTO_TEST_SUITE_END()
