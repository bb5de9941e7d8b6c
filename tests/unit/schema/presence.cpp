// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/enumeration.hpp>
#include <quire/schema/presence.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace schema_presence {

struct order {
  std::string_view id;
  std::optional<std::string_view> note;
  bool paid = false;
  std::string_view old_name;
  quire::presence present;
};
struct place {
  std::string_view city;
};
struct parcel {
  quire::constant<"sent"> state;
  std::span<const std::string_view> tags;
  place from;
};

}  // namespace schema_presence

template <>
struct quire::schema<schema_presence::order> {
  using rows = list<row<"id", &schema_presence::order::id>,
                    row<"note", &schema_presence::order::note, optional, until<1, 0, 0>>,
                    row<"note", &schema_presence::order::note, optional, since<2, 0, 0>>,
                    row<"paid", &schema_presence::order::paid, optional>,
                    row<"name", &schema_presence::order::old_name, optional>>;
};

template <>
struct quire::schema<schema_presence::parcel> {
  using rows = list<row<"state", &schema_presence::parcel::state, optional>,
                    row<"tags", &schema_presence::parcel::tags, optional>,
                    row<"from", &schema_presence::parcel::from, optional>>;
};

namespace schema_presence {

using quire::has;
using quire::presence;

BOOST_AUTO_TEST_SUITE(schema_presence)

BOOST_AUTO_TEST_CASE(of_a_decoded_struct_the_rows_tell) {
  order one;
  one.id = "x";
  one.present = presence::decoded(0);
  BOOST_TEST(!has<&order::id>(one));
  one.present = presence::decoded(1U << 2U);  // either row of the member will do
  BOOST_TEST(has<&order::note>(one));
  BOOST_TEST(!has<&order::paid>(one));
  one.present = presence::decoded(1);
  BOOST_TEST(has<&order::id>(one));
  BOOST_TEST(!has<&order::note>(one));
  one.present = presence::decoded(1U << 4U);
  BOOST_TEST(has<&order::old_name>(one));
  BOOST_TEST(!has<&order::paid>(one));
}

BOOST_AUTO_TEST_CASE(of_a_struct_made_by_hand_the_values_tell) {
  order one;
  BOOST_TEST(has<&order::id>(one), "it is not optional");
  BOOST_TEST(!has<&order::note>(one));
  BOOST_TEST(!has<&order::paid>(one));
  BOOST_TEST(!has<&order::old_name>(one));
  one.note = "";
  one.paid = true;
  one.old_name = "";
  BOOST_TEST(has<&order::note>(one));
  BOOST_TEST(has<&order::paid>(one));
  BOOST_TEST(has<&order::old_name>(one), "an empty text is a text");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_unset_is_there) {
  parcel one;
  BOOST_TEST(!has<&parcel::state>(one));
  BOOST_TEST(!has<&parcel::tags>(one));
  BOOST_TEST(has<&parcel::from>(one), "a struct is always set");
  one.state.text = "lost";
  const std::string_view tags[] = {"a"};
  one.tags = tags;
  BOOST_TEST(has<&parcel::state>(one));
  BOOST_TEST(has<&parcel::tags>(one));
}

BOOST_AUTO_TEST_CASE(the_last_row_has_a_bit_of_its_own) {
  const auto last = presence::decoded(std::uint64_t{1} << (presence::capacity - 1));
  BOOST_TEST(last.has(presence::capacity - 1));
  BOOST_TEST(!last.has(0));
  BOOST_TEST(last.is_decoded());
  BOOST_TEST(!presence{}.is_decoded());
  BOOST_TEST(!presence{}.has(0));
  BOOST_TEST(!(last == presence{}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace schema_presence
