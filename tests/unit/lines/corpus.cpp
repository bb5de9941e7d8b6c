// SPDX-License-Identifier: Apache-2.0
// The event log fuzzer over its corpus.
#include <boost/test/unit_test.hpp>

#include <fuzz/event_lines.hpp>
#include <string_view>
#include <support/corpus.hpp>

BOOST_AUTO_TEST_SUITE(lines_corpus)

BOOST_AUTO_TEST_CASE(a_log_is_told_alike_however_it_is_read) {
  support::run_corpus("event_lines",
                      [](std::string_view input) { return quire::fuzz::event_lines(input); });
}

BOOST_AUTO_TEST_SUITE_END()
