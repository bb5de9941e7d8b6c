// SPDX-License-Identifier: Apache-2.0
#include <quire/request/detail/intake.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "support/capture.hpp"

using quire::detail::intake;
using quire::multipart::step;

BOOST_AUTO_TEST_SUITE(request_detail_intake)

BOOST_AUTO_TEST_CASE(a_document_is_one_piece_by_either_way) {
  const std::string body = support::form({{"name=\"a\"", "one two"}, {"name=\"b\"", ""}});
  const std::string_view text = body;
  for (const bool fed : {true, false}) {
    intake in{quire::request_limits{}};
    BOOST_TEST(!in.start(support::form_type, {}));
    std::string_view documents[2];
    std::size_t seen = 0;
    bool over = false;
    for (std::size_t at = 0; at < body.size() && !over; ++at) {
      std::span<char> room;
      if (fed) {
        BOOST_TEST(!in.feed(text.substr(at, 1)));
      } else {
        BOOST_TEST(!in.prepare(1, room));
        room[0] = body[at];
        BOOST_TEST(!in.commit(1));
      }
      for (step now = in.next(); now != step::need_input && !over; now = in.next()) {
        if (now == step::part_begin) in.open(100);
        if (now == step::data) BOOST_TEST((in.add(in.form().data()) == quire::json::errc::ok));
        if (now == step::part_end) documents[seen++] = in.close();
        over = now == step::end;
      }
    }
    BOOST_TEST(over);
    BOOST_TEST(seen == 2U);
    BOOST_TEST(documents[0] == "one two");
    BOOST_TEST(documents[1] == "");
  }
}

BOOST_AUTO_TEST_CASE(a_document_over_its_limit_is_told) {
  intake in{quire::request_limits{}};
  const std::string body = support::form({{"name=\"a\"", "12345"}});
  for (const std::size_t most : {4U, 5U}) {
    BOOST_TEST(!in.start(support::form_type, {}));
    BOOST_TEST(!in.feed(body));
    BOOST_TEST((in.next() == step::part_begin));
    in.open(most);
    BOOST_TEST((in.next() == step::data));
    BOOST_TEST((in.add(in.form().data()) == quire::json::errc::size_limit) == (most == 4));
  }
}

BOOST_AUTO_TEST_SUITE_END()
