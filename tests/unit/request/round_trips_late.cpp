// SPDX-License-Identifier: Apache-2.0
// There and back: the releases 0.146.0 to 0.201.0.
#include "request/round_trips.hpp"

using quire::release;

BOOST_AUTO_TEST_SUITE(request_round_trips_late)

BOOST_AUTO_TEST_CASE(requests_come_back_as_they_were_sent) {
  const std::size_t count = request_test::come_back<release{0, 146, 0}, release{0, 167, 0},
                                                    release{0, 181, 0}, release{0, 201, 0}>(20);
  BOOST_TEST(count > 1000U);
}

BOOST_AUTO_TEST_SUITE_END()
