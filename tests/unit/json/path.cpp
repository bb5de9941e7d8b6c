// SPDX-License-Identifier: Apache-2.0
#include <quire/json/path.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>

using quire::json::path;

namespace json_path {

constexpr std::string_view ellipsis = "\xE2\x80\xA6";

}  // namespace json_path

BOOST_AUTO_TEST_SUITE(json_path)

BOOST_AUTO_TEST_CASE(reads_as_a_program_would_write_it) {
  path way;
  BOOST_TEST(way.empty());
  BOOST_TEST(way.view() == "");
  way.enter_member("installation");
  way.enter_member("urls");
  way.enter_element(12);
  way.enter_element(0);
  way.enter_member("app");
  BOOST_TEST(way.view() == "installation.urls[12][0].app");
  way.leave_to(12);
  BOOST_TEST(way.view() == "installation");
  way.leave_to(100);
  BOOST_TEST(way.size() == 12U);
}

BOOST_AUTO_TEST_CASE(starts_with_an_element_too) {
  path way;
  way.enter_element(SIZE_MAX);
  BOOST_TEST(way.view() == '[' + std::to_string(SIZE_MAX) + ']');
}

BOOST_AUTO_TEST_CASE(takes_names_without_characters) {
  path way;
  way.enter_member({});
  way.enter_member("");
  way.enter_member("a");
  BOOST_TEST(way.view().ends_with("a"));
}

BOOST_AUTO_TEST_CASE(is_assigned_from_another_and_from_itself) {
  path way;
  way.enter_member("a");
  const path& same = way;
  way = same;
  BOOST_TEST(way.view() == "a");
  path other;
  other = way;
  BOOST_TEST(other.view() == "a");
}

BOOST_AUTO_TEST_CASE(is_cut_at_its_bound_and_says_so) {
  for (std::size_t first = 1; first != 300; ++first) {
    path way;
    way.enter_member(std::string(first, 'x'));
    for (int i = 0; i != 100; ++i) way.enter_member("step");
    way.enter_element(3);
    BOOST_TEST_CONTEXT(first) {
      BOOST_TEST(way.view().ends_with(ellipsis));
      BOOST_TEST(way.view().find(ellipsis) == way.size() - ellipsis.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(is_cut_between_characters) {
  for (std::size_t before = 200; before != 240; ++before) {
    for (const std::string_view character : {"\xC3\xA4", "\xE2\x82\xAC", "\xF0\x9F\x9A\x80"}) {
      std::string name(before, 'x');
      for (int i = 0; i != 20; ++i) name += character;
      path way;
      way.enter_member(name);
      const std::size_t kept = way.size() - ellipsis.size();
      BOOST_TEST_CONTEXT(before << ' ' << character) {
        BOOST_TEST(way.view().ends_with(ellipsis));
        BOOST_TEST(name.starts_with(way.view().substr(0, kept)));
        BOOST_TEST((kept <= before || (kept - before) % character.size() == 0));
        // As many as there is room for: 232 bytes with the ellipsis.
        BOOST_TEST(way.size() + (before < kept ? character.size() : 1) > 228U);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
