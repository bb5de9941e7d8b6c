// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/delimiter_line.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string_view>

namespace multipart_detail_delimiter_line {

using namespace quire::multipart;
using detail::line_outcome;

struct read_line {
  line_outcome outcome;
  std::size_t used;

  bool operator==(const read_line&) const = default;
};

// What a line comes to, whole; the same byte by byte.
template <grammar G>
read_line read(std::string_view text) {
  detail::delimiter_line<G> whole;
  detail::delimiter_line<G> cut;
  whole.begin();
  cut.begin();
  const char* at = text.data();
  const char* const last = text.data() + text.size();
  const read_line found{whole.read(at, last), static_cast<std::size_t>(at - text.data())};
  line_outcome outcome = line_outcome::more;
  at = text.data();
  while (outcome == line_outcome::more && at != last) outcome = cut.read(at, at + 1);
  BOOST_TEST((outcome == found.outcome), text);
  BOOST_TEST(static_cast<std::size_t>(at - text.data()) == found.used, text);
  BOOST_TEST(whole.may_end() == cut.may_end(), text);
  return found;
}

BOOST_AUTO_TEST_SUITE(multipart_detail_delimiter_line)

BOOST_AUTO_TEST_CASE(a_line_end_begins_a_part_and_two_hyphens_end_the_form) {
  BOOST_TEST((read<fetch>("\r\nX") == read_line{line_outcome::part, 2}));
  BOOST_TEST((read<fetch>(" \t\r\nX") == read_line{line_outcome::part, 4}));
  BOOST_TEST((read<fetch>("--\r\nX") == read_line{line_outcome::end, 4}));
  BOOST_TEST((read<fetch>("--") == read_line{line_outcome::more, 2}));
  BOOST_TEST((read<fetch>("\r") == read_line{line_outcome::more, 1}));
  BOOST_TEST((read<workerd>("\nX") == read_line{line_outcome::part, 1}));
  BOOST_TEST((read<workerd>("--X") == read_line{line_outcome::end, 2}));
}

BOOST_AUTO_TEST_CASE(anything_else_is_invalid_where_it_stands) {
  BOOST_TEST((read<fetch>("x") == read_line{line_outcome::invalid, 0}));
  BOOST_TEST((read<fetch>("\n") == read_line{line_outcome::invalid, 0}));
  BOOST_TEST((read<fetch>("-\r\n") == read_line{line_outcome::invalid, 1}));
  BOOST_TEST((read<fetch>("\r\r\n") == read_line{line_outcome::invalid, 1}));
  BOOST_TEST((read<fetch>("---") == read_line{line_outcome::invalid, 2}));
  BOOST_TEST((read<workerd>(" \r\n") == read_line{line_outcome::invalid, 0}));
}

BOOST_AUTO_TEST_CASE(a_body_may_end_after_the_hyphens_alone) {
  detail::delimiter_line<fetch> line;
  line.begin();
  BOOST_TEST(!line.may_end());
  const std::string_view text = "-- ";
  const char* at = text.data();
  BOOST_TEST((line.read(at, text.data() + 1) == line_outcome::more));
  BOOST_TEST(!line.may_end());
  BOOST_TEST((line.read(at, text.data() + 3) == line_outcome::more));
  BOOST_TEST(line.may_end());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_delimiter_line
