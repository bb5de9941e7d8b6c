// SPDX-License-Identifier: Apache-2.0
#include <quire/request/make_request.hpp>
//
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <string_view>

BOOST_AUTO_TEST_SUITE(request_make_request)

BOOST_AUTO_TEST_CASE(a_test_of_a_handler_is_three_lines) {
  const auto made =
      quire::make_request(R"({"type":"site_view","url":"u"})", R"({"integration":{}})");
  quire::v1::decoder decode;
  const auto request = decode(made->content_type, made->body);
  BOOST_TEST(request->event.get_if<quire::v1::site_view>()->url == "u");
}

BOOST_AUTO_TEST_CASE(typed_values_will_do) {
  quire::v1::task task;
  task.event_id = "e";
  const auto made = quire::make_request(task, quire::v1::environment{});
  quire::v1::decoder decode;
  const auto request = decode(made->content_type, made->body);
  BOOST_TEST_REQUIRE(request.ok(), request.error().message());
  BOOST_TEST(request->event.get_if<quire::v1::task>()->event_id == "e");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_written_is_told) {
  const auto made = quire::make_request("--B", "{}", std::nullopt, {.boundary = "B"});
  BOOST_REQUIRE(!made.ok());
  BOOST_TEST(name(made.error().code) == "boundary_in_value");
}

BOOST_AUTO_TEST_SUITE_END()
