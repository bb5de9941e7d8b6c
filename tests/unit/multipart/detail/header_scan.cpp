// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/header_scan.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace multipart_detail_header_scan {

using namespace quire::multipart;
using detail::header_scan;
using detail::scan_outcome;

const std::string lines = "X: 1\r\nContent-Disposition:  value\r\nY:\r\n";
const std::string block = lines + "\r\n";

template <grammar G>
void check(const header_scan<G>& scan) {
  BOOST_TEST(scan.lines_size() == lines.size());
  BOOST_TEST(scan.block_size() == block.size());
  BOOST_TEST(scan.dispositions() == 1U);
  BOOST_TEST(block.substr(scan.value_begin(), scan.value_end() - scan.value_begin()) == "value");
}

BOOST_AUTO_TEST_SUITE(multipart_detail_header_scan)

BOOST_AUTO_TEST_CASE(a_block_is_scanned_whole) {
  header_scan<fetch> scan;
  const std::string more = block + "value";
  BOOST_TEST((scan.run(more.data(), more.size(), {}) == scan_outcome::complete));
  check(scan);
}

BOOST_AUTO_TEST_CASE(a_scan_goes_on_where_it_stopped_though_the_bytes_have_moved) {
  for (std::size_t step = 1; step < block.size(); ++step) {
    header_scan<workerd> scan;
    for (std::size_t size = 0; size < block.size(); size += step) {
      const std::string moved = block.substr(0, size);
      BOOST_TEST((scan.run(moved.data(), moved.size(), {}) == scan_outcome::more));
    }
    BOOST_TEST((scan.run(block.data(), block.size(), {}) == scan_outcome::complete));
    check(scan);
  }
}

BOOST_AUTO_TEST_CASE(a_failure_says_why_and_where) {
  header_scan<fetch> scan;
  const std::string_view bad = "X: 1\nY: 2\r\n\r\n";
  BOOST_TEST((scan.run(bad.data(), bad.size(), {}) == scan_outcome::failed));
  BOOST_TEST((scan.why() == error{errc::invalid_line_end, 4}));
}

BOOST_AUTO_TEST_CASE(nothing_behind_a_limit_is_looked_at) {
  header_scan<fetch> scan;
  const std::string endless(1000, 'x');
  BOOST_TEST((scan.run(endless.data(), 101, {.header_line = 100}) == scan_outcome::failed));
  BOOST_TEST((scan.why() == error{errc::header_line_too_long, 100}));
  header_scan<fetch> of_block;
  const limits block_limit{.header_line = 100, .header_block = 50};
  BOOST_TEST((of_block.run(endless.data(), 51, block_limit) == scan_outcome::failed));
  BOOST_TEST((of_block.why() == error{errc::header_block_too_long, 50}));
  header_scan<fetch> exact;
  BOOST_TEST((exact.run(endless.data(), 100, {.header_line = 100}) == scan_outcome::more));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_header_scan
