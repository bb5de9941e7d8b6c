// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/reply/reply.hpp>
#include <quire/v1/common.hpp>

#include <boost/test/unit_test.hpp>

namespace request_reply {

void check(const quire::reply& got, int status, std::string_view type, std::string_view body) {
  BOOST_TEST(got.status == status);
  BOOST_TEST(got.content_type == type);
  BOOST_TEST(got.body == body);
}

constexpr std::string_view text = "text/plain;charset=UTF-8";
constexpr std::string_view json = "application/json";

}  // namespace request_reply

BOOST_AUTO_TEST_SUITE(request_reply)

BOOST_AUTO_TEST_CASE(a_handled_event_is_ok) { check(quire::reply_ok(), 200, text, "OK"); }

BOOST_AUTO_TEST_CASE(an_error_is_json_whatever_its_text) {
  check(quire::reply_error(404, "a \"b\"\n"), 404, json, R"({"error":"a \"b\"\n"})");
}

BOOST_AUTO_TEST_CASE(a_version_that_is_not_served_is_named) {
  check(quire::reply_unsupported_version("/v3/x?y=1"), 400, text, "Unsupported version v3/x");
  const quire::error why{quire::request_part::path, quire::request_errc::unsupported_version, 0};
  check(quire::reply_refused(why, "/"), 400, text, "Unsupported version ");
}

BOOST_AUTO_TEST_CASE(why_a_request_is_refused_stays_here) {
  const quire::error why{quire::request_part::form, quire::request_errc::missing_event, 7};
  check(quire::reply_refused(why, "/v1"), 500, json, R"({"error":"Internal server error"})");
}

BOOST_AUTO_TEST_CASE(an_answer_carries_headers) {
  quire::reply answer = quire::reply_redirect("https://example.com/login?state=1");
  check(answer, 302, "", "");
  BOOST_REQUIRE(answer.headers.size() == 1U);
  BOOST_TEST(answer.headers[0].name == "Location");
  BOOST_TEST(answer.headers[0].value == "https://example.com/login?state=1");
  BOOST_TEST(answer.add_header("Set-Cookie", "a=1; HttpOnly"));
  BOOST_TEST(answer.add_header("Set-Cookie", "b=2"));
  BOOST_TEST(answer.headers.size() == 3U);
  BOOST_TEST(quire::reply_redirect("/", 307).status == 307);
}

BOOST_AUTO_TEST_CASE(nobody_puts_a_header_into_another) {
  using namespace std::string_view_literals;
  quire::reply answer;
  for (const std::string_view value : {"a\r\nX: y"sv, "a\nb"sv, "a\0b"sv, "\x7F"sv})
    BOOST_TEST(!answer.add_header("X", value));
  for (const std::string_view name : {""sv, "a b"sv, "a:"sv, "a\r\nb"sv, "\xC3\xA9"sv})
    BOOST_TEST(!answer.add_header(name, "v"));
  BOOST_TEST(answer.headers.empty());
  BOOST_TEST(answer.add_header("X", "\t\xC3\xA9"));
  check(quire::reply_redirect("a\r\nX: y"), 500, json, R"({"error":"Internal server error"})");
}

BOOST_AUTO_TEST_CASE(a_script_is_answered_by_a_comment_if_there_is_none) {
  check(quire::reply_script(), 200, "application/javascript", "/** no-op */");
  check(quire::reply_script("run()"), 200, "application/javascript", "run()");
}

BOOST_AUTO_TEST_CASE(json_is_written_by_the_library) {
  check(quire::reply_json([](quire::json::writer& out) {
          out.begin_array();
          out.string("a\"");
          out.null();
          out.end_array();
        }),
        200, json, R"(["a\"",null])");
  quire::v1::auth user;
  user.user_id = "u";
  check(quire::reply_json(user, 201), 201, json, R"({"userId":"u"})");
  check(quire::reply_text("gone", 410), 410, text, "gone");
}

BOOST_AUTO_TEST_CASE(a_reply_is_good_unless_it_says_otherwise) {
  BOOST_TEST(quire::reply{}.status == 200);
}

BOOST_AUTO_TEST_SUITE_END()
