// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/row.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <utility>

namespace multipart_row {

using quire::multipart::detail::row;

BOOST_AUTO_TEST_SUITE(multipart_row)

BOOST_AUTO_TEST_CASE(objects_stay_in_order_while_it_grows) {
  row<std::size_t> all;
  BOOST_TEST(all.view().empty());
  for (std::size_t i = 0; i < 1000; ++i) BOOST_REQUIRE(all.append(i));
  BOOST_REQUIRE(all.size() == 1000U);
  for (std::size_t i = 0; i < 1000; ++i) BOOST_TEST(all.view()[i] == i);
  all.last() = 7;
  BOOST_TEST(all.view()[999] == 7U);
}

BOOST_AUTO_TEST_CASE(cleared_it_keeps_its_memory) {
  row<int> all;
  BOOST_REQUIRE(all.append(1));
  const int* const first = all.view().data();
  all.clear();
  BOOST_TEST(all.size() == 0U);
  BOOST_REQUIRE(all.append(2));
  BOOST_TEST((all.view().data() == first));
}

BOOST_AUTO_TEST_CASE(it_moves) {
  row<int> from;
  BOOST_REQUIRE(from.append(1));
  row<int> to = std::move(from);
  BOOST_TEST(to.view()[0] == 1);
  row<int> other;
  other = std::move(to);
  BOOST_TEST(other.view()[0] == 1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_row
