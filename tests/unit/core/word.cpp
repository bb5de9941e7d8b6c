// SPDX-License-Identifier: Apache-2.0
#include <quire/core/word.hpp>

#include <boost/test/unit_test.hpp>

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <support/text_copies.hpp>

namespace core_word {

using namespace quire::core;

static_assert(word_of(std::string_view("\1\0\0\0\0\0\0\2", 8)) == 0x0200000000000001U);
static_assert(word_of<std::uint32_t>("..\r\n\r\n", 2) == 0x0A0D0A0DU);

// The byte that a word of bits names first, 8 if none.
unsigned first_of(std::uint64_t bits) {
  return bits == 0 ? 8 : static_cast<unsigned>(std::countr_zero(bits)) / 8;
}

BOOST_AUTO_TEST_SUITE(core_word)

BOOST_AUTO_TEST_CASE(bytes_are_loaded_first_one_lowest) {
  BOOST_TEST(load("\1\0\0\0\0\0\0\2") == 0x0200000000000001U);
  BOOST_TEST(load<std::uint32_t>("abcd") == word_of<std::uint32_t>("abcd"));
}

BOOST_AUTO_TEST_CASE(the_first_byte_of_a_kind_is_named_whatever_stands_around_it) {
  for (unsigned at = 0; at < 8; ++at) {
    for (int c = 0; c < 256; ++c) {
      for (char other : {'\x20', '\x7F', '\x80', '\xFF', '"'}) {
        std::string text(8, other);
        text[at] = static_cast<char>(c);
        const auto below = bytes_below(load(text.data()), 0x20);
        BOOST_TEST_REQUIRE(first_of(below) == (c < 0x20 ? at : 8U));
        if (other == '"') continue;
        const auto quote = bytes_equal(load(text.data()), '"');
        BOOST_TEST_REQUIRE(first_of(quote) == (c == '"' ? at : 8U));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_text_equals_a_literal_of_its_length_and_bytes) {
  BOOST_TEST(equals("abc", "abc"));
  BOOST_TEST(equals("", ""));
  BOOST_TEST(!equals("abd", "abc"));
  BOOST_TEST(!equals("bbc", "abc"));
  BOOST_TEST(!equals("abb", "abc"));
  BOOST_TEST(!equals("ab", "abc"));
  BOOST_TEST(!equals("abcd", "abc"));
  BOOST_TEST(!equals(std::string_view("abc\0", 4), "abc"), "without the final zero");
  const support::guarded_copy to_the_end_of_memory("abc");
  BOOST_TEST(equals(to_the_end_of_memory.view(), "abc"));
}

BOOST_AUTO_TEST_CASE(a_stop_is_found_at_every_place) {
  const auto find = [](const std::string& whole) {
    const support::guarded_copy copy(whole);
    const std::string_view text = copy.view();
    const char* const last = text.data() + text.size();
    const char* const found = find_stop(
        text.data(), last, [](std::uint64_t word) { return bytes_below(word, 0x20); },
        [](char c) { return c == '\n'; });
    return static_cast<std::size_t>(found - text.data());
  };
  for (std::size_t size = 0; size < 40; ++size) {
    BOOST_TEST(find(std::string(size, '\t')) == size);
    BOOST_TEST(find(std::string(size, 'x')) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, at % 2 == 0 ? 'x' : '\r');
      text[at] = '\n';
      BOOST_TEST(find(text) == at);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_certain_stop_is_found_at_every_place) {
  const auto find = [](const std::string& whole) {
    const support::guarded_copy copy(whole);
    const std::string_view text = copy.view();
    const char* const last = text.data() + text.size();
    const char* const found = find_certain_stop(
        text.data(), last,
        [](std::uint64_t word) { return bytes_below(word, 0x20) | bytes_equal(word, '"'); },
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"'; });
    return static_cast<std::size_t>(found - text.data());
  };
  for (const char other : {' ', '!', '\x7F', '\x80', '\xFF'}) {
    for (std::size_t size = 0; size < 40; ++size) {
      BOOST_TEST(find(std::string(size, other)) == size);
      for (std::size_t at = 0; at < size; ++at) {
        std::string text(size, other);
        text[at] = at % 2 == 0 ? '"' : '\0';
        BOOST_TEST(find(text) == at);
        text[size - 1] = '"';  // another one after it
        BOOST_TEST(find(text) == at);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace core_word
