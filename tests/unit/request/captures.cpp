// SPDX-License-Identifier: Apache-2.0
// What real clients sent decodes to what they were given, as tests/data/captures/manifest.json and
// the official runtime's recorded answers say.
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "support/capture.hpp"

namespace request_captures {

namespace multipart = quire::multipart;
using element = simdjson::dom::element;

std::string text(element from, const char* key) {
  return std::string{from[key].get_string().value()};
}

/// The manifest writes each byte as one character.
std::string bytes(element from, const char* key) {
  std::string out;
  const std::string characters = text(from, key);
  for (std::size_t i = 0; i != characters.size(); ++i) {
    const auto c = static_cast<unsigned char>(characters[i]);
    if (c < 0x80) {
      out += characters[i];
    } else {
      out +=
          static_cast<char>((c & 3U) << 6U | (static_cast<unsigned char>(characters[++i]) & 63U));
    }
  }
  return out;
}

/// The exact values that the clients were told to send, by field name.
std::vector<std::string> inputs(std::string_view field) {
  const std::map<std::string_view, std::vector<std::string>> files{
      {"event", {"site_view.json", "fetch.json"}},
      {"environment", {"environment.json", "environment-large.json"}},
      {"fetch-body", {"fetch-body.bin", "fetch-body.txt", "fetch-body.64k", "fetch-body.empty"}}};
  std::vector<std::string> values;
  for (const auto& file : files.at(field))
    values.push_back(support::read_data("captures/inputs/" + file));
  return values;
}

void check_parts(element capture, const std::string& body) {
  const std::string type = text(capture, "content_type");
  const auto boundary = multipart::boundary_from_content_type<multipart::workerd>(type);
  BOOST_REQUIRE(boundary.ok());
  multipart::basic_form<multipart::workerd> form{*boundary, body};
  simdjson::dom::array parts = capture["parts"];
  auto expected = parts.begin();
  for (const auto& part : form) {
    BOOST_REQUIRE(expected != parts.end());
    const element want = *expected;
    BOOST_TEST(part.bytes().size() == want["len"].get_uint64().value());
    const std::string head = bytes(want, "head");
    BOOST_TEST(body.substr(part.offset() - head.size() - 4, head.size()) == head);
    if (want["same"].get_bool().value()) {
      const auto values = inputs(part.name());
      BOOST_TEST(std::count(values.begin(), values.end(), part.bytes()) == 1);
    }
    ++expected;
  }
  if (form.error()) return;  // the official runtime refuses it too: see below
  BOOST_TEST((expected == parts.end()));
}

void check_answer(element official, const std::string& type, const std::string& body) {
  quire::v1::decoder decode;
  const auto request = decode(type, body);
  const bool accepted = official["status"].get_uint64().value() < 300;
  BOOST_TEST(request.ok() == accepted);
  if (!request.ok() || !accepted) return;
  const std::string handler = text(official, "handler");
  const std::string_view event = visit(request->event, [](const auto& e) { return e.type; });
  BOOST_TEST((handler == event || handler == "events." + std::string{event}));
  std::string_view kind;
  const bool has_body = official["fetch_body_kind"].get(kind) == simdjson::SUCCESS;
  BOOST_TEST(request->fetch_body.has_value() == has_body);
  if (has_body)
    BOOST_TEST((request->fetch_body->kind == quire::field_kind::file) == (kind == "file"));
}

}  // namespace request_captures

BOOST_AUTO_TEST_SUITE(request_captures)

BOOST_AUTO_TEST_CASE(captures_decode_as_their_manifest_says) {
  simdjson::dom::parser parser;
  simdjson::dom::parser results;
  const std::string manifest = support::read_data("captures/manifest.json");
  const std::string answers = support::read_data("captures/official-results.json");
  simdjson::dom::object clients = parser.parse(manifest);
  simdjson::dom::object official = results.parse(answers);
  std::size_t seen = 0;
  for (const auto [client, cases] : clients) {
    for (const auto [name, capture] : simdjson::dom::object(cases)) {
      const std::string file = std::string{client} + '/' + std::string{name};
      BOOST_TEST_INFO_SCOPE(file);
      const std::string body = support::read_data("captures/" + file + ".body");
      BOOST_TEST(body.size() == capture["body_len"].get_uint64().value());
      check_parts(capture, body);
      element answer;
      if (official[file]["workerd"].get(answer) == simdjson::SUCCESS)
        check_answer(answer, text(capture, "content_type"), body);
      ++seen;
    }
  }
  BOOST_TEST(seen >= 50U);
}

BOOST_AUTO_TEST_SUITE_END()
