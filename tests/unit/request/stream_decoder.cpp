// SPDX-License-Identifier: Apache-2.0
#include <quire/request/stream_decoder.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <fuzz/request.hpp>
#include <map>
#include <string>
#include <vector>

#include "support/capture.hpp"
#include "support/corpus.hpp"
#include "support/request_outcome.hpp"

namespace {

using quire::request_step;
using support::form;
using support::form_type;
using decoder = quire::v1::stream_decoder;
using steps = std::vector<request_step>;

constexpr std::string_view event = R"({"type":"fetch","eventId":"e\n1","request":{"url":"u"}})";
constexpr std::string_view environment = R"({"integration":{"name":"a","title":"T\u00e9"}})";

support::request_outcome stream(std::string_view body, const support::cuts& sizes = {}) {
  decoder in;
  return support::stream_run{in}(form_type, body, sizes);
}

std::string whole_request(std::string_view disposition, std::string_view value) {
  return form(
      {{"name=\"event\"", event}, {"name=\"environment\"", environment}, {disposition, value}});
}

std::string refused(std::string_view body, std::size_t offset) {
  decoder in{form_type};
  auto now = in.feed(body);
  while (now != request_step::error && now != request_step::none) now = in.next();
  if (now == request_step::none) now = in.finish();
  BOOST_TEST((now == request_step::error));
  BOOST_TEST(in.status() == 500);
  BOOST_TEST(in.error().offset() == offset);
  return std::string{in.error().code()} + ' ' + std::string{in.error().path()};
}

/// All requests that clients sent, by file, with their Content-Types.
std::map<std::string, std::string> captures() {
  std::map<std::string, std::string> types;
  const auto folder = std::filesystem::path(QUIRE_TEST_DATA) / "captures";
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (file.path().extension() != ".headers") continue;
    const std::string name = relative(file.path(), folder).replace_extension("").string();
    const std::string head = support::read_data("captures/" + name + ".headers");
    const std::size_t at = head.find("multipart/form-data");
    types[name] = head.substr(at, head.find_first_of("\r\n", at) - at);
  }
  return types;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(request_stream_decoder)

BOOST_AUTO_TEST_CASE(steps_come_in_the_order_of_the_fields) {
  const std::string usual = whole_request("name=\"fetch-body\"; filename=\"f\"", "bytes");
  const steps in_order{
      request_step::event,           request_step::environment,    request_step::fetch_body_begin,
      request_step::fetch_body_data, request_step::fetch_body_end, request_step::end};
  BOOST_TEST((stream(usual).steps == in_order));
  BOOST_TEST((stream(usual, {{}, 1}).steps == in_order));

  const std::string body_first = form({{"name=\"fetch-body\"", ""},
                                       {"name=\"environment\"", environment},
                                       {"name=\"event\"", event}});
  const steps other_order{request_step::fetch_body_begin, request_step::fetch_body_end,
                          request_step::environment, request_step::event, request_step::end};
  BOOST_TEST((stream(body_first).steps == other_order));
  BOOST_TEST((stream(body_first, {{}, 3}).steps == other_order));
}

BOOST_AUTO_TEST_CASE(the_event_is_there_before_the_body_has_come) {
  const std::string body = whole_request("name=\"fetch-body\"; filename=\"f\"", "0123456789");
  decoder in{form_type};
  const std::size_t cut = body.find("0123456789") + 4;
  const std::string_view text = body;
  BOOST_TEST((in.feed(text.substr(0, cut)) == request_step::event));
  BOOST_TEST(in.event().get_if<quire::v1::fetch>()->request.url == "u");
  BOOST_TEST((in.next() == request_step::environment));
  BOOST_TEST(in.environment().integration.name == "a");
  BOOST_TEST((in.next() == request_step::fetch_body_begin));
  BOOST_TEST(in.fetch_body()->filename == "f");
  BOOST_TEST((in.next() == request_step::fetch_body_data));
  BOOST_TEST(in.data().data() == body.data() + cut - 4);
  BOOST_TEST((in.next() == request_step::none));
  BOOST_TEST(!in.over());
}

BOOST_AUTO_TEST_CASE(values_lead_into_the_chunk_until_they_must_be_kept) {
  const std::string body = whole_request("name=\"fetch-body\"; filename=\"f\"", "0123456789");
  const auto leads_into_body = [&](std::string_view text) {
    return text.data() >= body.data() && text.data() < body.data() + body.size();
  };
  decoder in{form_type};
  BOOST_TEST((in.feed(body) == request_step::event));
  const auto& fetch = *in.event().get_if<quire::v1::fetch>();
  BOOST_TEST(leads_into_body(fetch.request.url));
  while (in.next() != request_step::end) continue;
  BOOST_TEST(leads_into_body(fetch.request.url));
  BOOST_TEST(in.keep());
  BOOST_TEST(!leads_into_body(fetch.request.url));
  BOOST_TEST(fetch.request.url == "u");
  BOOST_TEST(in.environment().integration.title == "T\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(every_cut_of_every_capture_gives_what_the_whole_gives) {
  decoder in;
  support::stream_run run{in};
  std::size_t seen = 0;
  for (const auto& capture : captures()) {
    const std::string& name = capture.first;
    const std::string& type = capture.second;
    BOOST_TEST_INFO_SCOPE(name);
    const std::string body = support::read_data("captures/" + name + ".body");
    const auto whole = support::decode_whole(type, body);
    const auto differs = [&](const support::cuts& sizes) {
      return support::stream_difference(whole, run(type, body, sizes));
    };
    for (const std::size_t size : {1U, 2U, 3U, 7U, 64U, 999U, 4096U}) {
      if (size >= 64 || body.size() < 10'000) BOOST_TEST(differs({{}, size}) == "");
    }
    const std::size_t step = 1 + body.size() / 500;
    for (std::size_t at = 0; at <= body.size(); at += step) BOOST_TEST(differs({{at}}) == "");
    ++seen;
  }
  BOOST_TEST(seen >= 50U);
}

BOOST_AUTO_TEST_CASE(a_string_becomes_utf8_however_it_is_cut) {
  const std::string body =
      whole_request("name=\"fetch-body\"", "a\xE2\x82\xAC\xFF z\xC3\r\n-\xF0\x9F");
  const auto whole = support::decode_whole(form_type, body);
  for (std::size_t at = 0; at <= body.size(); ++at) {
    BOOST_TEST(support::stream_difference(whole, stream(body, {{at}})) == "");
    BOOST_TEST(support::stream_difference(whole, stream(body, {{at, 1}, 1})) == "");
  }
}

BOOST_AUTO_TEST_CASE(errors_are_told_where_they_stand) {
  const std::string start = "--XyZ\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n";
  const std::size_t at = start.size();
  BOOST_TEST(refused("", 0) == "empty_body ");
  BOOST_TEST(refused(support::request("{\"a\":[1,{\"b\":nul}]}"), at + 13) ==
             "invalid_literal event.a[1].b");
  BOOST_TEST(refused(support::request("{}", "{}"), 120) ==
             "missing_member environment.integration");
  BOOST_TEST(refused(form({{"name=\"event\"; filename=\"x\"", "{}"}}), at + 14) ==
             "event_is_a_file ");
  BOOST_TEST(refused(form({{"name=\"environment\"", environment}}), 116) == "missing_event ");
  BOOST_TEST(refused(form({{"name=\"event\"", "{}"}}), 66) == "missing_environment ");
  BOOST_TEST(refused(start + "{}\r\n--XyZ", at + 9) == "truncated_delimiter_line ");
}

BOOST_AUTO_TEST_CASE(an_error_before_the_end_stops_everything) {
  decoder in{form_type};
  const std::string body = support::request("nul");
  BOOST_TEST((in.feed(body) == request_step::error));
  BOOST_TEST(in.over());
  BOOST_TEST(!in.has_event());
  BOOST_TEST((in.next() == request_step::none));
  BOOST_TEST((in.feed("more") == request_step::none));
  BOOST_TEST((in.finish() == request_step::none));
  in.reset(form_type);
  const std::string good = support::request("{}");
  BOOST_TEST((in.feed(good) == request_step::event));
  BOOST_TEST(!in.error());
}

// Where the form is good and the fields come in the usual order, the same error is told, at the
// same byte and of the same member, wherever the body is cut.
BOOST_AUTO_TEST_CASE(an_error_is_that_of_the_whole_body) {
  for (const std::string& body :
       {support::request("{\"a\":[1,{\"b\":nul}]}"), support::request("{}", "{}"),
        support::request(R"({"type":"site_view","url":5})"), support::request("\r\n {} x"),
        support::request("{}", R"({"integration":{"name":{}}})"), support::request("null")}) {
    quire::v1::decoder whole;
    const std::string expected = whole(form_type, body).error().message();
    BOOST_TEST(!expected.empty());
    for (std::size_t at = 0; at <= body.size(); ++at) {
      decoder in{form_type};
      for (const std::string_view chunk :
           {std::string_view{body}.substr(0, at), std::string_view{body}.substr(at)}) {
        auto now = in.feed(chunk);
        while (now != request_step::none) now = in.next();
      }
      (void)in.finish();
      BOOST_TEST(in.error().message() == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_kept_of_a_refused_request) {
  decoder in{form_type};
  const std::string body = support::request(R"({"type":"fetch","request":{"url":"u"}})", "{}");
  BOOST_TEST((in.feed(body) == request_step::event));
  BOOST_TEST((in.next() == request_step::error));
  BOOST_TEST(in.over());
  BOOST_TEST(!in.keep());
  BOOST_TEST(in.over());
  BOOST_TEST((in.next() == request_step::none));
}

BOOST_AUTO_TEST_CASE(lazy_values_outlive_their_chunk) {
  decoder in{form_type};
  const std::string body =
      support::request("{}", R"({"integration":{"name":"a","owner":{"title":"T\n","id":"o"}}})");
  for (std::size_t at = 0; at < body.size(); at += 97) {
    const support::heap_chunk chunk(std::string_view{body}.substr(at, 97));
    auto now = in.feed(chunk.view());
    while (now != request_step::none) now = in.next();
    if (in.over()) BOOST_TEST(in.keep());
  }
  BOOST_TEST(in.over());
  const auto owner = in.environment().integration.owner.get<quire::v1::latest>();
  BOOST_REQUIRE(owner.ok());
  BOOST_TEST(owner->title == "T\n");
}

BOOST_AUTO_TEST_CASE(the_rules_of_the_schema_hold_in_chunks) {
  quire::stream_decoder<quire::v1::latest, quire::as_schema> in{form_type};
  const std::string body = support::request(R"({"type":"site_view"})");
  BOOST_TEST((in.feed(body) == request_step::error));
  BOOST_TEST(in.error().code() == "missing_member");
  BOOST_TEST(in.error().path() == "event.eventId");
}

BOOST_AUTO_TEST_CASE(white_space_around_json_may_look_like_a_delimiter) {
  const std::string body =
      support::request("\r\n{\"type\":\"x\"}\r\n", "\r\n {\"integration\":{}}\n");
  const auto whole = support::decode_whole(form_type, body);
  BOOST_TEST(whole.code == "");
  for (std::size_t at = 0; at <= body.size(); ++at) {
    BOOST_TEST(support::stream_difference(whole, stream(body, {{at}})) == "");
    BOOST_TEST(support::stream_difference(whole, stream(body, {{at, 1}})) == "");
  }
}

BOOST_AUTO_TEST_CASE(a_content_type_is_refused_by_the_first_step) {
  decoder in{"text/plain"};
  BOOST_TEST((in.feed("--XyZ") == request_step::error));
  BOOST_TEST((in.error().where() == quire::request_part::content_type));
  in.reset("");
  BOOST_TEST((in.finish() == request_step::error));
}

BOOST_AUTO_TEST_CASE(another_version_is_refused_by_the_first_step) {
  decoder in;
  BOOST_TEST(in.over());
  const std::string body = support::request("{}");
  in.reset("/v1?x", form_type);
  BOOST_TEST((in.feed(body) == request_step::event));
  in.reset("/v2", form_type);
  BOOST_TEST((in.feed(body) == request_step::error));
  BOOST_TEST(in.error().code() == "unsupported_version");
  BOOST_TEST(in.status() == 400);
  BOOST_TEST(in.over());
  in.reset("/v1", form_type);
  BOOST_TEST((in.feed(body) == request_step::event));
}

BOOST_AUTO_TEST_CASE(of_repeated_fields_the_first_counts) {
  const std::string body = form({{"name=\"event\"", R"({"type":"first"})"},
                                 {"name=\"event\"; filename=\"x\"", "no JSON"},
                                 {"name=\"fetch-body\"; filename=\"1\"", "one"},
                                 {"name=\"fetch-body\"; filename=\"2\"", "two"},
                                 {"name=\"environment\"", environment},
                                 {"name=\"environment\"", "no JSON"}});
  for (std::size_t size = 1; size != 40; ++size) {
    const auto got = stream(body, {{}, size});
    BOOST_TEST(got.code == "");
    BOOST_TEST(got.event == R"({"type":"first"})");
    BOOST_TEST(got.fetch_body->bytes == "one");
    BOOST_TEST(got.fetch_body->filename == "1");
  }
}

BOOST_AUTO_TEST_CASE(json_over_its_limit_is_refused_before_it_is_gathered) {
  quire::request_limits limits;
  limits.event.bytes = 10;
  decoder in{form_type, limits};
  const std::string start = "--XyZ\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n";
  BOOST_TEST((in.feed(start + "{\"type\":\"x\"") == request_step::error));
  BOOST_TEST(in.error().code() == "size_limit");
  BOOST_TEST(in.error().offset() == start.size() + 10);
  BOOST_TEST(in.error().path() == "event");
}

BOOST_AUTO_TEST_CASE(the_request_fuzzer_agrees_over_its_corpus) {
  support::run_corpus("request",
                      [](std::string_view input) { return quire::fuzz::request(input); });
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_is_remarked_however_it_was_cut) {
  const std::string body = support::request(R"( {"type":"site_view","pageId":null,"url":"u"} )",
                                            R"({"integration":{},"secrets":{"A":5}})");
  quire::v1::stream_decoder in;
  for (std::size_t size = 1; size <= body.size(); ++size) {
    in.reset(form_type);
    for (std::size_t at = 0; at < body.size() && !in.over(); at += size) {
      const support::heap_chunk chunk(std::string_view{body}.substr(at, size));
      for (auto now = in.feed(chunk.view()); now != request_step::none; now = in.next()) {
        if (now == request_step::end) BOOST_TEST(in.keep());
      }
    }
    BOOST_REQUIRE(in.remarks().count() == 2U);
    BOOST_TEST(in.remarks()[0].path() == "event.pageId");
    BOOST_TEST(in.remarks()[0].offset() == body.find("null"));
    BOOST_TEST(in.remarks()[1].path() == "environment.secrets.A");
    BOOST_TEST(in.remarks()[1].offset() == body.find("5}}"));
    BOOST_TEST(in.event_json() == R"({"type":"site_view","pageId":null,"url":"u"})");
    BOOST_TEST(in.environment_json() == R"({"integration":{},"secrets":{"A":5}})");
  }
}

BOOST_AUTO_TEST_SUITE_END()
