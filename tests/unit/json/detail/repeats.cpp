// SPDX-License-Identifier: Apache-2.0
#include <quire/json/detail/repeats.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace json_repeats {

/// For each name, '1' if it is the last of its text, whatever stood there before.
std::string last_of(const std::vector<std::string_view>& names) {
  std::string said[2];
  for (const bool before : {false, true}) {
    std::vector<quire::json::detail::numbered_name> numbered;
    for (const std::string_view name : names) numbered.push_back({name, numbered.size()});
    bool last[8];
    std::fill(std::begin(last), std::end(last), before);
    quire::json::detail::mark_last_of_equal(numbered, last);
    for (std::size_t i = 0; i != names.size(); ++i) said[before ? 1 : 0] += last[i] ? '1' : '0';
    BOOST_TEST(last[names.size()] == before);  // nothing else is touched
  }
  BOOST_TEST(said[0] == said[1]);
  return said[0];
}

}  // namespace json_repeats

BOOST_AUTO_TEST_SUITE(json_repeats)

BOOST_AUTO_TEST_CASE(the_last_of_each_text_is_marked) {
  using json_repeats::last_of;
  BOOST_TEST(last_of({}) == "");
  BOOST_TEST(last_of({"a"}) == "1");
  BOOST_TEST(last_of({"a", "b", ""}) == "111");
  BOOST_TEST(last_of({"a", "a"}) == "01");
  BOOST_TEST(last_of({"b", "a", "b", "c", "a", "b"}) == "000111");
  BOOST_TEST(last_of({"", "ab", "a", "ab", "", "b", "a"}) == "0001111");
}

BOOST_AUTO_TEST_SUITE_END()
