// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/enumeration.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>

namespace schema_enumeration {

enum class color : std::uint8_t { unknown, red, blue, gray };
enum class size : std::uint8_t { unknown, small, large };

}  // namespace schema_enumeration

template <>
struct quire::enum_schema<schema_enumeration::color> {
  using values = list<value<"red", schema_enumeration::color::red>,
                      value<"azure", schema_enumeration::color::blue, until<1, 0, 0>>,
                      value<"blue", schema_enumeration::color::blue, since<1, 0, 0>>,
                      value<"grey", schema_enumeration::color::gray, until<1, 0, 0>>,
                      value<"gray", schema_enumeration::color::gray, since<3, 0, 0>>>;
};
// A text that means something else from release 2 on, in any case of letters.
template <>
struct quire::enum_schema<schema_enumeration::size> {
  static constexpr bool has_any_case = true;
  using values = list<value<"s", schema_enumeration::size::small, until<1, 0, 0>>,
                      value<"big", schema_enumeration::size::large>,
                      value<"s", schema_enumeration::size::large, since<2, 0, 0>>>;
};

namespace schema_enumeration {

using early = quire::value<"a", color::red, quire::until<1, 0, 0>>;
using same_text = quire::value<"a", color::blue, quire::since<1, 0, 0>>;
using later = quire::value<"a", color::blue, quire::since<2, 0, 0>>;
using other = quire::value<"b", color::red>;

}  // namespace schema_enumeration

static_assert(
    quire::values_are_disjoint(quire::list<schema_enumeration::other, schema_enumeration::early,
                                           schema_enumeration::later>{}));
static_assert(
    !quire::values_are_disjoint(quire::list<schema_enumeration::early, schema_enumeration::other,
                                            schema_enumeration::same_text>{}));
static_assert(!quire::values_are_disjoint(
    quire::list<schema_enumeration::other, schema_enumeration::other>{}));
static_assert(quire::values_are_disjoint(quire::list<>{}));

static_assert(quire::to_enum<schema_enumeration::color>("red") == schema_enumeration::color::red);
static_assert(quire::to_enum<schema_enumeration::color>("Red") ==
              schema_enumeration::color::unknown);

BOOST_AUTO_TEST_SUITE(schema_enumeration)

BOOST_AUTO_TEST_CASE(a_text_of_any_release_is_found) {
  BOOST_TEST((quire::to_enum<color>("blue") == color::blue));
  BOOST_TEST((quire::to_enum<color>("azure") == color::blue));
  BOOST_TEST((quire::to_enum<color>("") == color::unknown));
  BOOST_TEST((quire::to_enum<color>("redd") == color::unknown));
}

BOOST_AUTO_TEST_CASE(letters_of_either_case_if_the_enum_says_so) {
  BOOST_TEST((quire::to_enum<size>("BIG") == size::large));
  BOOST_TEST((quire::to_enum<size>("Big") == size::large));
  BOOST_TEST((quire::to_enum<size>("bigg") == size::unknown));
  BOOST_TEST((quire::to_enum<size>("S") == size::small), "of two meanings the first");
}

BOOST_AUTO_TEST_CASE(a_value_has_the_text_of_the_release) {
  BOOST_TEST(quire::text_of(color::red, {5, 0, 0}) == "red");
  BOOST_TEST(quire::text_of(color::blue, {0, 9, 0}) == "azure");
  BOOST_TEST(quire::text_of(color::blue, {1, 0, 0}) == "azure", "of two the first");
  BOOST_TEST(quire::text_of(color::blue, {1, 0, 1}) == "blue");
  BOOST_TEST(quire::text_of(size::small, {9, 0, 0}) == "s",
             "that of another release, if it has none");
  BOOST_TEST(quire::text_of(size::large, {1, 0, 0}) == "big");
  BOOST_TEST(quire::text_of(color::gray, {2, 0, 0}) == "grey", "of other releases the first");
  BOOST_TEST(quire::text_of(color::unknown, {1, 0, 0}) == "");
}

BOOST_AUTO_TEST_CASE(a_release_knows_its_own_texts) {
  BOOST_TEST(quire::knows<color>("blue", {1, 0, 0}));
  BOOST_TEST(!quire::knows<color>("blue", {0, 9, 0}));
  BOOST_TEST(quire::knows<color>("azure", {1, 0, 0}));
  BOOST_TEST(!quire::knows<color>("azure", {1, 0, 1}));
  BOOST_TEST(!quire::knows<color>("green", {1, 0, 0}));
}

BOOST_AUTO_TEST_CASE(compares_with_its_enumerators) {
  quire::enumeration<color> one{color::red, "red"};
  BOOST_TEST((one == color::red));
  BOOST_TEST((one != color::blue));
  const color plain = one;
  BOOST_TEST((plain == color::red));
  switch (one) {
    case color::red:
      break;
    default:
      BOOST_ERROR("a switch takes its enumerator");
  }
  BOOST_TEST((quire::enumeration<color>{} == color::unknown));
  BOOST_TEST(quire::constant<"integration">::expected == "integration");
}

BOOST_AUTO_TEST_CASE(is_set_by_a_value_or_a_text) {
  BOOST_TEST((quire::enumeration<color>{color::red, ""}.is_set()));
  BOOST_TEST((quire::enumeration<color>{color::unknown, "pink"}.is_set()));
  BOOST_TEST((!quire::enumeration<color>{}.is_set()));
  BOOST_TEST(quire::constant<"a">{"b"}.is_set());
  BOOST_TEST(!quire::constant<"a">{}.is_set());
}

BOOST_AUTO_TEST_SUITE_END()
