// SPDX-License-Identifier: Apache-2.0
// The code of the README, as a program: what a server does with a request.
#include <quire/v1.hpp>

#include <iostream>
#include <string>
#include <string_view>
#include <utility>

std::string handle(std::string_view content_type, std::string_view body) {
  thread_local quire::v1::decoder decode;  // its memory is reused from request to request

  auto request = decode(content_type, body);  // strings are views into `body`
  if (!request.ok()) return request.error().message();

  return visit(
      request->event,
      [](const quire::v1::site_view& view) {
        return "seen: " + std::string{view.url} + " by " + std::string{view.visitor.ip};
      },
      [&](const quire::v1::fetch& fetch) {
        const auto size = request->fetch_body ? request->fetch_body->bytes.size() : 0;
        return "asked: " + std::string{fetch.request.url} + ", " + std::to_string(size) + " bytes";
      },
      [](const auto& other) { return "not handled: " + std::string{other.type}; });
}

namespace {

std::string form(std::string_view event) {
  std::string body;
  for (const auto& [name, value] :
       {std::pair<std::string_view, std::string_view>{"event", event},
        {"environment", R"({"integration":{"name":"example","version":3},"secrets":{}})"}}) {
    body.append("--x\r\nContent-Disposition: form-data; name=\"").append(name);
    body.append("\"\r\n\r\n").append(value).append("\r\n");
  }
  return body + "--x--\r\n";
}

bool check(std::string_view event, std::string_view expected) {
  const std::string got = handle("multipart/form-data; boundary=x", form(event));
  std::cout << got << '\n';
  return got == expected;
}

}  // namespace

int main() try {
  const bool good =
      check(
          R"({"type":"site_view","url":"https://docs.example.com/","visitor":{"ip":"192.0.2.7"}})",
          "seen: https://docs.example.com/ by 192.0.2.7") &&
      check(R"({"type":"fetch","request":{"url":"https://example.com/hook"}})",
            "asked: https://example.com/hook, 0 bytes") &&
      check(R"({"type":"a_new_event"})", "not handled: a_new_event") &&
      check(R"({"type":"site_view","url":7})", "seen:  by ") &&  // remarked, not refused
      check(R"({"type":"fetch"})", "event.request: a required member is missing, byte 53");
  return good ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
