// SPDX-License-Identifier: Apache-2.0
// The event and environment fuzzers over their corpora.
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <fuzz/json_values.hpp>
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

BOOST_AUTO_TEST_SUITE_END()
