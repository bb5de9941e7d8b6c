// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/fixed_string.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <type_traits>

namespace schema_fixed_string {

template <quire::fixed_string Text>
struct named {
  static constexpr std::string_view text = Text.view();
};
template <quire::fixed_string Text>
constexpr std::string_view start{quire::detail::member_start<Text>::value.text,
                                 quire::detail::member_start<Text>::quoted_size + 2};

template <quire::fixed_string Text>
constexpr std::size_t room = sizeof(quire::detail::member_start<Text>::value);

}  // namespace schema_fixed_string

// Four more bytes than the key has, in blocks of sixteen.
static_assert(schema_fixed_string::room<""> == 16);
static_assert(schema_fixed_string::room<"twelve chars"> == 16);
static_assert(schema_fixed_string::room<"thirteen char"> == 32);
static_assert(std::is_same_v<schema_fixed_string::named<"a">, schema_fixed_string::named<"a">>);
static_assert(!std::is_same_v<schema_fixed_string::named<"a">, schema_fixed_string::named<"b">>);
static_assert(!std::is_same_v<schema_fixed_string::named<"a">, schema_fixed_string::named<"ab">>);

BOOST_AUTO_TEST_SUITE(schema_fixed_string)

BOOST_AUTO_TEST_CASE(holds_the_literal_without_its_end) {
  BOOST_TEST(named<"siteId">::text == "siteId");
  BOOST_TEST(named<"">::text.empty());
  BOOST_TEST(named<"a\0b">::text.size() == 3U);
}

BOOST_AUTO_TEST_CASE(starts_a_member_whose_value_is_a_string) {
  BOOST_TEST(start<"siteId"> == "\"siteId\":\"");
  BOOST_TEST(start<""> == "\"\":\"");
}

BOOST_AUTO_TEST_SUITE_END()
