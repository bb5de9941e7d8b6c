// SPDX-License-Identifier: Apache-2.0
#include <quire/request/decoder.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <memory>
#include <new>
#include <string>

#include "support/capture.hpp"
#include "support/held_views.hpp"
#include "support/moving.hpp"

namespace request_decoder {

using support::form;
using support::form_type;
using decoder = quire::v1::decoder;

static_assert(support::stays_where_it_is<decoder>);

constexpr std::string_view environment = R"({"integration":{"name":"a"}})";

struct refusal {
  std::string code;
  std::string path;
  std::size_t offset;
};

refusal refused(std::string_view content_type, const std::string& body) {
  // Exactly as many bytes as the body has: a read behind it is caught.
  const auto exact = std::make_unique<char[]>(body.size());
  body.copy(exact.get(), body.size());
  decoder decode;
  const auto answer = decode(content_type, {exact.get(), body.size()});
  BOOST_TEST(!answer.ok());
  BOOST_TEST(answer.status() == 500);
  return {std::string{answer.error().code()}, std::string{answer.error().path()},
          answer.error().offset()};
}

void bad(const std::string& body, const std::string& code, const std::string& path,
         std::size_t offset) {
  const refusal got = refused(form_type, body);
  BOOST_TEST_INFO_SCOPE(body);
  BOOST_TEST(got.code == code);
  BOOST_TEST(got.path == path);
  BOOST_TEST(got.offset == offset);
  using quire::request_part;
  decoder decode;
  const auto answer = decode(form_type, body);
  const bool of_event = path.starts_with("event");
  const request_part json = of_event ? request_part::event : request_part::environment;
  BOOST_TEST((answer.error().where() == (path.empty() ? request_part::form : json)));
}

}  // namespace request_decoder

BOOST_AUTO_TEST_SUITE(request_decoder)

