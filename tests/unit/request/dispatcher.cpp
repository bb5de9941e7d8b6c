// SPDX-License-Identifier: Apache-2.0
#include <quire/request/dispatcher.hpp>
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <type_traits>

#include "support/capture.hpp"

namespace mine {

struct ping {
  std::string_view type;
  std::string_view note;
};
struct setting {
  std::string_view name;
};
struct v2 {
  static constexpr std::string_view path = "v2";
  static constexpr quire::release revision{2, 0, 0};
  using event = quire::union_of<"type", quire::alternative<ping, "ping">>;
  using environment = setting;
};

}  // namespace mine

template <>
struct quire::schema<mine::ping> {
  using rows = list<row<"type", &mine::ping::type>, row<"note", &mine::ping::note>>;
};
template <>
struct quire::schema<mine::setting> {
  using rows = list<row<"name", &mine::setting::name>>;
};

namespace request_dispatcher {

int status_of(std::string_view target, quire::serve paths = quire::serve::versions) {
  quire::dispatcher<quire::v1::latest> dispatch{paths};
  const std::string body = support::request(R"({"type":"fetch","request":{"url":"u"}})");
  bool called = false;
  const auto& refused =
      dispatch(target, support::form_type, body, [&called](const auto&) { called = true; });
  BOOST_TEST(called == !refused);
  return refused ? refused.status() : 200;
}

}  // namespace request_dispatcher

BOOST_AUTO_TEST_SUITE(request_dispatcher)

BOOST_AUTO_TEST_CASE(the_path_is_compared_byte_for_byte) {
  for (const auto* target : {"/v1", "/v1?x=/v2", "v1", "http://example.com/v1", "/v1#x"})
    BOOST_TEST(status_of(target) == 200, target);
  for (const auto* target : {"/v2", "/v0", "/V1", "/v1/", "//v1", "/api/v1", "/%761", "/v1%20",
                             "/v1.0", "/", "", "http://example.com", "?/v1"})
    BOOST_TEST(status_of(target) == 400, target);
}

BOOST_AUTO_TEST_CASE(in_development_every_path_serves) {
  for (const auto* target : {"/v1", "/v2", "/anything?", ""})
    BOOST_TEST(status_of(target, quire::serve::every_path) == 200, target);
}

BOOST_AUTO_TEST_CASE(each_version_has_its_own_decoder) {
  quire::dispatcher<quire::v1::latest, mine::v2> dispatch;
  const std::string body = support::form(
      {{"name=\"event\"", R"({"type":"ping","note":"hello"})"}, {"name=\"environment\"", "{}"}});
  std::string note;
  const auto handle = [&note](const auto& request) {
    if constexpr (std::is_same_v<decltype(request), const quire::request<mine::v2>&>)
      note = request.event.template get_if<mine::ping>()->note;
  };
  BOOST_TEST(!dispatch("/v2", support::form_type, body, handle));
  BOOST_TEST(note == "hello");
  BOOST_TEST(dispatch("/v1", support::form_type, body, handle).code() == "missing_member");
  const quire::error& refused = dispatch("/v3", support::form_type, body, handle);
  BOOST_TEST(refused.code() == "unsupported_version");
  BOOST_TEST(refused.offset() == 0U);
}

BOOST_AUTO_TEST_CASE(a_handler_may_throw_and_may_call_again) {
  quire::dispatcher<quire::v1::latest> dispatch;
  const std::string body = support::form({{"name=\"event\"", R"({"type":"later"})"},
                                          {"name=\"environment\"", R"({"integration":{}})"}});
  const auto none = [](const quire::v1::request&) {};
  const auto throws = [](const quire::v1::request&) { throw 7; };
  BOOST_CHECK_THROW(dispatch("/v1", support::form_type, body, throws), int);
  std::size_t calls = 0;
  const auto again = [&](const quire::v1::request&) {
    ++calls;
    BOOST_TEST(dispatch("/v9", support::form_type, body, none).code() == "unsupported_version");
  };
  BOOST_TEST(!dispatch("/v1", support::form_type, body, again));  // this one was handled
  BOOST_TEST(calls == 1U);
}

BOOST_AUTO_TEST_CASE(remarks_are_those_of_the_last_call) {
  quire::dispatcher<quire::v1::latest> dispatch;
  const std::string body = support::request(R"({"type":"site_view","pageId":null})");
  std::size_t seen = 0;
  const auto handle = [&](const quire::v1::request&) { seen = dispatch.remarks().count(); };
  BOOST_TEST(!dispatch("/v1", support::form_type, body, handle));
  BOOST_TEST(seen == 1U);
  BOOST_TEST(dispatch.remarks().count() == 1U);
  BOOST_TEST(dispatch("/v2", support::form_type, body, handle).status() == 400);
  BOOST_TEST(dispatch.remarks().empty());
}

BOOST_AUTO_TEST_CASE(of_several_versions_that_could_the_first_serves_alone) {
  quire::dispatcher<quire::v1::latest, mine::v2> dispatch{quire::serve::every_path};
  const std::string body = support::request(R"({"type":"ping","note":"hello"})");
  int calls = 0;
  bool is_first = false;
  const auto handle = [&](const auto& request) {
    ++calls;
    is_first = std::is_same_v<decltype(request), const quire::request<quire::v1::latest>&>;
  };
  BOOST_TEST(!dispatch("/anything", support::form_type, body, handle));
  BOOST_TEST(calls == 1);
  BOOST_TEST(is_first);
}

BOOST_AUTO_TEST_SUITE_END()
