// SPDX-License-Identifier: Apache-2.0
#include <quire/v1/time.hpp>
//
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdint>
#include <string_view>

namespace v1_time {

using quire::to_time;

std::int64_t milliseconds_of(std::string_view text) {
  const auto at = to_time(text);
  BOOST_TEST(at.has_value(), text << " should be a time");
  return at ? at->time_since_epoch().count() : -1;
}

void bad(std::string_view text) { BOOST_TEST(!to_time(text), text << " should be refused"); }

static_assert(to_time("1970-01-01T00:00:00Z") == quire::time_point{});
static_assert(!to_time("1970-01-01"));

}  // namespace v1_time

BOOST_AUTO_TEST_SUITE(v1_time)

BOOST_AUTO_TEST_CASE(the_examples_of_rfc_3339) {
  // Section 5.8; the numbers are those of date(1).
  BOOST_TEST(milliseconds_of("1985-04-12T23:20:50.52Z") == 482196050520);
  BOOST_TEST(milliseconds_of("1996-12-19T16:39:57-08:00") == 851042397000);
  BOOST_TEST(milliseconds_of("1990-12-31T23:59:60Z") == 662688000000);
  BOOST_TEST(milliseconds_of("1990-12-31T15:59:60-08:00") == 662688000000);
  BOOST_TEST(milliseconds_of("1937-01-01T12:00:27.87+00:20") == -1041337172130);
}

BOOST_AUTO_TEST_CASE(what_senders_write) {
  BOOST_TEST(milliseconds_of("2025-03-04T05:06:07.089Z") == 1741064767089);
  BOOST_TEST(milliseconds_of("2026-12-31T23:59:59.000Z") == 1798761599000);
}

BOOST_AUTO_TEST_CASE(letters_of_either_case_and_any_number_of_fraction_digits) {
  BOOST_TEST(milliseconds_of("2025-03-04t05:06:07z") == 1741064767000);
  BOOST_TEST(milliseconds_of("2025-03-04T05:06:07.1Z") == 1741064767100);
  BOOST_TEST(milliseconds_of("2025-03-04T05:06:07.0899999999999Z") == 1741064767089);
  BOOST_TEST(milliseconds_of("2025-03-04T05:06:07-00:00") == 1741064767000);
}

BOOST_AUTO_TEST_CASE(the_calendar_counts) {
  BOOST_TEST(milliseconds_of("2024-02-29T00:00:00Z") == 1709164800000);
  BOOST_TEST(milliseconds_of("0000-01-01T00:00:00Z") == -62167219200000);
  BOOST_TEST(milliseconds_of("9999-12-31T23:59:59.999Z") == 253402300799999);
  for (const auto* text : {"2025-02-29T00:00:00Z", "2100-02-29T00:00:00Z", "2025-04-31T00:00:00Z",
                           "2025-00-01T00:00:00Z", "2025-13-01T00:00:00Z", "2025-01-00T00:00:00Z"})
    bad(text);
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused) {
  for (const auto* text : {"",
                           "2025-03-04",
                           "2025-03-04T05:06:07",
                           "2025-03-04 05:06:07Z",
                           "2025-03-04T05:06Z",
                           "2025-03-04T24:00:00Z",
                           "2025-03-04T05:60:00Z",
                           "2025-03-04T05:06:61Z",
                           "2025-03-04T05:06:60Z",
                           "2025-03-04T23:59:60+01:00",
                           "2025-03-04T05:06:07.Z",
                           "2025-03-04T05:06:07.5",
                           "2025-03-04T05:06:61.5Z",
                           "2025-03-04T05:06:07,5Z",
                           "2025-03-04T05:06:07+0100",
                           "2025-03-04T05:06:07+01",
                           "2025-03-04T05:06:07+24:00",
                           "2025-03-04T05:06:07+01:60",
                           "2025-03-04T05:06:07Z ",
                           " 2025-03-04T05:06:07Z",
                           "25-03-04T05:06:07Z",
                           "+2025-03-04T05:06:07Z",
                           "2025-3-4T05:06:07Z",
                           "2025-03-04T05:06:07ZZ",
                           "2025-03-04T05:06:0?Z"})
    bad(text);
  const char zero[] = "2025-03-04T05:06:07\0";
  bad({zero, sizeof zero - 1});
}

BOOST_AUTO_TEST_SUITE_END()
