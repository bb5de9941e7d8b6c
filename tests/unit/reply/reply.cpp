// SPDX-License-Identifier: Apache-2.0
#include <quire/reply/reply.hpp>

#include <boost/test/unit_test.hpp>

namespace {

void check(const quire::reply& got, int status, std::string_view type, std::string_view body) {
  BOOST_TEST(got.status == status);
  BOOST_TEST(got.content_type == type);
  BOOST_TEST(got.body == body);
}

constexpr std::string_view text = "text/plain;charset=UTF-8";
constexpr std::string_view json = "application/json";

}  // namespace

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

BOOST_AUTO_TEST_SUITE_END()
