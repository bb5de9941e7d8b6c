// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/delimiter.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <utility>

namespace multipart_detail_delimiter {

using namespace quire::multipart::detail;

template <bool LfIsEnough>
void check(std::size_t size) {
  const std::string text(size, 'b');
  delimiter<LfIsEnough> first;
  BOOST_TEST(first.assign(*quire::mime::boundary::from(text, {size, true})));
  delimiter<LfIsEnough> moved(std::move(first));
  BOOST_TEST(moved.text() == "\r\n--" + text);
  BOOST_TEST(delimiter<LfIsEnough>(std::move(first)).text() == "");  // NOLINT: moved from, empty
  BOOST_TEST(moved.first() == "--" + text);
  BOOST_TEST(moved.wanted().text() == (LfIsEnough ? "\n--" : "\r\n--") + text);
  BOOST_TEST(moved.assign(*quire::mime::boundary::from("short")));
  BOOST_TEST(moved.text() == "\r\n--short");
  BOOST_TEST(moved.wanted().text() == (LfIsEnough ? "\n--short" : "\r\n--short"));
}

BOOST_AUTO_TEST_SUITE(multipart_detail_delimiter)

BOOST_AUTO_TEST_CASE(a_boundary_of_any_length_is_kept_and_moves) {
  for (std::size_t size : {1U, 69U, 70U, 71U, 500U}) {
    check<false>(size);
    check<true>(size);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_delimiter
