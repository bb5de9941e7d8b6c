// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/parser.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <support/event_log.hpp>
#include <support/read.hpp>
#include <type_traits>
#include <utility>

namespace multipart_parser {

using namespace quire::multipart;
using support::a_part;
using support::named;

static_assert(std::is_same_v<parser, basic_parser<fetch>>);
static_assert(std::is_nothrow_move_constructible_v<parser>);
static_assert(std::is_nothrow_move_assignable_v<parser>);
static_assert(!std::is_copy_constructible_v<parser>,
              "a copy would share no buffer and is not meant");
static_assert(noexcept(std::declval<parser&>().feed(std::declval<std::string_view>())));
static_assert(noexcept(std::declval<parser&>().next()));
static_assert(noexcept(std::declval<parser&>().finish()));
static_assert(noexcept(parser(std::declval<const quire::mime::boundary&>())));

const quire::mime::boundary boundary = *quire::mime::boundary::from("B");
const std::string one = support::with_headers(named("a", "; filename=\"f\"") + "X: y\r\n");
const std::string two = a_part(named("a"), "1") + a_part(named("b"), "") + "--B--";

bool within(std::string_view view, std::string_view memory) {
  return view.data() >= memory.data() && view.data() + view.size() <= memory.data() + memory.size();
}

BOOST_AUTO_TEST_SUITE(multipart_parser)

BOOST_AUTO_TEST_CASE(events_come_in_order) {
  parser form(boundary);
  form.feed(two);
  BOOST_TEST((form.next() == step::part_begin));
  BOOST_TEST(form.part().name() == "a");
  BOOST_TEST(form.offset() == two.find("1\r\n"));
  BOOST_TEST((form.next() == step::data));
  BOOST_TEST(form.data() == "1");
  BOOST_TEST(form.offset() == two.find("1\r\n"));
  BOOST_TEST((form.next() == step::part_end));
  BOOST_TEST(form.offset() == two.find("1\r\n--B") + 6, "what ends the line is not used yet");
  BOOST_TEST((form.next() == step::part_begin));
  BOOST_TEST(form.part().name() == "b");
  BOOST_TEST((form.next() == step::part_end));
  BOOST_TEST((form.next() == step::need_input));
  BOOST_TEST((form.finish() == step::end));
  BOOST_TEST(form.offset() == two.size());
}

BOOST_AUTO_TEST_CASE(a_new_parser_has_seen_no_part) {
  parser form(boundary, {.parts = 2});
  form.feed(two);
  while (form.next() != step::need_input) continue;
  BOOST_TEST((form.finish() == step::end));
}

BOOST_AUTO_TEST_CASE(the_end_and_an_error_are_told_once) {
  parser form(boundary);
  BOOST_TEST(!form.over());
  form.feed("--B--\r\n");
  BOOST_TEST(!form.over());
  BOOST_TEST((form.next() == step::end));
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(form.over());
    BOOST_TEST((form.next() == step::need_input));
    BOOST_TEST(form.offset() == 7U);
    form.feed("more");
  }
  BOOST_TEST((form.finish() == step::need_input));

  form.reset();
  BOOST_TEST(!form.over());
  form.feed("--Bx");
  BOOST_TEST((form.next() == step::error));
  for (int i = 0; i < 3; ++i) {
    BOOST_TEST(form.over());
    BOOST_TEST((form.error() == error{errc::invalid_delimiter_line, 3}));
    BOOST_TEST(form.offset() == 3U);
    BOOST_TEST((form.next() == step::need_input));
    form.feed(one);
  }
  BOOST_TEST((form.finish() == step::need_input));
  BOOST_TEST((form.error() == error{errc::invalid_delimiter_line, 3}));
}

BOOST_AUTO_TEST_CASE(a_loop_that_waits_for_need_input_ends) {
  for (const std::string_view body : {std::string_view(two), std::string_view("--Bad")}) {
    parser form(boundary);
    int steps = 0;
    for (const char& each : body) {
      form.feed({&each, 1});
      while (form.next() != step::need_input) BOOST_REQUIRE(++steps < 100);
    }
    while (form.finish() != step::need_input) BOOST_REQUIRE(++steps < 100);
    BOOST_TEST(form.over());
  }
}

