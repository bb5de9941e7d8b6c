// SPDX-License-Identifier: Apache-2.0
#include <quire/reply/not_handled.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

namespace v1_not_handled {

void check(std::string_view event, int status, std::string_view error) {
  quire::v1::decoder decode;
  const auto got = decode.event(event);
  BOOST_REQUIRE(got.ok());
  const quire::reply answer = quire::reply_not_handled(got->event);
  BOOST_TEST(answer.status == status);
  BOOST_TEST(answer.content_type == "application/json");
  BOOST_TEST(answer.body == std::string{"{\"error\":\""}.append(error).append("\"}"));
}

}  // namespace v1_not_handled

BOOST_AUTO_TEST_SUITE(v1_not_handled)

BOOST_AUTO_TEST_CASE(what_is_asked_for_and_not_there_is_a_bad_request) {
  check(R"({"type":"fetch","request":{"url":"u"}})", 400,
        "Integration does not handle HTTP requests");
  check(R"({"type":"fetch_published_script"})", 400,
        "Integration does not handle fetch_published_script");
  check(R"({"type":"fetch_visitor_authentication"})", 400,
        "Integration does not handle fetch_visitor_authentication");
  check(R"({"type":"task","task":{}})", 400, "Integration does not handle tasks");
}

BOOST_AUTO_TEST_CASE(what_goes_by_a_name_is_not_found) {
  check(R"({"type":"ui_render","componentId":"config"})", 404, "Component config not found");
  check(R"({"type":"content_compute_revision","sourceId":"s"})", 404, "Content source s not found");
  check(R"({"type":"content_compute_document","sourceId":"s"})", 404, "Content source s not found");
}

// The runtime reads `event.task.type` before it looks for a handler.
BOOST_AUTO_TEST_CASE(what_lacks_its_member_fails_or_is_undefined) {
  check(R"({"type":"task"})", 500, "Internal server error");
  check(R"({"type":"ui_render"})", 404, "Component undefined not found");
  check(R"({"type":"content_compute_revision"})", 404, "Content source undefined not found");
}

BOOST_AUTO_TEST_CASE(any_other_event_is_not_acceptable) {
  check(R"({"type":"site_view"})", 406, R"(Integration does not handle \"site_view\" events)");
  check(R"({"type":"later"})", 406, R"(Integration does not handle \"later\" events)");
  check("{}", 406, R"(Integration does not handle \"undefined\" events)");
  check("5", 406, R"(Integration does not handle \"undefined\" events)");
}

BOOST_AUTO_TEST_SUITE_END()
