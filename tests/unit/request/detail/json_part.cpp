// SPDX-License-Identifier: Apache-2.0
#include <quire/request/detail/json_part.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

using quire::detail::json_part;

BOOST_AUTO_TEST_SUITE(request_detail_json_part)

BOOST_AUTO_TEST_CASE(one_piece_is_a_view) {
  json_part part;
  const std::string chunk = "{}";
  part.begin(7, false);
  BOOST_TEST(part.add(chunk, true));
  BOOST_TEST(part.is_in_chunk());
  BOOST_TEST(part.field().text.data() == chunk.data());
  BOOST_TEST(part.field().offset == 7U);
  BOOST_TEST(part.field().found);
}

BOOST_AUTO_TEST_CASE(kept_text_outlives_the_chunk) {
  json_part part;
  std::string chunk = "{\"a\"";
  part.begin(0, false);
  BOOST_TEST(part.add(chunk, true));
  BOOST_TEST(part.keep());
  BOOST_TEST(part.keep());
  BOOST_TEST(!part.is_in_chunk());
  chunk.assign(4, 'x');
  BOOST_TEST(part.add(":1}", true));
  BOOST_TEST(part.field().text == "{\"a\":1}");
}

BOOST_AUTO_TEST_CASE(what_lies_in_no_chunk_is_copied_at_once) {
  json_part part;
  std::string elsewhere = "\r\n";
  part.begin(0, false);
  BOOST_TEST(part.add(elsewhere, false));
  elsewhere = "--";
  BOOST_TEST(part.add("{}", true));
  BOOST_TEST(part.field().text == "\r\n{}");
  BOOST_TEST(!part.is_in_chunk());
}

BOOST_AUTO_TEST_CASE(cleared_it_is_as_new) {
  json_part part;
  part.begin(3, true);
  BOOST_TEST(part.add(std::string(json_part::most_kept, ' '), false));
  part.clear();
  BOOST_TEST(part.capacity() >= json_part::most_kept);
  part.begin(3, true);
  BOOST_TEST(part.add(std::string(json_part::most_kept + 1, ' '), false));
  part.clear();
  BOOST_TEST(part.capacity() == 0U);
  BOOST_TEST(!part.field().found);
  BOOST_TEST(part.size() == 0U);
  part.begin(1, false);
  BOOST_TEST(part.add("[]", false));
  BOOST_TEST(part.field().text == "[]");
  BOOST_TEST(!part.field().file);
}

BOOST_AUTO_TEST_SUITE_END()
