// SPDX-License-Identifier: Apache-2.0
// How a handler is tested without a server: requests are made of JSON, good ones and bad ones.
#include <quire/v1.hpp>

#include <iostream>
#include <string>
#include <string_view>

std::string handle(std::string_view content_type, std::string_view body) {
  thread_local quire::v1::decoder decode;
  const auto request = decode(content_type, body);
  if (!request.ok()) return request.error().message();
  return visit(
      request->event,  //
      [](const quire::v1::page_feedback& feedback) { return "rated " + std::string{feedback.url}; },
      [](const auto& other) { return "not handled: " + std::string{other.type}; });
}

namespace {

constexpr std::string_view environment = R"({"integration":{"name":"mine","version":1}})";

bool rates_a_page() {
  const auto request = quire::make_request(
      R"({"type":"page_feedback","url":"https://docs.example.com/a"})", environment);
  return handle(request->content_type, request->body) == "rated https://docs.example.com/a";
}

bool says_what_is_wrong() {
  const auto request = quire::make_request(R"({"type":"page_feedback"})", R"({"integration":1})");
  const std::string why = handle(request->content_type, request->body);
  return why.starts_with("environment.integration: not an object, byte ");
}

bool survives_every_cut() {
  const auto request = quire::make_request(R"({"type":"page_feedback"})", environment);
  for (std::size_t size = 0; size + 4 < request->body.size(); ++size) {
    const std::string_view cut = std::string_view{request->body}.substr(0, size);
    if (handle(request->content_type, cut).starts_with("rated")) return false;
  }
  return true;
}

}  // namespace

int main() try {
  const bool all = rates_a_page() && says_what_is_wrong() && survives_every_cut();
  std::cout << (all ? "good" : "bad") << '\n';
  return all ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
