// SPDX-License-Identifier: Apache-2.0
#include <quire/json/detail/short_index_avx2.hpp>
#include <quire/json/index.hpp>

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <support/implementations.hpp>
#include <support/text_copies.hpp>
#include <vector>

#if defined(QUIRE_JSON_SHORT_INDEX)

namespace {

using tokens = std::vector<std::uint32_t>;

/// simdjson with AVX2, if this machine has it.
const simdjson::implementation* kernel() {
  const auto* const found = simdjson::get_available_implementations()["haswell"];
  return found != nullptr && found->supported_by_runtime_system() ? found : nullptr;
}

/// What simdjson finds; nothing if it refuses the text.
tokens by_simdjson(std::string_view text) {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> parser;
  BOOST_REQUIRE(kernel()->create_dom_parser_implementation(text.size(), 1, parser) ==
                simdjson::SUCCESS);
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  if (parser->stage1(bytes, text.size(), simdjson::stage1_mode::regular) != simdjson::SUCCESS)
    return {};
  const std::uint32_t* const first = parser->structural_indexes.get();
  return {first, first + parser->n_structural_indexes};
}
/// What quire finds, with nothing readable after the text.
tokens by_quire(std::string_view text) {
  const support::guarded_copy copy{text};
  tokens found(text.size() + 3);
  found.resize(quire::json::detail::avx2::index(copy.view().data(), text.size(), found.data()));
  return found;
}

bool is_unusual(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte >= 0x80 || c == '\\';
}

std::string noise(std::mt19937& random, std::size_t size, std::string_view alphabet) {
  std::string text;
  while (text.size() != size) text += alphabet[random() % alphabet.size()];
  return text;
}

BOOST_AUTO_TEST_SUITE(json_short_index,
                      *boost::unit_test::precondition([](auto) { return kernel() != nullptr; }))

BOOST_AUTO_TEST_CASE(finds_where_tokens_start) {
  BOOST_TEST(by_quire("{}") == (tokens{0, 1}));
  BOOST_TEST(by_quire(R"( {"a":[1, tr]} )") == (tokens{1, 2, 5, 6, 7, 8, 10, 12, 13}));
  BOOST_TEST(by_quire(R"({"a" : "b,c"})") == (tokens{0, 1, 5, 7, 12}));
}

BOOST_AUTO_TEST_CASE(finds_what_simdjson_finds_or_nothing) {
  std::mt19937 random{20261128};
  std::size_t some = 0;
  for (int round = 0; round != 60'000; ++round) {
    const std::string_view alphabet =
        round % 8 == 0 ? "{}[]:,\"\"\"\" 1axZ:\xC3\xA9\\\n\x1A\f" : "{}[]:,\"\"\"\" 1axZ:<;=-+\x7F";
    const std::string text = noise(random, 1 + random() % 280, alphabet);
    const tokens found = by_quire(text);
    const bool unusual = std::any_of(text.begin(), text.end(), is_unusual);
    BOOST_TEST_CONTEXT(text) BOOST_REQUIRE(found == (unusual ? tokens{} : by_simdjson(text)));
    some += std::size_t{!found.empty()};
  }
  BOOST_TEST(some > 10'000U);
}

BOOST_AUTO_TEST_CASE(strings_and_scalars_go_on_from_block_to_block) {
  for (std::size_t before = 0; before != 140; ++before) {
    for (const std::string_view rest : {R"("a":1})", R"(1234567,"b" )", R"(1"x"2)", " ", "\""}) {
      const std::string scalars = std::string(before, '7') + std::string{rest};
      const std::string spaces = std::string(before, ' ') + std::string{rest};
      const std::string strings = '"' + std::string(before, ',') + std::string{rest};
      for (const std::string& text : {scalars, spaces, strings})
        BOOST_TEST_CONTEXT(text) BOOST_REQUIRE(by_quire(text) == by_simdjson(text));
    }
  }
}

BOOST_AUTO_TEST_CASE(leaves_every_unusual_byte_at_every_place_to_simdjson) {
  for (unsigned byte = 0; byte != 256; ++byte) {
    const char c = static_cast<char>(byte);
    for (std::size_t size : {3U, 32U, 63U, 64U, 65U, 100U, 128U}) {
      for (std::size_t place = 1; place + 1 != size; ++place) {
        std::string text = '"' + std::string(size - 2, 'x') + '"';
        text[place] = c;
        if (c != '"') BOOST_REQUIRE(by_quire(text).empty() == is_unusual(c));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(leaves_what_is_not_closed_and_blanks_to_simdjson) {
  for (std::size_t size = 1; size != 140; ++size) {
    BOOST_REQUIRE(by_quire(std::string(size, ' ')).empty());
    BOOST_REQUIRE(by_quire('"' + std::string(size, 'x')).empty());
    BOOST_REQUIRE(by_quire('"' + std::string(size, ' ') + "\",\"").empty());
  }
}

// Which sizes it takes depends on the kernel that simdjson chose.
BOOST_AUTO_TEST_CASE(an_index_is_the_same_whoever_makes_it) {
  support::with_each_implementation([] {
    quire::json::structural_index index;
    for (std::size_t size = 1; size != 300; ++size) {
      const std::string text = "[\"" + std::string(size, 'x') + "\",1 , {}]";
      BOOST_REQUIRE((index.build(text) == quire::json::index_status::ok));
      const auto found = index.tokens();
      BOOST_REQUIRE((tokens{found.begin(), found.end()} == by_simdjson(text)));
      BOOST_TEST(found.data()[found.size()] == text.size());
      BOOST_TEST(found.data()[found.size() + 1] == text.size());
      BOOST_REQUIRE((index.build("[\"\\n" + text.substr(2)) == quire::json::index_status::ok));
      BOOST_TEST(index.may_have_escapes());
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace

#endif
