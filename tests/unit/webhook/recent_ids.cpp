// SPDX-License-Identifier: Apache-2.0
#include <quire/webhook/recent_ids.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

BOOST_AUTO_TEST_SUITE(webhook_recent_ids)

BOOST_AUTO_TEST_CASE(an_id_is_new_once) {
  quire::webhook::recent_ids seen;
  BOOST_TEST(seen.insert("a"));
  BOOST_TEST(!seen.insert("a"));
  BOOST_TEST(seen.insert("b"));
  BOOST_TEST(!seen.insert("a"));
}

BOOST_AUTO_TEST_CASE(the_oldest_is_forgotten_for_the_newest) {
  quire::webhook::recent_ids seen{3};
  for (const char* id : {"a", "b", "c", "d"}) BOOST_TEST(seen.insert(id));
  BOOST_TEST(!seen.insert("d"));
  BOOST_TEST(!seen.insert("b"));
  BOOST_TEST(seen.insert("a"), "it had to go for d");
}

BOOST_AUTO_TEST_CASE(as_many_are_remembered_as_have_room) {
  for (const std::size_t capacity : {1U, 2U, 4U, 5U}) {
    quire::webhook::recent_ids seen{capacity};
    const auto id = [](std::size_t number) { return "id " + std::to_string(number); };
    for (std::size_t i = 0; i != 3 * capacity; ++i) BOOST_TEST(seen.insert(id(i)));
    for (std::size_t i = 2 * capacity; i != 3 * capacity; ++i) BOOST_TEST(!seen.insert(id(i)));
    BOOST_TEST(seen.insert(id(0)));
  }
  quire::webhook::recent_ids least{0};
  BOOST_TEST(least.insert("a"));
  BOOST_TEST(least.insert("b"));
  BOOST_TEST(least.insert("a"), "it has room for one");
}

// libstdc++ gives both one hash where std::size_t has 64 bits.
BOOST_AUTO_TEST_CASE(ids_of_one_hash_are_two_ids) {
  using namespace std::string_view_literals;
  constexpr std::string_view one = "event-01event-02";
  constexpr std::string_view other = "event-03*\xFEr\b\x85\x1A\xC5\0"sv;
#if defined(__GLIBCXX__) && SIZE_MAX > 0xFFFFFFFF
  BOOST_TEST(std::hash<std::string_view>{}(one) == std::hash<std::string_view>{}(other));
#endif
  quire::webhook::recent_ids seen;
  BOOST_TEST(seen.insert(one));
  BOOST_TEST(seen.insert(other));
  BOOST_TEST(!seen.insert(one));
  BOOST_TEST(!seen.insert(other));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_remembered_is_always_new) {
  quire::webhook::recent_ids seen{0};
  const std::string longest(quire::webhook::recent_ids::longest, 'x');
  for (int round = 0; round != 2; ++round) {
    BOOST_TEST(seen.insert(""));
    BOOST_TEST(seen.insert(longest + 'x'));
  }
  BOOST_TEST(seen.insert(longest));
  BOOST_TEST(!seen.insert(longest));
  quire::webhook::recent_ids many;
  for (int round = 0; round != 2; ++round) {
    BOOST_TEST(many.insert(""));
    BOOST_TEST(many.insert(longest + 'x'));
  }
}

BOOST_AUTO_TEST_SUITE_END()
