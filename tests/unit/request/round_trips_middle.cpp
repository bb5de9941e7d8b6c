// SPDX-License-Identifier: Apache-2.0
// There and back: the releases 0.74.0 to 0.143.2.
#include "request/round_trips.hpp"

using quire::release;

BOOST_AUTO_TEST_SUITE(request_round_trips_middle)

BOOST_AUTO_TEST_CASE(requests_come_back_as_they_were_sent) {
  const std::size_t count =
      request_test::come_back<release{0, 74, 0}, release{0, 91, 0}, release{0, 130, 0},
                              release{0, 137, 0}, release{0, 143, 2}>(20);
  BOOST_TEST(count > 1000U);
}

BOOST_AUTO_TEST_SUITE_END()
