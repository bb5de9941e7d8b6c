// SPDX-License-Identifier: Apache-2.0
// The event and environment fuzzers over their corpora.
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <fuzz/json_mutator.hpp>
#include <fuzz/json_values.hpp>
#include <string>
#include <string_view>
#include <support/corpus.hpp>

BOOST_AUTO_TEST_SUITE(codec_corpus)

BOOST_AUTO_TEST_CASE(events_are_what_the_dom_holds) {
  support::run_corpus("json_event",
                      [](std::string_view input) { return quire::fuzz::json_event(input); });
}

BOOST_AUTO_TEST_CASE(environments_are_what_the_dom_holds) {
  support::run_corpus("json_environment",
                      [](std::string_view input) { return quire::fuzz::json_environment(input); });
}

// Else the fuzzers would run on what no row has a say in.
BOOST_AUTO_TEST_CASE(mutations_of_documents_are_documents) {
  const auto words = quire::fuzz::words_of_rows();
  BOOST_TEST(words.size() > 200U);
  const std::string seed = R"({"integration":{"name":"a","scopes":["b",null]},"apiTokens":{}})";
  std::size_t changed = 0;
  std::size_t documents = 0;
  for (std::uint32_t number = 0; number != 2000; ++number) {
    quire::fuzz::json_mutator mutate{words, number};
    const std::string made = mutate.changed(seed);
    changed += made != seed;
    documents += quire::json::validate(made).code == quire::json::errc::ok;
    (void)mutate.changed(made.substr(0, number % (made.size() + 1)));  // damaged ones, too
  }
  BOOST_TEST(changed > 1500U);
  BOOST_TEST(documents > 1600U);
}

BOOST_AUTO_TEST_CASE(a_mutation_fits_its_room) {
  std::uint8_t room[64] = R"({"integration":{"name":"a"}})";
  const auto none = [](std::uint8_t*, std::size_t size, std::size_t) { return size; };
  for (std::uint32_t number = 0; number != 500; ++number)
    BOOST_REQUIRE(quire::fuzz::mutate_json(room, 28, sizeof room, number, none) <= sizeof room);
}

BOOST_AUTO_TEST_SUITE_END()
