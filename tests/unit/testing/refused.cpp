// SPDX-License-Identifier: Apache-2.0
#include <quire/testing/refused.hpp>
//
#include <quire/multipart.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

BOOST_AUTO_TEST_SUITE(testing_refused)

namespace {

using quire::testing::refused_by;
using quire::testing::refused_request;

template <quire::rules Rules>
std::string decoded_by(const refused_request& from) {
  quire::basic_dispatcher<Rules, quire::v1::latest> dispatch{quire::serve::versions, from.limits};
  const auto& why = dispatch(from.target, from.content_type, from.body, [](const auto&) {});
  return why ? std::string{why.code()} : "taken";
}

std::string read_by_strict(const refused_request& from) {
  namespace multipart = quire::multipart;
  const auto boundary = multipart::boundary_from_content_type<multipart::strict>(from.content_type);
  if (!boundary.ok()) return std::string{name(boundary.error().code)};
  multipart::basic_form<multipart::strict> form{*boundary, std::string_view{from.body}};
  for (const auto& part : form) (void)part;
  return form.error() ? std::string{name(form.error()->code)} : "taken";
}

std::string verdict(const refused_request& from, refused_by by) {
  switch (by) {
    case refused_by::decoder:
      return decoded_by<quire::as_runtime>(from);
    case refused_by::as_typed:
      return decoded_by<quire::as_typed>(from);
    case refused_by::as_schema:
      return decoded_by<quire::as_schema>(from);
    case refused_by::strict:
      return read_by_strict(from);
  }
  return "nobody";
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_is_refused_with_its_code) {
  for (const auto& row : quire::testing::refusals()) {
    const auto bad = quire::testing::refused(row.code);
    BOOST_REQUIRE(bad);
    BOOST_TEST(verdict(*bad, row.by) == row.code);
  }
}

BOOST_AUTO_TEST_CASE(the_decoder_takes_what_narrower_rules_refuse) {
  for (const auto& row : quire::testing::refusals()) {
    if (row.by != refused_by::as_typed && row.by != refused_by::as_schema) continue;
    BOOST_TEST(verdict(*quire::testing::refused(row.code), refused_by::decoder) == "taken",
               row.code);
  }
}

BOOST_AUTO_TEST_CASE(any_decoder_refuses_what_does_not_say_who_does) {
  BOOST_TEST((quire::testing::refusal{}.by == refused_by::decoder));
  BOOST_TEST((refused_request{}.by == refused_by::decoder));
}

// What has only to be refused is otherwise as a good request is.
BOOST_AUTO_TEST_CASE(only_what_is_wrong_differs_from_a_good_request) {
  for (const auto& row : quire::testing::refusals()) {
    const auto bad = *quire::testing::refused(row.code);
    BOOST_TEST((bad.target == "/v1") == (row.code != "unsupported_version"), row.code);
    BOOST_TEST((bad.by == row.by), row.code);
  }
}

BOOST_AUTO_TEST_CASE(only_limits_that_take_megabytes_are_lowered) {
  const quire::request_limits usual;
  for (const auto& row : quire::testing::refusals()) {
    const auto limits = quire::testing::refused(row.code)->limits;
    BOOST_TEST((limits.memory == usual.memory) == (row.code != "out_of_memory"), row.code);
    BOOST_TEST((limits.event.bytes == usual.event.bytes) == (row.code != "size_limit"), row.code);
    BOOST_TEST((limits.form.part_bytes == usual.form.part_bytes) == (row.code != "part_too_long"),
               row.code);
    BOOST_TEST((limits.form.body_bytes == usual.form.body_bytes) == (row.code != "body_too_long"),
               row.code);
  }
}

BOOST_AUTO_TEST_CASE(a_preamble_comes_before_a_whole_form) {
  const std::string form = quire::testing::refused("missing_event")->body;
  const std::string bad = quire::testing::refused("preamble_too_long")->body;
  BOOST_TEST(bad.front() == 'a');
  BOOST_TEST(bad.find("a\r\n" + form.substr(0, form.find("\r\n"))) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_code_of_a_request_is_left_out) {
  std::set<std::string_view> there;
  for (const auto& row : quire::testing::refusals()) BOOST_TEST(there.insert(row.code).second);
  const std::set<std::string_view> mistakes_of_callers{"ok",
                                                       "steps_not_taken",
                                                       "mixed_input",
                                                       "over_committed",
                                                       "nothing_decoded",
                                                       "chunk_not_consumed",
                                                       "not_an_integer"};
  const auto check = [&](const auto& rows) {
    for (const auto& row : rows)
      BOOST_TEST(there.contains(row.name) != mistakes_of_callers.contains(row.name), row.name);
  };
  check(quire::request_error_rows);
  check(quire::multipart::error_rows);
  check(quire::json::error_rows);
}

BOOST_AUTO_TEST_CASE(no_request_has_a_code_that_is_none) {
  BOOST_TEST(!quire::testing::refused("no such code"));
  BOOST_TEST(!quire::testing::refused("mixed_input"));
}

BOOST_AUTO_TEST_SUITE_END()
