// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/containers.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>

BOOST_AUTO_TEST_SUITE(schema_containers)

BOOST_AUTO_TEST_CASE(a_map_finds_the_last_of_equal_names) {
  const std::array<quire::entry<int>, 3> entries{{{"a", 1}, {"b", 2}, {"a", 3}}};
  const quire::map<int> map{entries};
  BOOST_TEST(map.size() == 3U);
  BOOST_TEST(!map.empty());
  BOOST_TEST(*map.find("a") == 3);
  BOOST_TEST(*map.find("b") == 2);
  BOOST_TEST((map.find("") == nullptr));
  std::string order;
  for (const auto& [key, value] : map) order += std::string{key} + std::to_string(value);
  BOOST_TEST(order == "a1b2a3");
}

BOOST_AUTO_TEST_CASE(an_empty_map_finds_nothing) {
  const quire::map<int> map;
  BOOST_TEST(map.empty());
  BOOST_TEST((map.find("a") == nullptr));
  BOOST_TEST((map.begin() == map.end()));
}

BOOST_AUTO_TEST_CASE(a_nullable_holds_a_value_or_none) {
  quire::nullable<std::string> text;
  BOOST_TEST(!text);
  BOOST_TEST(!text.is_set());
  text.value = "a";
  BOOST_TEST(text.is_set());
  BOOST_TEST(static_cast<bool>(text));
  BOOST_TEST(*text == "a");
  BOOST_TEST(text->size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
