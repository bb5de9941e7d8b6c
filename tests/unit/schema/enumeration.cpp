// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/enumeration.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>

namespace schema_enumeration {

enum class color : std::uint8_t { unknown, red, blue };

}  // namespace schema_enumeration

template <>
struct quire::enum_schema<schema_enumeration::color> {
  using values = list<value<"red", schema_enumeration::color::red>,
                      value<"azure", schema_enumeration::color::blue, until<1, 0, 0>>,
                      value<"blue", schema_enumeration::color::blue, since<1, 0, 0>>>;
};

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

BOOST_AUTO_TEST_CASE(a_release_knows_its_own_texts) {
  BOOST_TEST(quire::knows<color>("blue", {1, 0, 0}));
  BOOST_TEST(!quire::knows<color>("blue", {0, 9, 0}));
  BOOST_TEST(quire::knows<color>("azure", {1, 0, 0}));
  BOOST_TEST(!quire::knows<color>("azure", {1, 0, 1}));
  BOOST_TEST(!quire::knows<color>("green", {1, 0, 0}));
}

BOOST_AUTO_TEST_CASE(compares_with_its_enumerators) {
  const quire::enumeration<color> one{color::red, "red"};
  BOOST_TEST((one == color::red));
  BOOST_TEST((one != color::blue));
  const color plain = one;
  BOOST_TEST((plain == color::red));
  BOOST_TEST((quire::enumeration<color>{} == color::unknown));
  BOOST_TEST(quire::constant<"integration">::expected == "integration");
}

BOOST_AUTO_TEST_CASE(is_set_by_a_value_or_a_text) {
  BOOST_TEST((quire::enumeration<color>{color::red, ""}.is_set()));
  BOOST_TEST((quire::enumeration<color>{color::unknown, "pink"}.is_set()));
  BOOST_TEST((!quire::enumeration<color>{}.is_set()));
}

BOOST_AUTO_TEST_SUITE_END()
