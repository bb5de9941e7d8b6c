// SPDX-License-Identifier: Apache-2.0
#include <quire/json/unescaped.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace json = quire::json;

namespace json_unescaped {

/// Copies a text that ends where its memory does to where the memory ends, too: the part before the
/// first escaped byte must be there, and nothing else may have been touched.
void copies(const std::string& text, std::size_t expected) {
  const auto from = std::make_unique<char[]>(text.size());
  const auto to = std::make_unique<char[]>(text.size());
  std::copy(text.begin(), text.end(), from.get());
  const std::string_view whole{from.get(), text.size()};
  BOOST_TEST_REQUIRE(json::unescaped_size(whole) == expected);
  for (const auto copy : {&json::copy_unescaped, &json::detail::copy_unescaped_plainly}) {
    std::fill_n(to.get(), text.size(), '-');
    BOOST_TEST_REQUIRE(copy(whole, to.get()) == expected);
    BOOST_TEST_REQUIRE((std::string_view{to.get(), expected} == whole.substr(0, expected)));
    BOOST_TEST_REQUIRE((std::string_view{to.get(), text.size()}.substr(expected) ==
                        std::string(text.size() - expected, '-')));
  }
}

BOOST_AUTO_TEST_SUITE(json_unescaped)

BOOST_AUTO_TEST_CASE(an_escape_at_every_place_of_every_size) {
  for (std::size_t size = 0; size <= 80; ++size) {
    std::string text(size, 'a');
    for (std::size_t i = 0; i != size; ++i) text[i] = static_cast<char>('a' + i % 26);
    copies(text, size);
    for (std::size_t place = 0; place != size; ++place) {
      for (const char c : {'"', '\\', '\n', '\0', '\x1f'}) {
        std::string escaped = text;
        escaped[place] = c;
        copies(escaped, place);
        escaped.back() = '"';
        copies(escaped, place);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_escapes_are_copied) {
  for (std::size_t size = 0; size <= 40; ++size) {
    for (const char c : {'\x20', '\x21', '\x23', '\x5B', '\x5D', '\x7F', '\x80', '\xFF'})
      copies(std::string(size, c), size);
  }
}

BOOST_AUTO_TEST_CASE(bytes_around_a_text_are_no_part_of_it) {
  const std::string all =
      std::string(100, 'y') + "abcdefghijklmnopqrstuvwxyz" + std::string(100, 'z');
  for (std::size_t size = 0; size <= 26; ++size) {
    std::string out(26, '-');
    BOOST_TEST(json::copy_unescaped(std::string_view{all}.substr(100, size), out.data()) == size);
    BOOST_TEST(out == all.substr(100, size) + std::string(26 - size, '-'));
  }
}

BOOST_AUTO_TEST_CASE(is_known_when_compiling) {
  static_assert(json::unescaped_size("a key of more than sixteen bytes") == 32);
  static_assert(json::unescaped_size("a \"key\" of more than sixteen bytes") == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace json_unescaped