BOOST_AUTO_TEST_CASE(members_become_views_into_the_body) {
  const std::string body = support::request(
      R"({"eventId":"e1","type":"site_view","url":"https://example.com/","visitor":{"ip":"192.0.2.1","cookies":{"a":"b"}}})");
  decoder decode;
  const auto request = decode(form_type, body);
  BOOST_REQUIRE(request.ok());
  BOOST_TEST(request.status() == 200);
  const auto* view = request->event.get_if<quire::v1::site_view>();
  BOOST_REQUIRE(view != nullptr);
  BOOST_TEST(view->url == "https://example.com/");
  BOOST_TEST((view->url.data() > body.data() && view->url.data() < body.data() + body.size()));
  BOOST_TEST(view->visitor.ip == "192.0.2.1");
  BOOST_TEST(*view->visitor.cookies.find("a") == "b");
  BOOST_TEST(!view->page_id.has_value());
  BOOST_TEST(quire::has<&quire::v1::site_view::url>(*view));
  BOOST_TEST(!quire::has<&quire::v1::site_view::referrer>(*view));
  BOOST_TEST(request->environment.integration.name == "a");
  BOOST_TEST(!request->fetch_body.has_value());
}

BOOST_AUTO_TEST_CASE(escapes_are_decoded_beside_the_body) {
  const std::string body = support::request(R"({"type":"site_view","url":"a\u00e9\ud800\n"})");
  decoder decode;
  const auto request = decode(form_type, body);
  BOOST_REQUIRE(request.ok());
  BOOST_TEST(request->event.get_if<quire::v1::site_view>()->url == "a\xC3\xA9\xEF\xBF\xBD\n");
}

BOOST_AUTO_TEST_CASE(events_that_the_release_does_not_know_are_kept_raw) {
  decoder decode;
  for (const std::string_view event :
       {R"({"eventId":"e","type":"later","x":[1]})", R"({})", R"(5)", R"([1,2])", R"("text")",
        R"({"type":5})", R"({"type":"SITE_VIEW"})", R"(false)"}) {
    BOOST_TEST_INFO_SCOPE(event);
    const std::string body = support::request(event);
    const auto request = decode(form_type, body);
    BOOST_REQUIRE(request.ok());
    const auto* unknown = request->event.get_if<quire::v1::unknown_event>();
    BOOST_REQUIRE(unknown != nullptr);
    BOOST_TEST(unknown->json.text == event);
  }
  const std::string body = support::request(R"({"eventId":"e","type":"later"})");
  const auto request = decode(form_type, body);
  BOOST_TEST(request->event.get_if<quire::v1::unknown_event>()->event_id == "e");
  BOOST_TEST(request->event.get_if<quire::v1::unknown_event>()->type == "later");
}

BOOST_AUTO_TEST_CASE(event_types_of_other_releases_are_unknown) {
  const std::string body = support::request(R"({"type":"site_view","url":"u"})");
  quire::decoder<quire::v1::at<quire::release{0, 34, 0}>> old;
  const auto request = old(form_type, body);
  BOOST_REQUIRE(request.ok());
  BOOST_TEST(request->event.value.index() == 0U);
  quire::decoder<quire::v1::at<quire::release{0, 34, 0}>, quire::as_schema> strict;
  const auto refused = strict(form_type, body);
  BOOST_TEST(refused.error().code() == "unknown_value");
  BOOST_TEST(refused.error().path() == "event.type");
  const std::string five = support::request("5");
  BOOST_TEST(strict(form_type, five).error().code() == "not_an_object");
  BOOST_TEST(strict(form_type, five).error().path() == "event");
}

BOOST_AUTO_TEST_CASE(of_repeated_fields_and_members_the_right_one_counts) {
  decoder decode;
  const std::string fields = form({{"name=\"event\"", R"({"type":"first"})"},
                                   {"name=\"event\"", R"({"type":"second"})"},
                                   {"name=\"environment\"", environment},
                                   {"name=\"other\"", "ignored"}});
  const auto first = decode(form_type, fields);
  BOOST_REQUIRE(first.ok());
  BOOST_TEST(first->event.get_if<quire::v1::unknown_event>()->type == "first");
  const std::string members =
      support::request(R"({"type":"fetch","request":5,"type":"site_view","url":7,"url":"last"})");
  const auto last = decode(form_type, members);
  BOOST_REQUIRE(last.ok());
  BOOST_TEST(last->event.get_if<quire::v1::site_view>()->url == "last");
}

BOOST_AUTO_TEST_CASE(fetch_body_keeps_its_kind_and_absence) {
  decoder decode;
  const auto with = [&](std::string_view disposition, std::string_view value) {
    return form({{"name=\"event\"", R"({"type":"fetch","request":{"url":"u"}})"},
                 {"name=\"environment\"", environment},
                 {disposition, value}});
  };
  const std::string file = with("name=\"fetch-body\"; filename=\"a\\\"b\"", "\xFF\r\n-");
  const auto as_file = decode(form_type, file);
  BOOST_REQUIRE(as_file.ok());
  BOOST_TEST((as_file->fetch_body->kind == quire::field_kind::file));
  BOOST_TEST(as_file->fetch_body->bytes == "\xFF\r\n-");
  BOOST_TEST(as_file->fetch_body->filename == "a\"b");
  const std::string text = with("name=\"fetch-body\"", "a\xFF");
  const auto as_text = decode(form_type, text);
  BOOST_REQUIRE(as_text.ok());
  BOOST_TEST((as_text->fetch_body->kind == quire::field_kind::string));
  BOOST_TEST(as_text->fetch_body->bytes == "a\xEF\xBF\xBD");
  const std::string empty = with("name=\"fetch-body\"; filename=\"x\"", "");
  const auto as_empty = decode(form_type, empty);
  BOOST_REQUIRE(as_empty.ok());
  BOOST_TEST(as_empty->fetch_body.has_value());
  BOOST_TEST(as_empty->fetch_body->bytes.empty());
}

BOOST_AUTO_TEST_CASE(bad_requests_say_what_where_and_which_member) {
  const std::string start = "--XyZ\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n";
  const std::size_t at = start.size();
  const std::size_t environment_at =
      support::request("{}", "").find("\r\n\r\n", at) + std::string_view{"\r\n\r\n"}.size();
  BOOST_TEST(environment_at == 120U);
  bad("", "empty_body", "", 0);
  bad(form({{"name=\"environment\"", environment}}), "missing_event", "", 98);
  bad(form({{"name=\"event\"", "{}"}}), "missing_environment", "", 66);
  bad(form({{"name=\"event\"; filename=\"x\"", "{}"}}), "event_is_a_file", "", at + 14);
  bad(form({{"name=\"event\"", "{}"}, {"name=\"environment\"; filename=\"x\"", "{}"}}),
      "environment_is_a_file", "", environment_at + 14);
  bad(support::request(""), "empty_document", "event", at);
  bad(support::request("null"), "is_null", "event", at);
  bad(support::request("{}", "null"), "is_null", "environment", environment_at);
  bad(support::request("{}", "[]"), "not_an_object", "environment", environment_at);
  bad(support::request("{}", "{}"), "missing_member", "environment.integration", environment_at);
  bad(support::request("{\"a\":[1,{\"b\":nul}]}"), "invalid_literal", "event.a[1].b", at + 13);
  bad(support::request(R"({"type":"fetch","request":{"url":1}})"), "not_a_string",
      "event.request.url", at + 33);
  bad(support::request(R"({"type":"fetch","request":{}})"), "missing_member", "event.request.url",
      at + 26);
  bad(support::request(R"({"type":"fetch","request":null})"), "is_null", "event.request", at + 26);
  bad(support::request(R"({"type":"site_view","url":5,"x":tru})"), "invalid_literal", "event.x",
      at + 32);
}

BOOST_AUTO_TEST_CASE(a_content_type_is_refused_at_its_own_offset) {
  for (const std::string_view type :
       {"", "text/plain", "multipart/form-data", "multipart/mixed; boundary=XyZ"}) {
    decoder decode;
    const std::string body = support::request("{}");
    const auto answer = decode(type, body);
    BOOST_TEST(!answer.ok());
    BOOST_TEST((answer.error().where() == quire::request_part::content_type));
  }
}

BOOST_AUTO_TEST_CASE(what_is_passed_over_is_remarked) {
  const std::string body = support::request(
      R"({"type":"site_view","pageId":null,"visitor":{"cookies":{"c":1,"d":"e"}},"url":"u"})",
      R"( {"integration":{"name":{}},"secrets":{"A":"a","B":2}} )");
  const auto at = [&body](std::string_view text) { return body.find(text); };
  decoder decode;
  const auto request = decode(form_type, body);
  BOOST_REQUIRE(request.ok());
  const auto* view = request->event.get_if<quire::v1::site_view>();
  BOOST_TEST(view->url == "u");
  BOOST_TEST(!quire::has<&quire::v1::site_view::page_id>(*view));
  BOOST_TEST(view->visitor.cookies.size() == 1U);
  BOOST_TEST(request->environment.secrets.size() == 1U);
  std::string all;
  for (const quire::remark& each : request.remarks())
    all += std::string{each.code()} + ' ' + std::string{each.path()} + '\n';
  BOOST_TEST(all ==
             "is_null event.pageId\nnot_a_string event.visitor.cookies.c\n"
             "not_a_string environment.integration.name\nnot_a_string environment.secrets.B\n");
  BOOST_TEST(request.remarks().count() == 4U);
  BOOST_TEST(request.remarks()[0].offset() == at("null"));
  BOOST_TEST(request.remarks()[1].offset() == at("1,\"d\""));
  BOOST_TEST(request.remarks()[3].offset() == at("2}} "));
  BOOST_TEST(request.remarks()[3].message() ==
             "environment.secrets.B: not a string, byte " + std::to_string(at("2}} ")));
  const auto copy = decode.detach();
  BOOST_REQUIRE(copy.ok());
  BOOST_TEST(copy->remarks().count() == 4U);
  BOOST_TEST(decode.event("{}").remarks().empty());
}

BOOST_AUTO_TEST_CASE(of_both_documents_the_first_eight_remarks_are_kept) {
  decoder decode;
  const std::string body = support::request(
      R"({"type":"site_view","visitor":{"cookies":{"a":1,"b":1,"c":1,"d":1,"e":1}}})",
      R"({"integration":{},"secrets":{"a":1,"b":1,"c":1,"d":1,"e":1}})");
  const auto request = decode(form_type, body);
  BOOST_REQUIRE(request.ok());
  BOOST_TEST(request.remarks().count() == 10U);
  BOOST_TEST(request.remarks().size() == 8U);
  BOOST_TEST(request.remarks()[4].path() == "event.visitor.cookies.e");
  BOOST_TEST(request.remarks()[7].path() == "environment.secrets.c");
}

BOOST_AUTO_TEST_CASE(other_rules_refuse_it) {
  const std::string body = support::request(R"({"type":"site_view","pageId":null})");
  quire::decoder<quire::v1::latest, quire::as_typed> decode;
  BOOST_TEST(decode(form_type, body).error().path() == "event.pageId");
  constexpr quire::rules mine{.mistyped = quire::on::refuse, .unknown_type = quire::on::refuse};
  quire::decoder<quire::v1::latest, mine> closed;
  BOOST_TEST(closed.event(R"({"type":"later"})").error().code() == "unknown_value");
  BOOST_TEST(closed.event(R"({"type":"site_view"})").ok());
}

BOOST_AUTO_TEST_CASE(the_text_of_both_documents_is_there) {
  decoder decode;
  const std::string body = support::request(" \r\n{\"type\":\"later\", \"x\":[1]}\t",
                                            "\n{\"integration\":{\"x\":\"\\n\"}} ");
  const auto request = decode(form_type, body);
  BOOST_REQUIRE(request.ok());
  BOOST_TEST(request->event_json == R"({"type":"later", "x":[1]})");
  BOOST_TEST(request->environment_json == R"({"integration":{"x":"\n"}})");
  BOOST_TEST((request->event_json.data() > body.data() &&
              request->event_json.data() < body.data() + body.size()));
  const auto alone = decode.event(" 5 ");
  BOOST_TEST(alone->event_json == "5");
  BOOST_TEST(alone->environment_json.empty());
}

BOOST_AUTO_TEST_CASE(json_alone_is_decoded_too) {
  decoder decode;
  const auto event = decode.event(R"( {"type":"fetch","request":{"method":"post","url":"u"}} )");
  BOOST_REQUIRE(event.ok());
  const auto* fetch = event->event.get_if<quire::v1::fetch>();
  BOOST_REQUIRE(fetch != nullptr);
  BOOST_TEST((fetch->request.method == quire::v1::fetch_method::post));
  BOOST_TEST(decode.environment(R"({"integration":5})").error().path() ==
             "environment.integration");
}

BOOST_AUTO_TEST_CASE(what_is_decoded_alone_leaves_the_rest_empty) {
  decoder decode;
  const std::string body = form({{"name=\"event\"", R"({"type":"site_view"})"},
                                 {"name=\"environment\"", environment},
                                 {"name=\"fetch-body\"; filename=\"f\"", "bytes"}});
  BOOST_REQUIRE(decode(form_type, body).ok());
  const auto later = decode.environment(R"({"integration":{"name":"b"}})");
  BOOST_REQUIRE(later.ok());
  BOOST_TEST(later->event.value.index() == 0U);
  BOOST_TEST(later->event_json.empty());
  BOOST_TEST(!later->fetch_body);
  BOOST_REQUIRE(decode(form_type, body).ok());
  const auto event = decode.event(R"({"type":"later"})");
  BOOST_REQUIRE(event.ok());
  BOOST_TEST(event->environment.integration.name.empty());
  const auto copy = decode.detach();
  BOOST_REQUIRE(copy.ok());
  BOOST_TEST(copy->operator->()->event.get_if<quire::v1::unknown_event>()->type == "later");
}

BOOST_AUTO_TEST_CASE(the_environment_can_wait) {
  decoder decode;
  const std::string body = support::request(R"({"type":"fetch","request":{"url":"u"}})");
  const auto early = decode.event_first(form_type, body);
  BOOST_REQUIRE(early.ok());
  BOOST_TEST(early->environment.integration.name.empty());
  const auto late = decode.environment();
  BOOST_REQUIRE(late.ok());
  BOOST_TEST(early->environment.integration.name == "a");
  const std::string bad_body =
      support::request(R"({"type":"fetch","request":{"url":"u"}})", R"({"integration":1})");
  BOOST_TEST(decode.event_first(form_type, bad_body).ok());
  BOOST_TEST(decode.environment().error().path() == "environment.integration");
  const std::string without =
      form({{"name=\"event\"", R"({"type":"fetch","request":{"url":"u"}})"}});
  BOOST_TEST(decode.event_first(form_type, without).ok());
  BOOST_TEST(decode.environment().error().code() == "missing_environment");
  BOOST_TEST(decode.event_first(form_type, "").error().code() == "empty_body");
  BOOST_TEST(decode.environment().error().code() == "empty_body", "the first error stays");
}

BOOST_AUTO_TEST_CASE(what_is_detached_is_what_was_decoded) {
  decoder decode;
  const std::string body = form({{"name=\"event\"", R"({"type":"fetch","request":{"url":"u"}})"},
                                 {"name=\"environment\"", R"({"integration":7,"secrets":{}})"},
                                 {"name=\"fetch-body\"; filename=\"f\"", "bytes"}});
  BOOST_REQUIRE(decode.event_first(form_type, body).ok());
  const auto early = decode.detach();
  BOOST_REQUIRE(early.ok());
  BOOST_TEST((**early).fetch_body->bytes == "bytes");
  BOOST_TEST(!decode.environment().ok());
  BOOST_TEST(decode.detach().error().path() == "environment.integration");
  BOOST_REQUIRE(decode.environment(environment).ok());
  BOOST_TEST((**decode.detach()).environment.integration.name == "a");
}

BOOST_AUTO_TEST_CASE(without_a_request_there_is_nothing_to_detach) {
  decoder decode;
  const auto kept = decode.detach();
  BOOST_REQUIRE(!kept.ok());
  BOOST_TEST(kept.error().code() == "nothing_decoded");
  BOOST_TEST(!decode("text/plain", "").ok());
  BOOST_TEST(decode.detach().error().code() != "nothing_decoded");
}

BOOST_AUTO_TEST_CASE(what_is_not_chosen_is_as_documented) {
  BOOST_TEST(quire::request_limits{}.memory == std::size_t{64} * 1024 * 1024);
  BOOST_TEST(quire::request_limits{}.form.boundary == 1024U);
  BOOST_TEST(quire::request_limits{}.form.any_boundary_byte);
  BOOST_TEST((quire::fetch_body{}.kind == quire::field_kind::file));
}

BOOST_AUTO_TEST_CASE(memory_is_limited_and_given_back) {
  quire::request_limits limits;
  limits.memory = 100'000;
  decoder decode{limits};
  std::string blocks = "{}";
  for (int i = 0; i != 10; ++i) blocks += ',' + blocks;
  const std::string large = R"({"integration":{"blocks":[)" + blocks + "]}}";
  const auto refused = decode.environment(large);
  BOOST_TEST(refused.error().code() == "out_of_memory");
  BOOST_TEST(decode.environment(environment).ok());
  // Each byte that is no UTF-8 becomes three.
  const auto with_text = [](std::size_t size) {
    return form({{"name=\"event\"", "{}"},
                 {"name=\"environment\"", environment},
                 {"name=\"fetch-body\"", std::string(size, '\xFF')}});
  };
  const std::string long_text = with_text(100'000);
  const auto repaired = decode(form_type, long_text);
  BOOST_TEST(repaired.error().code() == "out_of_memory");
  BOOST_TEST((repaired.error().where() == quire::request_part::form));
  const std::string short_text = with_text(100);
  BOOST_TEST(decode(form_type, short_text).ok());
}

// In chunks, whole, in either order of the fields, by a new decoder or a used one: what fits is
// one.
BOOST_AUTO_TEST_CASE(stream_and_whole_agree_at_every_limit_of_memory) {
  const std::string event = R"({"type":"site_view","url":"a\nb","visitor":{"cookies":{"c":"\t"}}})";
  const std::string large = R"({"integration":{"blocks":[{},{},{},{},{},{}],"name":"\u0041"},)"
                            R"("secrets":{"a":"1\n","b":"2"}})";
  const std::string usual = support::request(event, large);
  const std::string other = form({{"name=\"environment\"", large}, {"name=\"event\"", event}});
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (std::size_t memory = 0; memory != 20'000; memory += 8) {
    quire::request_limits limits;
    limits.memory = memory;
    decoder decode{limits};
    const bool ok = decode(form_type, usual).ok();
    (ok ? accepted : refused) += 1;
    BOOST_TEST(decode(form_type, usual).ok() == ok);
    BOOST_TEST(decode(form_type, other).ok() == ok);
    quire::v1::stream_decoder in{limits};
    for (const std::string& body : {usual, other, usual}) {
      in.reset(form_type);
      for (auto step = in.feed(body); step != quire::request_step::need_input;) step = in.next();
      BOOST_TEST(!in.error() == ok);
    }
  }
  BOOST_TEST(accepted > 100U);
  BOOST_TEST(refused > 100U);
}

BOOST_AUTO_TEST_CASE(a_detached_request_outlives_body_and_decoder) {
  auto decode = std::make_unique<decoder>();
  auto body = std::make_unique<std::string>(
      form({{"name=\"event\"", R"({"type":"site_view","url":"a\nb","visitor":{"ip":"192.0.2.1"}})"},
            {"name=\"environment\"", environment},
            {"name=\"fetch-body\"; filename=\"f\"", "bytes"}}));
  BOOST_REQUIRE((*decode)(form_type, *body).ok());
  const auto kept = [&] {
    auto first = decode->detach();
    BOOST_REQUIRE(first.ok());
    return std::move(first).value();
  }();
  body->assign(body->size(), 'x');
  body.reset();
  decode.reset();
  BOOST_TEST(kept->event.get_if<quire::v1::site_view>()->url == "a\nb");
  BOOST_TEST(kept->event.get_if<quire::v1::site_view>()->visitor.ip == "192.0.2.1");
  BOOST_TEST(kept->environment.integration.name == "a");
  BOOST_TEST(kept->fetch_body->bytes == "bytes");
  BOOST_TEST(kept->fetch_body->filename == "f");
}

BOOST_AUTO_TEST_CASE(what_a_detached_request_holds_stays_where_that_is_moved) {
  decoder decode;
  const auto detached = [&decode](const char* url) {
    const std::string body =
        form({{"name=\"event\"", std::string{R"({"type":"site_view","url":"a\n)"} + url + "\"}"},
              {"name=\"environment\"", environment},
              {"name=\"fetch-body\"", std::string{"\xFF"} + url}});
    BOOST_REQUIRE(decode(form_type, body).ok());
    return decode.detach().value();
  };
  support::moving<quire::detached_request<quire::v1::latest>> kept(detached("first"));
  const std::string_view url = kept->operator->()->event.get_if<quire::v1::site_view>()->url;
  const std::string_view bytes = (**kept).fetch_body->bytes;
  support::held_views held;
  held.hold(url);
  held.hold(bytes);
  held.hold((**kept).event_json);
  kept.move();
  BOOST_TEST(held.intact());
  kept.move_into(detached("second"));
  BOOST_TEST(held.intact());
  BOOST_TEST(url == "a\nfirst");
  BOOST_TEST(((**kept).event.get_if<quire::v1::site_view>()->url.data() == url.data()));
}

// Of two discriminators the last counts: what the first one's rows could not do without does not
// make a mistyped member of the other a reason to refuse.
BOOST_AUTO_TEST_CASE(what_an_earlier_discriminator_needed_is_forgotten) {
  decoder decode;
  const auto event = decode.event(R"({"type":"fetch","request":7,"url":5,"type":"site_view"})");
  BOOST_REQUIRE(event.ok());
  BOOST_TEST((event->event.get_if<quire::v1::site_view>() != nullptr));
  BOOST_TEST(event.remarks().size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
