// SPDX-License-Identifier: Apache-2.0
// What is written: of decoded values what was there, of values made by hand what was set.
#include <quire/codec/to_json.hpp>
//
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "codec/decode.hpp"

namespace codec_to_json {

namespace v1 = quire::v1;
using quire::release;

template <class T>
std::string json(const T& value) {
  std::string text;
  quire::to_json(value, text);
  return text;
}
template <class T>
std::string json(const T& value, release at) {
  std::string text;
  quire::to_json(value, text, at);
  return text;
}

BOOST_AUTO_TEST_SUITE(codec_to_json)

BOOST_AUTO_TEST_CASE(a_struct_made_by_hand_has_what_is_demanded_and_what_was_set) {
  v1::site_view view;
  view.event_id = "e1";
  view.url = "https://example.com/";
  view.page_id = "p1";
  view.visitor.ip = "192.0.2.1";
  BOOST_TEST(json(view) ==
             R"({"eventId":"e1","type":"site_view","installationId":"","siteId":"","pageId":"p1",)"
             R"("visitor":{"anonymousId":"","cookies":{},"userAgent":"","ip":"192.0.2.1"},)"
             R"("url":"https://example.com/","referrer":""})");
}

BOOST_AUTO_TEST_CASE(has_agrees_with_what_is_written) {
  v1::site_view view;
  BOOST_TEST(quire::has<&v1::site_view::url>(view));
  BOOST_TEST(!quire::has<&v1::site_view::page_id>(view));
  view.page_id = "";
  BOOST_TEST(quire::has<&v1::site_view::page_id>(view));
  BOOST_TEST(json(view).find(R"("pageId":"")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_value_made_by_hand_has_the_rows_of_its_release) {
  v1::site_view view;
  view.space_id = "s";
  BOOST_TEST(json(view).find("spaceId") != std::string::npos);
  BOOST_TEST(json(view, {0, 74, 0}).find("spaceId") != std::string::npos);
  v1::fetch fetch;
  fetch.site_id = "s";
  BOOST_TEST(json(fetch).find("siteId") != std::string::npos);
  BOOST_TEST(json(fetch, {0, 34, 0}).find("siteId") == std::string::npos, "it came with 0.74.0");
}

BOOST_AUTO_TEST_CASE(a_decoded_value_loses_members_only_to_a_release_that_is_asked_for) {
  constexpr std::string_view text =
      R"({"eventId":"e","type":"fetch","siteId":"s","request":{"url":"u"}})";
  const codec_test::decoded<v1::fetch, quire::as_runtime, v1::newest_revision> fetch{text};
  BOOST_REQUIRE(fetch.ok());
  BOOST_TEST(json(*fetch) == text);
  BOOST_TEST(json(*fetch, v1::newest_revision) == text);
  BOOST_TEST(json(*fetch, {0, 34, 0}) == R"({"eventId":"e","type":"fetch","request":{"url":"u"}})");
}

BOOST_AUTO_TEST_CASE(a_member_that_was_decoded_and_then_emptied_is_null) {
  v1::decoder decode;
  const auto event =
      decode.event(R"({"eventId":"e","type":"site_view","installationId":"i","pageId":"p"})");
  BOOST_TEST_REQUIRE(event.ok());
  v1::site_view view = *event->event.get_if<v1::site_view>();
  BOOST_TEST(json(view).find(R"("pageId":"p")") != std::string::npos);
  view.page_id.reset();
  BOOST_TEST(json(view).find(R"("pageId":null)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(enums_and_numbers_made_by_hand_have_a_text) {
  v1::fetch_request request;
  request.method = {v1::fetch_method::post, {}};
  BOOST_TEST(json(request) == R"({"method":"post","url":"","headers":{}})");
  std::string text;
  quire::json::writer out{text};
  out.begin_array();
  for (const double value : {0.5, -3.0, 1e300 * 1e300}) {
    quire::codec::of<quire::json::number>::write(out, {value, {}}, {});
  }
  out.end_array();
  BOOST_TEST(text == "[0.5,-3,null]");
}

BOOST_AUTO_TEST_CASE(an_event_made_by_hand_says_its_type) {
  v1::event event;
  event.value.emplace<v1::page_feedback>();
  BOOST_TEST(json(event).find(R"("type":"page_feedback")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(every_alternative_of_an_event_can_be_written_by_itself) {
  v1::decoder decode;
  constexpr std::string_view text = R"({"type":"from_the_future","eventId":"e","x":[1]})";
  const auto request = decode.event(text);
  BOOST_REQUIRE(request.ok());
  const std::string written =
      visit(request->event, [](const auto& alternative) { return json(alternative); });
  BOOST_TEST(written == text);
}

BOOST_AUTO_TEST_CASE(an_environment_made_by_hand_is_read_back) {
  v1::environment made;
  made.api_endpoint = "https://api.example.com";
  made.integration.name = "example";
  const std::string text = json(made);
  v1::decoder decode;
  const auto read = decode.environment(text);
  BOOST_TEST_REQUIRE(read.ok(), read.error().message());
  BOOST_TEST(read->environment.integration.name == "example");
  BOOST_TEST(json(read->environment) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace codec_to_json
