// SPDX-License-Identifier: Apache-2.0
#include <quire/request/encoder.hpp>
//
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "support/capture.hpp"
#include "support/moving.hpp"
#include "v1/data.hpp"

namespace request_encoder {

namespace v1 = quire::v1;

static_assert(support::stays_where_it_is<quire::encoder>);

std::string bytes_of(const quire::encoder::encoded& out) {
  BOOST_REQUIRE(out.ok());
  std::string bytes(out->content_length(), '\0');
  out->copy(bytes.data());
  return bytes;
}

BOOST_AUTO_TEST_SUITE(request_encoder)

BOOST_AUTO_TEST_CASE(workerd_wrote_the_same_bytes) {
  for (const std::string name : {"absent", "blob", "string", "blob-empty", "blob-64k"}) {
    const std::string body = support::read_data("captures/workerd-2025-05-25/" + name + ".body");
    const std::string boundary = body.substr(2, 32);
    const auto checked = quire::mime::boundary::from(boundary);
    quire::multipart::basic_form<quire::multipart::workerd> form{*checked, body};
    std::optional<quire::fetch_body> sent;
    if (const auto part = form.find("fetch-body")) {
      const bool file = part->filename().has_value();
      sent = quire::fetch_body{file ? quire::field_kind::file : quire::field_kind::string,
                               part->bytes(),
                               part->content_type().value_or(""),
                               {}};
    }
    quire::encoder encode;
    const auto out = encode.json(form.find("event")->bytes(), form.find("environment")->bytes(),
                                 sent, {.boundary = boundary});
    BOOST_TEST(bytes_of(out) == body, name);
    BOOST_TEST(out->content_type() == "multipart/form-data; boundary=" + boundary);
  }
}

BOOST_AUTO_TEST_CASE(what_workerd_sent_is_encoded_to_the_same_bytes_from_typed_values) {
  v1::decoder decode;
  quire::encoder encode;
  for (const std::string name : {"absent", "blob", "string", "blob-empty", "blob-64k"}) {
    const std::string body = support::read_data("captures/workerd-2025-05-25/" + name + ".body");
    const std::string boundary = body.substr(2, 32);
    const auto request = decode("multipart/form-data; boundary=" + boundary, body);
    BOOST_TEST_REQUIRE(request.ok(), request.error().message());
    BOOST_TEST(bytes_of(encode(*request, {.boundary = boundary})) == body, name);
  }
}

BOOST_AUTO_TEST_CASE(every_sample_is_decoded_as_it_was_encoded) {
  quire::encoder encode;
  v1::decoder decode;
  std::size_t count = 0;
  for (const auto& environment : v1_test::samples_of(v1::newest_revision)) {
    if (!environment.is_environment()) continue;
    for (const auto& event : v1_test::samples_of(v1::newest_revision)) {
      if (event.is_environment()) continue;
      const auto out = encode.json(event.json, environment.json);
      const std::string type{out->content_type()};
      const std::string body = bytes_of(out);
      const auto decoded = decode(type, body);
      BOOST_TEST_REQUIRE(decoded.ok(), decoded.error().message());
      std::string event_json;
      std::string environment_json;
      quire::to_json(decoded->event, event_json);
      quire::to_json(decoded->environment, environment_json);
      const auto again = encode(*decoded);
      const std::string again_type{again->content_type()};
      const std::string again_body = bytes_of(again);
      BOOST_TEST(again_body.find(event_json) != std::string::npos);
      BOOST_TEST(again_body.find(environment_json) != std::string::npos);
      ++count;
    }
  }
  BOOST_TEST(count > 100U);
}

BOOST_AUTO_TEST_CASE(values_made_by_hand_are_a_request) {
  v1::site_view view;
  view.url = "https://example.com/";
  v1::environment environment;
  environment.integration.name = "example";
  quire::encoder encode;
  const auto out = encode.values(view, environment,
                                 quire::fetch_body{quire::field_kind::file, "raw bytes", {}, {}});
  const std::string type{out->content_type()};
  const std::string body = bytes_of(out);
  v1::decoder decode;
  const auto request = decode(type, body);
  BOOST_TEST_REQUIRE(request.ok(), request.error().message());
  const auto* found = request->event.get_if<v1::site_view>();
  BOOST_REQUIRE(found != nullptr);
  BOOST_TEST(found->url == view.url);
  BOOST_TEST(request->environment.integration.name == "example");
  BOOST_TEST(request->fetch_body->filename == "fetch-body");
  BOOST_TEST(request->fetch_body->content_type == "application/octet-stream");
}

BOOST_AUTO_TEST_CASE(a_fetch_body_keeps_its_filename_and_type) {
  quire::encoder encode;
  const quire::fetch_body sent{quire::field_kind::file, "a,b", "text/csv", "table, first.csv"};
  const auto out = encode.json(R"({"type":"x"})", R"({"integration":{}})", sent);
  const std::string type{out->content_type()};
  const std::string body = bytes_of(out);
  v1::decoder decode;
  const auto request = decode(type, body);
  BOOST_TEST_REQUIRE(request.ok(), request.error().message());
  BOOST_REQUIRE(request->fetch_body);
  BOOST_TEST(request->fetch_body->filename == sent.filename);
  BOOST_TEST(request->fetch_body->content_type == sent.content_type);
  BOOST_TEST(request->fetch_body->bytes == sent.bytes);
}

BOOST_AUTO_TEST_CASE(the_release_chooses_the_rows) {
  v1::fetch fetch;
  fetch.site_id = "s";
  quire::encoder encode;
  const v1::environment environment;
  BOOST_TEST(bytes_of(encode.values(fetch, environment)).find("siteId") != std::string::npos);
  const auto old = encode.values(fetch, environment, std::nullopt,
                                 {.boundary = {}, .at = quire::release{0, 34, 0}});
  BOOST_TEST(bytes_of(old).find("siteId") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_boundary_in_a_value_is_refused_by_part_and_byte) {
  quire::encoder encode;
  const auto out = encode.json(R"({"a":"x--B"})", "{}", std::nullopt, {.boundary = "B"});
  BOOST_REQUIRE(!out.ok());
  BOOST_TEST(name(out.error().code) == "boundary_in_value");
  BOOST_TEST(out.error().part == 0U);
  BOOST_TEST(out.error().offset == 7U);
  const auto wrong = encode.json("{}", "{}", std::nullopt, {.boundary = "\r\n"});
  BOOST_TEST(name(wrong.error().code) == "invalid_boundary");
}

BOOST_AUTO_TEST_CASE(a_fetch_body_that_is_text_stays_text) {
  quire::encoder encode;
  const auto out = encode.json(
      R"({"type":"x"})", R"({"integration":{}})",
      quire::fetch_body{
          .kind = quire::field_kind::string, .bytes = "a=b", .content_type = {}, .filename = {}});
  const std::string type{out->content_type()};
  const std::string body = bytes_of(out);
  v1::decoder decode;
  const auto request = decode(type, body);
  BOOST_REQUIRE(request.ok());
  BOOST_TEST((request->fetch_body->kind == quire::field_kind::string));
  BOOST_TEST(request->fetch_body->bytes == "a=b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace request_encoder
