// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/detail/text_set.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <support/text_copies.hpp>

using quire::codec::detail::text_set;

namespace codec_text_set {

constexpr std::array<std::string_view, 12> texts{
    "",
    "a",
    "ab",
    "abc",
    "abcd",
    "abcdefg",
    "abcdefgh",
    "abcdefghi",
    "site:script:inject",
    "site:script:cookies",
    "a text that is longer than two words of eight",
    "a text that is longer than six words of eight!!!!!"};
constexpr text_set<texts.size()> words{texts};

static_assert(words.find("abcd") == 4);
static_assert(words.find("abce") == decltype(words)::none);

}  // namespace codec_text_set

BOOST_AUTO_TEST_SUITE(codec_text_set)

BOOST_AUTO_TEST_CASE(each_text_is_found_at_its_place) {
  for (std::size_t i = 0; i != texts.size(); ++i)
    BOOST_TEST(words.find(support::exact_copy(texts[i]).view()) == i);
}

// A byte more, a byte less, and another byte at every position.
BOOST_AUTO_TEST_CASE(nothing_else_is_found) {
  const auto known = [](std::string_view text) {
    for (std::size_t i = 0; i != texts.size(); ++i) {
      if (texts[i] == text) return i;
    }
    return texts.size();
  };
  for (const std::string_view text : texts) {
    for (std::size_t at = 0; at != text.size(); ++at) {
      for (const char other : {'x', 'a', '\0', '\xFF'}) {
        std::string changed{text};
        changed[at] = other;
        BOOST_TEST_INFO_SCOPE(changed);
        BOOST_TEST(words.find(support::exact_copy(changed).view()) == known(changed));
      }
    }
    for (const std::string& changed : {std::string{text} + 'x', 'x' + std::string{text},
                                       std::string{text.substr(0, text.size() / 2)}}) {
      BOOST_TEST_INFO_SCOPE(changed);
      BOOST_TEST(words.find(support::exact_copy(changed).view()) == known(changed));
    }
  }
}

// Texts of one size whose ends are equal.
BOOST_AUTO_TEST_CASE(texts_that_differ_in_the_middle_alone_are_told_apart) {
  static constexpr std::array<std::string_view, 3> alike{
      "installation_space_deleted", "installation_pages_deleted", "installation_spice_deleted"};
  constexpr text_set<alike.size()> set{alike};
  for (std::size_t i = 0; i != alike.size(); ++i) BOOST_TEST(set.find(alike[i]) == i);
  BOOST_TEST(set.find("installation_spade_deleted") == set.none);
}

// The ends, the size and the hash alone are those of a text in the set, sooner or later.
BOOST_AUTO_TEST_CASE(what_differs_between_the_ends_is_never_found) {
  static constexpr std::array<std::string_view, 2> texts_of_set{
      "abcdefgh-mnopqrst", "abcdefgh-ijklmnopqrstuvwxyz0123456"};
  constexpr text_set<texts_of_set.size()> set{texts_of_set};
  for (const std::string_view text : texts_of_set) {
    BOOST_TEST(set.find(text) != set.none);
    for (std::size_t at = 8; at + 8 != text.size(); ++at) {
      for (int other = 0; other != 256; ++other) {
        std::string changed{text};
        changed[at] = static_cast<char>(other);
        BOOST_REQUIRE((set.find(changed) == set.none) == (changed != text));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(sets_of_many_words_find_a_multiplier) {
  static constexpr auto many = [] {
    std::array<std::string_view, 64> all{};
    constexpr std::string_view digits =
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_0123456789";
    for (std::size_t i = 0; i != all.size(); ++i) all[i] = digits.substr(i, 1 + i % 9);
    return all;
  }();
  constexpr text_set<many.size()> set{many};
  for (std::size_t i = 0; i != many.size(); ++i) BOOST_TEST(set.find(many[i]) == i);
}

BOOST_AUTO_TEST_SUITE_END()
