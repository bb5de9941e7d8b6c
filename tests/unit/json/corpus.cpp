// SPDX-License-Identifier: Apache-2.0
// The JSON fuzzer over its corpus.
#include <quire/json.hpp>

#include <boost/test/unit_test.hpp>

#include <fuzz/json.hpp>
#include <string_view>
#include <support/corpus.hpp>

BOOST_AUTO_TEST_SUITE(json_corpus)

BOOST_AUTO_TEST_CASE(reader_validator_and_dom_agree) {
  support::run_corpus("json", [](std::string_view input) { return quire::fuzz::json(input); });
}

BOOST_AUTO_TEST_SUITE_END()
