// SPDX-License-Identifier: Apache-2.0
// Values in every chunking are covered by multipart/grammar.cpp and splits; here, what one call
// says.
#include <quire/multipart/detail/value_reader.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>
#include <utility>

namespace multipart_detail_value_reader {

using namespace quire::multipart;
using namespace quire::multipart::detail;

template <grammar G>
value_reader<G> reader_of(const quire::mime::boundary& boundary) {
  value_reader<G> reader;
  BOOST_TEST(reader.assign(boundary));
  reader.begin();
  return reader;
}

BOOST_AUTO_TEST_SUITE(multipart_detail_value_reader)

BOOST_AUTO_TEST_CASE(a_value_ends_at_a_delimiter_and_is_stopped_by_a_stray_boundary) {
  const auto boundary = *quire::mime::boundary::from("B");
  auto lax = reader_of<fetch>(boundary);
  auto narrow = reader_of<strict>(boundary);
  const std::string_view text = "x--By\r\n--B";
  value_piece piece;
  const char* at = text.data();
  BOOST_TEST((lax.read(at, text.data() + text.size(), piece) == value_outcome::end));
  BOOST_TEST(lax.view(piece) == "x--By");
  BOOST_TEST(at - text.data() == 10);
  at = text.data();
  BOOST_TEST((narrow.read(at, text.data() + text.size(), piece) == value_outcome::stray));
  BOOST_TEST(narrow.view(piece) == "x");
}

BOOST_AUTO_TEST_CASE(what_is_held_comes_from_the_delimiter_itself) {
  const auto boundary = *quire::mime::boundary::from("-x");
  auto reader = reader_of<strict>(boundary);
  const std::string_view first = "v---";
  const std::string_view second = "--y";
  value_piece piece;
  const char* at = first.data();
  BOOST_TEST((reader.read(at, first.data() + first.size(), piece) == value_outcome::data));
  BOOST_TEST(reader.view(piece) == "v");
  BOOST_TEST(reader.holds());
  // Five hyphens in all: the last three can still go on with an x, the first two cannot.
  std::string_view seen;
  at = second.data();
  const char* const last = second.data() + second.size();
  BOOST_TEST((reader.read(at, last, piece) == value_outcome::data));
  BOOST_TEST(piece.begin == nullptr);
  seen = reader.view(piece);
  BOOST_TEST(seen == "-");
  auto moved = std::move(reader);
  BOOST_TEST(moved.view(piece) == "-");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_value_reader
