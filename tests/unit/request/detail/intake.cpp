// SPDX-License-Identifier: Apache-2.0
#include <quire/json/limits.hpp>
#include <quire/request/detail/intake.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
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

namespace {

/// Two documents, each as long as it may be, in rooms of `size` bytes. What is wrong, "" if
/// nothing.
std::string in_rooms(std::size_t length, std::size_t size) {
  quire::request_limits limits;
  limits.event.bytes = limits.environment.bytes = length;
  const std::size_t most = quire::json::largest_document(limits.event);
  const std::string document(most, 'x');
  const std::string body = support::form({{"name=\"a\"", document}, {"name=\"b\"", document}});
  intake in{limits};
  if (in.start(support::form_type, {})) return "type";
  int seen = 0;
  for (std::size_t at = 0; at < body.size();) {
    std::span<char> room;
    if (in.prepare(size, room)) return "no room at " + std::to_string(at);
    const std::size_t taken = std::min(room.size(), body.size() - at);
    body.copy(room.data(), taken, at);
    if (in.commit(taken)) return "commit";
    at += taken;
    for (step now = in.next(); now != step::need_input; now = in.next()) {
      if (now == step::end) return seen == 2 ? "" : "documents";
      if (now == step::part_begin) in.open(most);
      if (now == step::data && in.add(in.form().data()) != quire::json::errc::ok) return "add";
      if (now == step::part_end) seen += in.close() == document ? 1 : 0;
    }
  }
  return "no end";
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_longest_documents_find_room_however_large_the_rooms_are) {
  for (const std::size_t length : {1U, 20U, 100U, 300U, 700U, 2000U, 20'000U}) {
    for (const std::size_t size : {1U, 2U, 7U, 50U, 199U, 256U, 1000U, 5000U, 70'000U}) {
      if (length / size < 5000) BOOST_TEST(in_rooms(length, size) == "", length << " in " << size);
    }
  }
}

// What `open` allows and the limits of the intake do not.
BOOST_AUTO_TEST_CASE(without_memory_nothing_more_comes_in) {
  quire::request_limits limits;
  limits.event.bytes = limits.environment.bytes = 100;
  const std::string body = support::form({{"name=\"a\"", std::string(100'000, 'x')}});
  const std::string_view text = body;
  for (const bool fed : {true, false}) {
    intake in{limits};
    BOOST_TEST(!in.start(support::form_type, {}));
    quire::json::errc added = quire::json::errc::ok;
    quire::error refused;
    std::size_t at = 0;
    while (at != body.size() && added == quire::json::errc::ok && !refused) {
      const std::string_view chunk = text.substr(at, 100);
      std::span<char> room;
      refused = fed ? in.feed(chunk) : in.prepare(chunk.size(), room);
      if (refused) break;
      const std::size_t taken = fed ? chunk.size() : std::min(room.size(), chunk.size());
      if (!fed) {
        chunk.copy(room.data(), taken);
        refused = in.commit(taken);
      }
      at += taken;
      for (step now = in.next(); now != step::need_input; now = in.next()) {
        if (now == step::part_begin) in.open(body.size());
        if (now == step::data) added = in.add(in.form().data());
      }
    }
    BOOST_TEST(at < 5000U);
    BOOST_TEST(name(added) == (fed ? "out_of_memory" : "ok"));
    BOOST_TEST(refused.code() == (fed ? "" : "out_of_memory"));
    if (!fed) {
      BOOST_TEST((refused.where() == quire::request_part::form));
      BOOST_TEST(refused.offset() == at);
    }
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
