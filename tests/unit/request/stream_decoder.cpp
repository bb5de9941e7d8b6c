// SPDX-License-Identifier: Apache-2.0
#include <quire/request/stream_decoder.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <filesystem>
#include <fuzz/request.hpp>
#include <fuzz/stream_calls.hpp>
#include <map>
#include <string>
#include <vector>

#include "support/capture.hpp"
#include "support/corpus.hpp"
#include "support/moving.hpp"
#include "support/request_outcome.hpp"
#include "support/stream_run.hpp"

namespace request_stream_decoder {

using quire::request_step;
using support::form;
using support::form_type;
using decoder = quire::v1::stream_decoder;
using steps = std::vector<request_step>;

static_assert(support::stays_where_it_is<decoder>);

constexpr std::string_view event = R"({"type":"fetch","eventId":"e\n1","request":{"url":"u"}})";
constexpr std::string_view environment = R"({"integration":{"name":"a","title":"T\u00e9"}})";

constexpr support::way_in ways[] = {support::way_in::prepare, support::way_in::feed};

support::request_outcome stream(std::string_view body, const support::cuts& sizes = {},
                                support::way_in by = support::way_in::feed) {
  decoder in;
  return support::stream_run{in}(form_type, body, sizes, by);
}

/// "" if the body comes out as it must by both ways, else what differs.
std::string differs(const support::request_outcome& wanted, std::string_view body,
                    const support::cuts& sizes) {
  for (const auto by : ways) {
    const std::string found = support::stream_difference(wanted, stream(body, sizes, by));
    if (!found.empty()) return (by == support::way_in::feed ? "fed: " : "prepared: ") + found;
  }
  return {};
}

support::request_outcome expected(std::string_view body) {
  return support::expected_stream{}(form_type, body);
}

/// Copies a text into the room that a decoder gives, and commits it.
request_step put(decoder& in, std::string_view text) {
  const auto room = in.prepare(text.size());
  BOOST_REQUIRE(room.size() == text.size());
  text.copy(room.data(), text.size());
  return in.commit(text.size());
}

std::string whole_request(std::string_view disposition, std::string_view value) {
  return form(
      {{"name=\"event\"", event}, {"name=\"environment\"", environment}, {disposition, value}});
}

std::string refused(std::string_view body, std::size_t offset) {
  decoder in{form_type};
  auto now = in.feed(body);
  while (now != request_step::error && now != request_step::need_input) now = in.next();
  if (now == request_step::need_input) now = in.finish();
  BOOST_TEST((now == request_step::error));
  BOOST_TEST(in.status() == 500);
  BOOST_TEST(in.error().offset() == offset);
  const bool is_of_the_form = in.error().where() == quire::request_part::form;
  BOOST_TEST(is_of_the_form == in.error().path().empty());
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

}  // namespace request_stream_decoder

BOOST_AUTO_TEST_SUITE(request_stream_decoder)

BOOST_AUTO_TEST_CASE(steps_come_in_the_order_of_the_fields) {
  const std::string usual = whole_request("name=\"fetch-body\"; filename=\"f\"", "bytes");
  const steps in_order{
      request_step::event,           request_step::environment,    request_step::fetch_body_begin,
      request_step::fetch_body_data, request_step::fetch_body_end, request_step::end};
  const std::string body_first = form({{"name=\"fetch-body\"", ""},
                                       {"name=\"environment\"", environment},
                                       {"name=\"event\"", event}});
  const steps other_order{request_step::fetch_body_begin, request_step::fetch_body_end,
                          request_step::environment, request_step::event, request_step::end};
  for (const auto by : ways) {
    BOOST_TEST((stream(usual, {}, by).steps == in_order));
    BOOST_TEST((stream(usual, {{}, 1}, by).steps == in_order));
    BOOST_TEST((stream(body_first, {}, by).steps == other_order));
    BOOST_TEST((stream(body_first, {{}, 3}, by).steps == other_order));
  }
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
  BOOST_TEST((in.data().data() == body.data() + cut - 4));
  BOOST_TEST((in.next() == request_step::need_input));
  BOOST_TEST(!in.over());
  in.reset(form_type);
  BOOST_TEST((in.data().data() == nullptr));
}

// The two faults that decoding again had: in the usual order with a large environment, and with the
// environment before the event.
BOOST_AUTO_TEST_CASE(values_live_until_reset) {
  std::string secrets;
  for (int i = 0; i != 300; ++i)
    secrets += (i == 0 ? "\"s" : ",\"s") + std::to_string(i) + "\":\"a secret\\u0021\"";
  const std::string large = R"({"integration":{"name":"a"},"secrets":{)" + secrets + "}}";
  const std::string small = R"({"integration":{"name":"a"},"secrets":{"k":"v\n"}})";
  for (const std::string& body :
       {support::request(event, large),
        form({{"name=\"environment\"", small}, {"name=\"event\"", event}}),
        form({{"name=\"environment\"", large},
              {"name=\"fetch-body\"; filename=\"f\"", std::string(5000, 'x')},
              {"name=\"event\"", event}})}) {
    const auto wanted = expected(body);
    BOOST_TEST(wanted.ok());
    for (std::size_t size = 1; size < 3000; size += 1 + size / 5)
      BOOST_TEST(differs(wanted, body, {{}, size}) == "");
  }
}

BOOST_AUTO_TEST_CASE(what_is_committed_is_not_copied) {
  const std::string body = whole_request("name=\"fetch-body\"; filename=\"f\"", "0123456789");
  const std::string_view text = body;
  decoder in{form_type};
  const std::size_t cut = body.find("\"url\"");
  const auto first = in.prepare(cut);
  text.copy(first.data(), cut);
  BOOST_TEST((in.commit(cut) == request_step::need_input));
  const auto second = in.prepare(body.size() - cut);
  BOOST_TEST((second.data() == first.data() + cut));
  text.substr(cut).copy(second.data(), second.size());
  BOOST_TEST((in.commit(second.size()) == request_step::event));
  const auto& fetch = *in.event().get_if<quire::v1::fetch>();
  BOOST_TEST((fetch.type.data() == first.data() + body.find("fetch\",\"eventId")));
  BOOST_TEST((fetch.request.url.data() == first.data() + body.find("u\"}")));
  BOOST_TEST((in.next() == request_step::environment));
  BOOST_TEST((in.next() == request_step::fetch_body_begin));
  BOOST_TEST((in.next() == request_step::fetch_body_data));
  BOOST_TEST((in.data().data() == first.data() + body.find("0123456789")));
}

BOOST_AUTO_TEST_CASE(bytes_of_a_delimiter_that_is_none_lie_in_place) {
  const std::string odd = "\r\n--XyZ {\"type\":\"x\"} \r\n--X";
  const std::string body = support::request("{\"type\":\r\n\"\\r\\n--XyZ\"\r\n}\r\n", environment);
  const auto wanted = expected(body);
  BOOST_TEST(wanted.ok());
  for (std::size_t at = 0; at <= body.size(); ++at) {
    for (std::size_t more = 0; more != 12; ++more)
      BOOST_TEST(differs(wanted, body, {{at, more}}) == "");
  }
  const std::string refused = support::request(odd, environment);
  for (std::size_t at = 0; at <= refused.size(); ++at)
    BOOST_TEST(differs(expected(refused), refused, {{at, 2}}) == "");
}

BOOST_AUTO_TEST_CASE(every_cut_of_every_capture_gives_what_the_whole_gives) {
  decoder in;
  support::stream_run run{in};
  support::expected_stream wanted_of;
  std::size_t seen = 0;
  for (const auto& capture : captures()) {
    const std::string& name = capture.first;
    const std::string& type = capture.second;
    BOOST_TEST_INFO_SCOPE(name);
    const std::string body = support::read_data("captures/" + name + ".body");
    const auto wanted = wanted_of(type, body);
    const auto check = [&](const support::cuts& sizes) {
      for (const auto by : ways)
        BOOST_TEST(support::stream_difference(wanted, run(type, body, sizes, by)) == "");
    };
    for (const std::size_t size : {1U, 2U, 3U, 7U, 64U, 999U, 4096U}) {
      if (size >= 64 || body.size() < 10'000) check({{}, size});
    }
    const std::size_t step = 1 + body.size() / 200;
    for (std::size_t at = 0; at <= body.size(); at += step) check({{at}});
    ++seen;
  }
  BOOST_TEST(seen >= 50U);
}

BOOST_AUTO_TEST_CASE(a_string_becomes_utf8_however_it_is_cut) {
  const std::string body =
      whole_request("name=\"fetch-body\"", "a\xE2\x82\xAC\xFF z\xC3\r\n-\xF0\x9F\xE2\x82\xAC\xE2");
  const auto wanted = expected(body);
  for (std::size_t at = 0; at <= body.size(); ++at) {
    BOOST_TEST(differs(wanted, body, {{at}}) == "");
    for (std::size_t more = 1; more != 5; ++more)
      BOOST_TEST(differs(wanted, body, {{at, more}, 1}) == "");
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
  BOOST_TEST(refused(form({{"name=\"environment\"; filename=\"x\"", "{}"}}), at + 20) ==
             "environment_is_a_file ");
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
  BOOST_TEST((in.next() == request_step::need_input));
  BOOST_TEST((in.feed("more") == request_step::need_input));
  BOOST_TEST((in.finish() == request_step::need_input));
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
        support::request(R"({"type":"fetch","request":5})"), support::request("\r\n {} x"),
        support::request("{}", R"({"integration":[]})"), support::request("null"),
        form({{"name=\"event\"", event}}), form({{"name=\"environment\"", environment}})}) {
    const auto wanted = expected(body);
    BOOST_TEST(!wanted.ok());
    BOOST_TEST(wanted.error == support::decode_whole(form_type, body).error);
    for (std::size_t at = 0; at <= body.size(); ++at)
      BOOST_TEST(differs(wanted, body, {{at}}) == "");
  }
}

// Of several errors the first in the body.
BOOST_AUTO_TEST_CASE(values_stay_when_the_request_is_refused) {
  const std::string body = support::request(event, R"({"integration":5})");
  BOOST_TEST(expected(body).error.code == "not_an_object");
  const std::string cut = body.substr(0, body.size() - 6);
  for (std::size_t size = 1; size != 60; ++size) {
    BOOST_TEST(differs(expected(body), body, {{}, size}) == "");
    BOOST_TEST(differs(expected(cut), cut, {{}, size}) == "");
  }
}

BOOST_AUTO_TEST_CASE(a_step_that_was_not_taken_is_not_lost) {
  const std::string body = support::request(event, environment);
  const std::string_view first =
      std::string_view{body}.substr(0, body.find("\r\n--XyZ\r\n", 9) + 7);
  const auto refuse = [&](auto go_on) {
    decoder in{form_type};
    BOOST_TEST((in.feed(first) == request_step::event));
    BOOST_TEST((go_on(in) == request_step::error));
    BOOST_TEST(in.error().code() == "steps_not_taken");
    BOOST_TEST((in.error().where() == quire::request_part::form));
    BOOST_TEST(in.error().offset() == first.size());
    BOOST_TEST(in.status() == 500);
    BOOST_TEST(in.event().get_if<quire::v1::fetch>()->event_id == "e\n1");
    BOOST_TEST((in.next() == request_step::need_input));
  };
  refuse([](decoder& in) { return in.feed("\r\n"); });
  refuse([](decoder& in) { return in.feed(""); });
  refuse([](decoder& in) { return in.finish(); });
  refuse([](decoder& in) {
    BOOST_TEST(in.prepare(10).empty());
    return in.commit(0);
  });
  decoder in{form_type};
  BOOST_TEST((put(in, first) == request_step::event));
  BOOST_TEST(in.prepare(10).empty());
  BOOST_TEST((in.commit(5) == request_step::error));
  BOOST_TEST(in.error().code() == "steps_not_taken");
}

BOOST_AUTO_TEST_CASE(the_two_ways_in_do_not_mix) {
  decoder in{form_type};
  BOOST_TEST((in.feed("--XyZ") == request_step::need_input));
  BOOST_TEST(in.prepare(10).empty());
  BOOST_TEST((in.next() == request_step::error));
  BOOST_TEST(in.error().code() == "mixed_input");
  in.reset(form_type);
  BOOST_TEST((put(in, "--XyZ\r\n") == request_step::need_input));
  BOOST_TEST((in.feed("C") == request_step::error));
  BOOST_TEST(in.error().code() == "mixed_input");
  BOOST_TEST((in.error().where() == quire::request_part::form));
  BOOST_TEST(in.error().offset() == 7U);
  in.reset(form_type);
  BOOST_TEST((put(in, "--XyZ") == request_step::need_input));
}

BOOST_AUTO_TEST_CASE(no_more_is_committed_than_there_is_room_for) {
  decoder in{form_type};
  BOOST_TEST((in.commit(0) == request_step::need_input));
  BOOST_TEST((in.commit(1) == request_step::error));
  BOOST_TEST(in.error().code() == "over_committed");
  in.reset(form_type);
  BOOST_TEST((put(in, "--XyZ") == request_step::need_input));
  BOOST_TEST((in.commit(1) == request_step::error));
  BOOST_TEST(in.error().code() == "over_committed");
  BOOST_TEST((in.error().where() == quire::request_part::form));
  BOOST_TEST(in.error().offset() == 5U);
  in.reset(form_type);
  const auto room = in.prepare(5);
  BOOST_TEST((in.commit(room.size() + 1) == request_step::error));
  decoder waiting;
  BOOST_TEST(waiting.prepare(5).empty());
  BOOST_TEST((waiting.commit(5) == request_step::need_input));
}

BOOST_AUTO_TEST_CASE(lazy_values_outlive_their_chunk) {
  decoder in{form_type};
  const std::string body =
      support::request("{}", R"({"integration":{"name":"a","owner":{"title":"T\n","id":"o"}}})");
  for (std::size_t at = 0; at < body.size(); at += 97) {
    const support::heap_chunk chunk(std::string_view{body}.substr(at, 97));
    auto now = in.feed(chunk.view());
    while (now != request_step::need_input) now = in.next();
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
  const auto wanted = expected(body);
  BOOST_TEST(wanted.ok());
  for (std::size_t at = 0; at <= body.size(); ++at) {
    BOOST_TEST(differs(wanted, body, {{at}}) == "");
    BOOST_TEST(differs(wanted, body, {{at, 1}}) == "");
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
  BOOST_TEST(in.error().offset() == 0U);
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
    const auto got = stream(body, {{}, size}, ways[size % 2]);
    BOOST_TEST(got.error.code == "");
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
  const std::string body = start + "{\"type\":\"x\"";
  BOOST_TEST((in.feed(body) == request_step::error));
  BOOST_TEST(in.error().code() == "size_limit");
  BOOST_TEST(in.error().offset() == start.size() + 10);
  BOOST_TEST(in.error().path() == "event");
  BOOST_TEST((in.error().where() == quire::request_part::event));
}

BOOST_AUTO_TEST_CASE(each_document_has_a_limit_of_its_own) {
  quire::request_limits limits;
  limits.environment.bytes = environment.size();
  decoder in{form_type, limits};
  const std::string good = support::request(event, environment);
  BOOST_TEST((in.feed(good) == request_step::event));
  BOOST_TEST((in.next() == request_step::environment));
  const std::string long_one = support::request(event, std::string{environment} + " ");
  in.reset(form_type);
  BOOST_TEST((in.feed(long_one) == request_step::event));
  BOOST_TEST((in.next() == request_step::error));
  BOOST_TEST(in.error().code() == "size_limit");
  BOOST_TEST(in.error().path() == "environment");
  BOOST_TEST((in.error().where() == quire::request_part::environment));
  BOOST_TEST(in.error().offset() == long_one.find(environment) + environment.size());
}

BOOST_AUTO_TEST_CASE(the_request_fuzzer_agrees_over_its_corpus) {
  support::run_corpus("request",
                      [](std::string_view input) { return quire::fuzz::request(input); });
}

BOOST_AUTO_TEST_CASE(the_fuzzer_of_calls_agrees_over_its_corpus) {
  support::run_corpus("stream_calls",
                      [](std::string_view input) { return quire::fuzz::stream_calls(input); });
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_is_remarked_however_it_was_cut) {
  const std::string body = support::request(R"( {"type":"site_view","pageId":null,"url":"u"} )",
                                            R"({"integration":{},"secrets":{"A":5}})");
  quire::v1::stream_decoder in;
  for (std::size_t size = 1; size <= body.size(); ++size) {
    in.reset(form_type);
    for (std::size_t at = 0; at < body.size() && !in.over(); at += size) {
      const support::heap_chunk chunk(std::string_view{body}.substr(at, size));
      for (auto now = in.feed(chunk.view()); now != request_step::need_input; now = in.next()) {
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

BOOST_AUTO_TEST_CASE(a_remark_on_an_environment_that_came_first_stays_where_it_was) {
  const std::string body =
      form({{"name=\"environment\"", R"({"integration":{},"secrets":{"A":5}})"},
            {"name=\"event\"", R"({"type":"site_view","url":"u"})"}});
  decoder in{form_type};
  for (auto now = in.feed(body); now != request_step::need_input;) now = in.next();
  BOOST_REQUIRE(in.remarks().count() == 1U);
  BOOST_TEST(in.remarks()[0].path() == "environment.secrets.A");
  BOOST_TEST(in.remarks()[0].offset() == body.find("5}}"));
}

BOOST_AUTO_TEST_SUITE_END()