BOOST_AUTO_TEST_CASE(need_input_repeats_itself_until_input_comes) {
  parser form(boundary);
  for (int i = 0; i < 3; ++i) BOOST_TEST((form.next() == step::need_input));
  form.feed("");
  BOOST_TEST((form.next() == step::need_input));
  form.feed("--");
  BOOST_TEST((form.next() == step::need_input));
  BOOST_TEST((form.next() == step::need_input));
  BOOST_TEST(form.offset() == 2U);
  BOOST_TEST((form.finish() == step::error));
  BOOST_TEST((form.error() == error{errc::no_delimiter, 2}));
}

// The steps of `two` from its first `size` bytes on, fed as one chunk.
std::size_t steps_of(std::size_t size) {
  parser form(boundary);
  form.feed(std::string_view(two).substr(0, size));
  std::size_t count = 0;
  while (form.next() != step::need_input) ++count;
  return count;
}

BOOST_AUTO_TEST_CASE(a_chunk_that_was_not_drained_is_not_lost_in_silence) {
  // Whatever the chunk ends with, a delimiter too, and however many of its steps were taken.
  for (std::size_t size = 1; size <= two.size(); ++size) {
    for (std::size_t taken = 0; taken <= steps_of(size); ++taken) {
      for (const bool finishes : {false, true}) {
        parser form(boundary);
        form.feed(std::string_view(two).substr(0, size));
        for (std::size_t i = 0; i < taken; ++i) (void)form.next();
        if (!finishes) form.feed("more");
        BOOST_TEST(((finishes ? form.finish() : form.next()) == step::error));
        BOOST_TEST((form.error().code == errc::chunk_not_consumed));
        BOOST_TEST(form.error().offset <= size);
        BOOST_TEST((form.next() == step::need_input));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_chunk_without_bytes_is_no_chunk) {
  parser form(boundary);
  form.feed("");
  form.feed("");
  form.feed("--B--");
  form.feed("");
  BOOST_TEST((form.next() == step::need_input));
  form.feed("");
  BOOST_TEST((form.finish() == step::end));
  parser none(boundary);
  none.feed("");
  BOOST_TEST((none.finish() == step::error));
  BOOST_TEST((none.error() == error{errc::empty_body, 0}));
}

BOOST_AUTO_TEST_CASE(views_are_into_the_chunk) {
  parser form(boundary);
  form.feed(one);
  BOOST_TEST((form.next() == step::part_begin));
  BOOST_TEST(within(form.part().name(), one));
  BOOST_TEST(within(*form.part().filename(), one));
  BOOST_TEST(within(form.part().headers().text(), one));
  BOOST_TEST((form.next() == step::data));
  BOOST_TEST(within(form.data(), one));
}

BOOST_AUTO_TEST_CASE(a_part_tells_its_headers) {
  parser form(boundary);
  const std::string body =
      support::with_headers("X: 1\r\n" + named("a") + "Content-Type: t/x\r\nx: 2\r\n");
  form.feed(body);
  BOOST_TEST((form.next() == step::part_begin));
  const part& head = form.part();
  BOOST_TEST(!head.filename());
  BOOST_TEST(!head.extended_filename());
  BOOST_TEST(head.content_type().value() == "t/x");
  BOOST_TEST(head.headers().find("x").value() == "1");
  std::size_t lines = 0;
  for ([[maybe_unused]] const auto& field : head.headers()) ++lines;
  BOOST_TEST(lines == 4U);
}

BOOST_AUTO_TEST_CASE(gathered_headers_outlive_the_chunks_they_came_in) {
  parser form(boundary);
  const std::size_t cut = one.find("X: y") + 1;
  {
    const support::heap_chunk first(std::string_view(one).substr(0, cut));
    form.feed(first.view());
    BOOST_TEST((form.next() == step::need_input));
  }
  const support::heap_chunk second(std::string_view(one).substr(cut));
  form.feed(second.view());
  BOOST_TEST((form.next() == step::part_begin));
  BOOST_TEST(form.part().name() == "a");
  BOOST_TEST(form.part().headers().find("x").value() == "y");
  BOOST_TEST((form.next() == step::data));
  BOOST_TEST(form.part().filename().value() == "f");
}

BOOST_AUTO_TEST_CASE(a_held_delimiter_that_is_none_comes_out_of_the_parser) {
  basic_parser<workerd> form(boundary);
  const std::string head = "--B\r\n" + named("a") + "\r\n";
  const std::string begin = head + "v\r\n--";
  form.feed(begin);
  BOOST_TEST((form.next() == step::part_begin));
  BOOST_TEST((form.next() == step::data));
  BOOST_TEST(form.data() == "v");
  BOOST_TEST((form.next() == step::need_input));
  const std::string_view more = "x\n--B--";
  form.feed(more);
  BOOST_TEST((form.next() == step::data));
  BOOST_TEST(form.data() == "\r\n--");
  BOOST_TEST(!within(form.data(), more));
  BOOST_TEST(form.offset() == head.size() + 1);
  BOOST_TEST((form.next() == step::data));
  BOOST_TEST(form.data() == "x");
  BOOST_TEST((form.next() == step::part_end));
  BOOST_TEST((form.next() == step::end));
}

BOOST_AUTO_TEST_CASE(a_parser_moves_in_the_middle_of_a_body) {
  for (std::size_t cut = 0; cut <= one.size(); ++cut) {
    basic_parser<workerd> form(boundary);
    form.feed(std::string_view(one).substr(0, cut));
    step last = step::need_input;
    for (step now = form.next(); now != step::need_input; now = form.next()) last = now;
    basic_parser<workerd> moved(*quire::mime::boundary::from("other"));
    moved = std::move(form);
    moved.feed(std::string_view(one).substr(cut));
    for (step now = moved.next(); now != step::need_input; now = moved.next()) last = now;
    if (!moved.over()) last = moved.finish();
    BOOST_TEST((last == step::end), "cut at " << cut);
  }
}

BOOST_AUTO_TEST_CASE(a_parser_moves_between_a_step_and_what_it_tells_of) {
  const std::string body = a_part(named("a"), "v\r\n--x") + "--B--";
  const std::size_t cut = body.find("x");
  basic_parser<workerd> form(boundary);
  form.feed(std::string_view(body).substr(0, cut));
  while (form.next() != step::need_input) continue;
  form.feed(std::string_view(body).substr(cut));
  BOOST_TEST((form.next() == step::data));
  std::optional<basic_parser<workerd>> first(std::move(form));
  std::optional<basic_parser<workerd>> second(std::move(*first));
  first.reset();
  BOOST_TEST(second->data() == "\r\n--");
  BOOST_TEST((second->next() == step::data));
  basic_parser<workerd> third(*quire::mime::boundary::from("other"));
  third = std::move(*second);
  second.reset();
  BOOST_TEST(third.data() == "x");
  BOOST_TEST((third.next() == step::part_end));
  BOOST_TEST(third.part().name() == "a");
  BOOST_TEST((third.next() == step::end));
}

BOOST_AUTO_TEST_CASE(reset_starts_again_with_the_same_or_another_boundary) {
  parser form(boundary);
  const support::event_log wanted = support::record(form, one);
  form.reset();
  form.feed("--Bad");
  BOOST_TEST((form.next() == step::error));
  BOOST_TEST(support::follows(form, one, wanted, {{3}}));
  form.reset(*quire::mime::boundary::from("other"));
  form.feed("--other--");
  BOOST_TEST((form.next() == step::need_input));
  BOOST_TEST((form.finish() == step::end));
}

BOOST_AUTO_TEST_CASE(a_boundary_over_the_limit_is_refused_until_another_one_comes) {
  parser form(boundary, {.boundary = 0});
  for (int i = 0; i < 2; ++i) {
    form.feed(one);
    BOOST_TEST((form.next() == step::error));
    BOOST_TEST((form.error() == error{errc::boundary_too_long, 0}));
    form.reset();
  }
}

BOOST_AUTO_TEST_CASE(a_boundary_of_any_length_is_looked_for) {
  const std::string text(5000, 'b');
  const auto long_one = quire::mime::boundary::from(text, {5000, true});
  basic_parser<workerd> form(*long_one, limits::unlimited());
  const std::string body = "--" + text + "\r\n" + named("a") + "\r\nv\r\n--" + text + "--";
  const support::event_log log = support::record(form, body);
  BOOST_TEST((log.verdict == step::end));
  for (std::size_t chunk : {1U, 7U, 4096U, 6000U}) {
    BOOST_TEST(support::follows(form, body, log, {{}, chunk}));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_parser
