// SPDX-License-Identifier: Apache-2.0
// The webhook fuzzer over its corpus.
#include <boost/test/unit_test.hpp>

#include <fuzz/webhook.hpp>
#include <string_view>
#include <support/corpus.hpp>

BOOST_AUTO_TEST_SUITE(webhook_corpus)

BOOST_AUTO_TEST_CASE(a_webhook_opens_if_a_plain_reading_opens_it) {
  support::run_corpus("webhook",
                      [](std::string_view input) { return quire::fuzz::webhook(input); });
}

BOOST_AUTO_TEST_SUITE_END()
