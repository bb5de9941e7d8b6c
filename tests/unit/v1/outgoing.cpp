// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/v1/outgoing.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

#include "codec/decode.hpp"

namespace v1_outgoing {

using quire::v1::check_outgoing;
using quire::v1::fetch_method;
using quire::v1::fetch_request;
using quire::v1::outgoing_errc;
using request = codec_test::decoded<fetch_request>;

std::string method(std::string_view sent) {
  const request made{"{\"url\":\"u:\",\"method\":\"" + std::string{sent} + "\"}"};
  return std::string{quire::v1::method_of(*made)};
}
std::string_view check(const std::string& members, bool has_body = false) {
  const request made{"{\"url\":\"https://example.com/\"" + members + "}"};
  BOOST_REQUIRE(made.ok());
  return name(check_outgoing(*made, has_body));
}
std::string_view check_url(std::string_view url) {
  fetch_request made;
  made.url = url;
  made.method.value = fetch_method::get;
  return name(check_outgoing(made, false));
}

}  // namespace v1_outgoing

BOOST_AUTO_TEST_SUITE(v1_outgoing)

BOOST_AUTO_TEST_CASE(six_methods_are_written_in_upper_case) {
  for (const std::string_view each : {"DELETE", "GET", "HEAD", "OPTIONS", "POST", "PUT"})
    BOOST_TEST(method(each) == each);
  BOOST_TEST(method("post") == "POST");
  BOOST_TEST(method("oPtIoNs") == "OPTIONS");
  BOOST_TEST(method("patch") == "patch");
  BOOST_TEST(method("PATCH") == "PATCH");
  BOOST_TEST(quire::v1::method_of(*request{R"({"url":"u:"})"}) == "GET");
  fetch_request made;
  made.method.value = fetch_method::head;
  BOOST_TEST(quire::v1::method_of(made) == "HEAD");
}

BOOST_AUTO_TEST_CASE(a_method_is_known_in_any_case) {
  BOOST_TEST((request { R"({"url":"u","method":"POST"})" } -> method == fetch_method::post));
  BOOST_TEST((request { R"({"url":"u","method":"Head"})" } -> method == fetch_method::head));
  BOOST_TEST((request { R"({"url":"u","method":"patch"})" } -> method == fetch_method::unknown));
  BOOST_TEST(request{R"({"url":"u","method":"POST"})"}.written() ==
             R"({"method":"POST","url":"u"})");
  using strict = codec_test::decoded<fetch_request, quire::as_schema>;
  BOOST_TEST(strict{R"({"method":"get","url":"u","headers":{}})"}.error() == "");
  for (const auto* text : {R"({"method":"GET","url":"u","headers":{}})",
                           R"({"method":"head","url":"u","headers":{}})"})
    BOOST_TEST(strict{text}.error() == "unknown_value at method");
}

BOOST_AUTO_TEST_CASE(headers_are_found_in_any_case) {
  const request made{R"({"url":"u","headers":{"cookie":"a=1; b=2","X-Sig":5}})"};
  BOOST_TEST(*made->headers.find("Cookie") == "a=1; b=2");
  BOOST_TEST(*made->headers.cookie("b") == "2");
  BOOST_TEST((made->headers.find("X-Sig") == nullptr));
}

BOOST_AUTO_TEST_CASE(says_what_request_would_refuse) {
  BOOST_TEST(check("") == "ok");
  BOOST_TEST(check("", true) == "body_not_allowed");
  BOOST_TEST(check(R"(,"method":"HEAD")", true) == "body_not_allowed");
  BOOST_TEST(check(R"(,"method":"post")", true) == "ok");
  BOOST_TEST(check(R"(,"method":"get")") == "ok");
  for (const auto* each : {"connect", "TRACE", "Track"})
    BOOST_TEST(check(R"(,"method":")" + std::string{each} + '"') == "forbidden_method");
  BOOST_TEST(check(R"(,"method":"a b")") == "invalid_method");
  BOOST_TEST(check(R"(,"method":"")") == "invalid_method");
  BOOST_TEST(check(R"(,"headers":{"a b":""})") == "invalid_header_name");
  BOOST_TEST(check(R"(,"headers":{"":""})") == "invalid_header_name");
  BOOST_TEST(check(R"(,"headers":{"a":"x\ny"})") == "invalid_header_value");
  BOOST_TEST(check(R"(,"headers":{"a":"x\ry"})") == "invalid_header_value");
  BOOST_TEST(check(R"(,"headers":{"a":"x\u0000"})") == "invalid_header_value");
  BOOST_TEST(check(R"(,"headers":{"a":"\u0100"})") == "header_outside_latin_1");
  BOOST_TEST(check(R"(,"headers":{"a":"\u0100","b":"x\ny"})") == "invalid_header_value");
  BOOST_TEST(check(R"(,"headers":{"a":"\u00ff\n"})") == "ok");
}

BOOST_AUTO_TEST_CASE(each_code_has_a_name_and_a_phrase_of_its_own) {
  BOOST_TEST(name(outgoing_errc::forbidden_method) == "forbidden_method");
  BOOST_TEST(describe(outgoing_errc::invalid_header_value) == "a header value holds NUL, CR or LF");
  for (const auto& row : quire::v1::outgoing_error_rows) {
    BOOST_TEST(name(row.code) == row.name);
    BOOST_TEST(describe(row.code) == row.phrase);
  }
}

BOOST_AUTO_TEST_CASE(a_url_has_a_scheme) {
  for (const auto* url : {"https://example.com", " \thttp:x", "a+b-c.1:x"})
    BOOST_TEST(check_url(url) == "ok", url);
  for (const auto* url : {"", "/path", "example.com/x:y", "1a:", ":", "u", "{a}:x", "a{b:x"})
    BOOST_TEST(check_url(url) == "relative_url", url);
}

BOOST_AUTO_TEST_SUITE_END()
