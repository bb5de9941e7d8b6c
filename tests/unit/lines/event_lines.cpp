// SPDX-License-Identifier: Apache-2.0
#include <quire/lines/event_lines.hpp>
//
#include <quire/lines.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <support/moving.hpp>
#include <vector>

namespace lines_event_lines {

using namespace std::string_view_literals;

static_assert(support::stays_where_it_is<quire::v1::event_lines>);
static_assert(support::stays_where_it_is<decltype(quire::events_of(""))>);

// "number@offset type", or "number@offset code offset-of-error".
template <class Line>
std::string told(const Line& line) {
  std::string text = std::to_string(line.number()) + '@' + std::to_string(line.offset()) + ' ';
  if (!line.ok()) {
    return text.append(line.error().code())
        .append(" ")
        .append(std::to_string(line.error().offset()));
  }
  return text.append(visit(*line, [](const auto& event) { return std::string{event.type}; }));
}
template <class Range>
std::vector<std::string> all_of(Range&& lines) {
  std::vector<std::string> all;
  for (const auto& line : lines) all.push_back(told(line));
  return all;
}
std::vector<std::string> whole(std::string_view log, const quire::json::limits& limits = {}) {
  return all_of(quire::events_of(log, limits));
}
/// Fed in pieces that are freed as soon as the contract allows it.
std::vector<std::string> cut(std::string_view log, std::size_t chunk,
                             const quire::json::limits& limits = {}) {
  quire::v1::event_lines in{limits};
  std::vector<std::string> all;
  for (std::size_t at = 0; at < log.size(); at += chunk) {
    const std::string_view piece = log.substr(at, chunk);
    const auto copy = std::make_unique<char[]>(piece.size());
    piece.copy(copy.get(), piece.size());
    in.feed({copy.get(), piece.size()});
    while (in.next()) all.push_back(told(in.line()));
  }
  if (in.finish()) all.push_back(told(in.line()));
  return all;
}
void check(std::string_view log, const std::vector<std::string>& wanted,
           const quire::json::limits& limits = {}) {
  BOOST_TEST_CONTEXT(log) {
    BOOST_TEST(whole(log, limits) == wanted, boost::test_tools::per_element());
    for (std::size_t chunk = 1; chunk <= log.size() + 1; ++chunk) {
      BOOST_TEST_CONTEXT("chunks of " << chunk)
      BOOST_TEST(cut(log, chunk, limits) == wanted, boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_SUITE(lines_event_lines)

BOOST_AUTO_TEST_CASE(one_event_a_line) {
  check("", {});
  check("{\"type\":\"site_view\"}\n{\"type\":\"task\"}\n", {"1@0 site_view", "2@21 task"});
}

BOOST_AUTO_TEST_CASE(the_last_line_needs_no_line_end) {
  check("{\"type\":\"a\"}\n{\"type\":\"b\"}", {"1@0 a", "2@13 b"});
}

BOOST_AUTO_TEST_CASE(blank_lines_and_cr_lf_are_fine) {
  check("\r\n\n  {\"type\":\"a\"} \r\n\t\n{\"type\":\"b\"}\r\n \n", {"3@5 a", "5@22 b"});
}

BOOST_AUTO_TEST_CASE(a_bad_line_is_told_and_the_next_one_read) {
  check("{\"type\":\"a\"}\n{\"type\":nul}\nnull\n{\"type\":\"b\"}\n",
        {"1@0 a", "2@13 invalid_literal 21", "3@26 is_null 26", "4@31 b"});
}

BOOST_AUTO_TEST_CASE(a_line_that_the_log_ends_in_is_told_apart_from_a_bad_one) {
  const std::string_view line = R"({"type":"a","n":-1.5e+3,"t":true,"s":"\u00e9\n"})";
  for (std::size_t size = 1; size < line.size(); ++size) {
    const auto told = whole(line.substr(0, size));
    BOOST_TEST_CONTEXT(line.substr(0, size)) {
      BOOST_REQUIRE(told.size() == 1U);
      BOOST_TEST(told[0].starts_with("1@0 truncated_line"));
    }
  }
  for (const std::string_view cut :
       {"{\"a\":1e-", "{\"a\":1e+", "{\"a\":1E", "{\"a\":1E-", "{\"a\":-", "{\"a\":0.",
        "{\"a\":10.", "{\"a\":0e", "{\"a\":f", "{\"a\":nul", "{\"a\":\"\\u12aF", "{\"a\":\"\\",
        "{\"a\":\"b  ", "{\"a\":1\r"}) {
    const auto told = whole(cut);
    BOOST_TEST_CONTEXT(cut) {
      BOOST_REQUIRE(told.size() == 1U);
      BOOST_TEST(told[0].starts_with("1@0 truncated_line"));
    }
  }
  for (const std::string_view bad :
       {"{\"a\":tru}", "{\"a\":trx", "{\"a\":1.x", "{\"a\":1.e", "{\"a\" 1", "[1,}", "{\"a\":\"\\x",
        "{\"a\":\"\\u12x", "{\"a\":01.", "{\"a\":1.5.", "{\"a\":1e+-", "{\"a\":--", "{\"a\":tru ",
        "{\"a\":1. ", "{\"a\":\"b\r", "{\"a\":\"b \t ", "{\"a\":\"\r\r"}) {
    const auto told = whole(bad);
    BOOST_TEST_CONTEXT(bad) {
      BOOST_REQUIRE(told.size() == 1U);
      BOOST_TEST(told[0].find("truncated") == std::string::npos);
    }
  }
  check("{\"type\":\n{}", {"1@0 unclosed_container 8", "2@9 "});
  BOOST_TEST(!quire::detail::lacks_a_digit("12"));
}

BOOST_AUTO_TEST_CASE(a_line_over_the_limit_is_refused_wherever_it_is_cut) {
  const quire::json::limits limits{.bytes = 14};
  check("{\"type\":\"abc\"}\n{\"type\":\"abcd\"}\n               \n{}\n",
        {"1@0 abc", "2@15 size_limit 29", "3@31 size_limit 45", "4@47 "}, limits);
  check("                {}\n                ", {"1@0 size_limit 14", "2@19 size_limit 33"},
        limits);
}

BOOST_AUTO_TEST_CASE(a_line_need_not_be_limited) {
  check("{\"type\":\"a\"}\n{\"type\":\"b\"}", {"1@0 a", "2@13 b"}, {.bytes = SIZE_MAX});
}

BOOST_AUTO_TEST_CASE(a_line_shows_its_text) {
  for (const auto& line : quire::events_of(" {\"type\":\"x\" , \"n\":[1]} \r\n"sv))
    BOOST_TEST(line.json() == "{\"type\":\"x\" , \"n\":[1]}");
}

BOOST_AUTO_TEST_CASE(of_a_line_over_the_limit_the_front_is_shown_whatever_the_chunks) {
  const std::string_view log = " {\"type\":\"abc\"}\n";
  for (std::size_t chunk = 1; chunk <= log.size(); ++chunk) {
    quire::v1::event_lines in{{.bytes = 6}};
    for (std::size_t at = 0; at < log.size(); at += chunk) {
      in.feed(log.substr(at, chunk));
      while (in.next()) BOOST_TEST(in.line().json() == "{\"type");
    }
    BOOST_TEST(in.line().number() == 1U);
  }
}

BOOST_AUTO_TEST_CASE(an_error_names_line_member_and_byte) {
  for (const auto& line :
       quire::events_of<quire::v1::latest, quire::as_schema>("\n{\"type\":\"task\"}\n"sv)) {
    BOOST_REQUIRE(!line.ok());
    BOOST_TEST(line.error().line() == 2U);
    BOOST_TEST(line.error().message() == "line 2: eventId: a required member is missing, byte 1");
    BOOST_TEST(line.error().path() == "eventId");
  }
}

BOOST_AUTO_TEST_CASE(an_error_says_that_the_log_ends_in_it) {
  for (const auto& line : quire::events_of("{\"a\":tr"sv)) {
    BOOST_TEST(line.error().truncated());
    BOOST_TEST(line.error().message() == "line 1: a: the log ends in it, byte 5");
  }
  for (const auto& line : quire::events_of("{\"a\":tx"sv)) {
    BOOST_TEST(!line.error().truncated());
    BOOST_TEST(line.error().message().find("the log ends") == std::string::npos);
  }
  for (const auto& line : quire::events_of("x\n"sv))
    BOOST_TEST(line.error().message().starts_with("line 1: neither "), line.error().message());
}

BOOST_AUTO_TEST_CASE(a_good_line_has_no_error) {
  for (const auto& line : quire::events_of("{\"type\":\"a\"}"sv)) {
    BOOST_TEST(line.ok());
    BOOST_TEST(!line.error());
    BOOST_TEST(line.error().line() == 0U);
    BOOST_TEST(line.error().offset() == 0U);
    BOOST_TEST(!line.error().truncated());
    BOOST_TEST(line.error().message() == "");
  }
}

BOOST_AUTO_TEST_CASE(a_reader_reads_one_log_after_the_other) {
  quire::v1::event_lines in;
  for (int round = 0; round != 3; ++round) {
    in.feed("{\"type\":\"a\"}");
    BOOST_TEST(!in.next());
    BOOST_REQUIRE(in.finish());
    BOOST_TEST(told(in.line()) == "1@0 a");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace lines_event_lines
