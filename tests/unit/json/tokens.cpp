// SPDX-License-Identifier: Apache-2.0
// Every sequence of up to six tokens: the same verdict as simdjson's DOM, from the plain validator
// and from the walk, whatever bytes follow.
#include <quire/json.hpp>

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <array>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>

namespace json_tokens {

using namespace std::string_view_literals;
using quire::json::errc;
using support::outcome;

// A sanitizer makes a sequence some thirty times dearer: there, two tokens less.
#if defined(__SANITIZE_ADDRESS__)
constexpr std::size_t fewer = 2;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr std::size_t fewer = 2;
#else
constexpr std::size_t fewer = 0;
#endif
#else
constexpr std::size_t fewer = 0;
#endif

constexpr std::array followers{"\0"sv, "}"sv, "]"sv, "\""sv, "\"}"sv, "1"sv, "\\"sv, "e\"}"sv};

/// One place for all texts: each is followed by each of `followers`, and read by everybody there.
class bench {
 public:
  /// Appends a token and tries what stands there, then goes one deeper.
  void run(std::span<const std::string_view> alphabet, std::string_view separator,
           std::size_t depth) {
    for (const std::string_view token : alphabet) {
      const std::size_t before = m_size;
      put(token);
      compare();
      put(separator);
      if (depth != 1) run(alphabet, separator, depth - 1);
      m_size = before;
    }
  }
  [[nodiscard]] std::size_t sequences() const { return m_sequences; }
  [[nodiscard]] std::size_t documents() const { return m_documents; }

 private:
  void put(std::string_view text) {
    std::memcpy(m_text.data() + m_size, text.data(), text.size());
    m_size += text.size();
  }
  void follow_with(std::string_view bytes) {
    std::memset(m_text.data() + m_size, ' ', 64);
    std::memcpy(m_text.data() + m_size, bytes.data(), bytes.size());
  }
  [[nodiscard]] std::string_view text() const { return {m_text.data(), m_size}; }

  void compare() {
    ++m_sequences;
    const auto plain = quire::json::validate(text());
    follow_with(followers[0]);
    const bool taken = !m_dom.parse(m_text.data(), m_size, false).error();
    m_documents += taken;
    expect((plain.code == errc::ok) == taken);
    const outcome first = m_use.check(text());
    if (plain.code != errc::ok) expect(first.code == plain.code && first.offset == plain.offset);
    const bool object =
        text().find_first_not_of(' ') < m_size && text()[text().find_first_not_of(' ')] == '{';
    if (taken) expect(first.ok() == object && !concerns_document(first.code));
    for (const std::string_view behind : followers) {
      follow_with(behind);
      expect(m_use.check(text()) == first);
    }
  }
  void expect(bool good) {
    if (good) return;
    BOOST_TEST_CONTEXT(text()) { BOOST_REQUIRE(good); }
  }

  std::array<char, 256> m_text{};
  std::size_t m_size = 0;
  std::size_t m_sequences = 0;
  std::size_t m_documents = 0;
  simdjson::dom::parser m_dom;
  support::decoding m_use;
};

constexpr std::array structure{"{"sv, "}"sv,     "["sv, "]"sv,    ":"sv,
                               ","sv, "\"a\""sv, "1"sv, "true"sv, "\"\\u00e9\""sv};
constexpr std::array inside{"\""sv, "\\"sv, "u00e9"sv, "{"sv, "}"sv,
                            ":"sv,  ","sv,  "\"a\""sv, "-"sv, " "sv};
constexpr std::array figures{"-"sv, "0"sv, "1"sv, "."sv, "e"sv,
                             "+"sv, "["sv, ","sv, "]"sv, "null"sv};

std::size_t sequences_of(std::size_t length) {
  std::size_t all = 0;
  for (std::size_t i = 0; i != length; ++i) all = (all + 1) * 10;
  return all;
}

}  // namespace json_tokens

BOOST_AUTO_TEST_SUITE(json_tokens)

BOOST_AUTO_TEST_CASE(sequences_of_tokens) {
  bench all;
  all.run(structure, "", 6 - fewer);
  BOOST_TEST(all.sequences() == sequences_of(6 - fewer));
  BOOST_TEST(all.documents() > (fewer == 0 ? 20U : 10U));
}

BOOST_AUTO_TEST_CASE(sequences_of_tokens_with_white_space_between) {
  bench all;
  all.run(structure, " ", 5 - fewer);
  BOOST_TEST(all.sequences() == sequences_of(5 - fewer));
}

BOOST_AUTO_TEST_CASE(sequences_of_pieces_of_strings) {
  bench all;
  all.run(inside, "", 6 - fewer);
  BOOST_TEST(all.sequences() == sequences_of(6 - fewer));
}

BOOST_AUTO_TEST_CASE(sequences_of_pieces_of_numbers) {
  bench all;
  all.run(figures, "", 5 - fewer);
  BOOST_TEST(all.sequences() == sequences_of(5 - fewer));
}

BOOST_AUTO_TEST_SUITE_END()
