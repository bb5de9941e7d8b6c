// SPDX-License-Identifier: Apache-2.0
// Decodes three members of a request and passes the rest.
#include <quire/v1.hpp>

#include <cassert>
#include <cstdio>
#include <string>
#include <string_view>

namespace {

using namespace quire::v1;

// [only]
using mine = only<&site_view::url, &site_view::visitor, &visitor::ip, &environment::secrets>;
// [/only]

constexpr std::string_view content_type = "multipart/form-data; boundary=form";
constexpr std::string_view start = "--form\r\nContent-Disposition: form-data; name=";

std::string form(std::string_view event, std::string_view environment) {
  std::string body{start};
  body.append("\"event\"\r\n\r\n").append(event).append("\r\n").append(start);
  body.append("\"environment\"\r\n\r\n").append(environment).append("\r\n--form--\r\n");
  return body;
}

}  // namespace

int main() {
  std::string seen;
  const auto count = [&seen](std::string_view url, std::string_view ip) {
    seen.append(url).append(" ").append(ip);
  };
  const std::string body = form(
      R"({"eventId":"ev_1","type":"site_view","installationId":"in_1","siteId":"si_1",)"
      R"("visitor":{"anonymousId":"v","cookies":{},"userAgent":"u","ip":"192.0.2.1"},)"
      R"("url":"https://docs.example.com/","referrer":""})",
      R"({"integration":{},"secrets":{"token":"s3"},"apiEndpoint":"https://api.example.com"})");

  quire::decoder<mine> decode;
  const auto request = decode(content_type, body);
  assert(request.ok());
  quire::visit(
      request->event,
      [&](const mine::view<site_view>& event) {
        count(get<&site_view::url>(event), get<&visitor::ip>(get<&site_view::visitor>(event)));
      },
      [](const mine::view<fetch>&) { std::puts("a fetch event, of which nothing is decoded"); },
      [](const auto&) {});
  const std::string_view* token = get<&environment::secrets>(request->environment).find("token");
  assert(seen == "https://docs.example.com/ 192.0.2.1");
  assert(token != nullptr && *token == "s3");
  return token != nullptr ? 0 : 1;
}
