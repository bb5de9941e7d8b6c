// SPDX-License-Identifier: Apache-2.0
// How a program of many files pays for one decoder: this file has it, all others have types alone.
#include <quire/v1.hpp>

#include <iostream>
#include <string>
#include <string_view>

#include "handlers.hpp"

std::string answer_to(std::string_view content_type, std::string_view body) {
  thread_local quire::v1::decoder decode;
  const auto request = decode(content_type, body);
  if (!request.ok()) return request.error().message();
  return visit(
      request->event,  //
      [](const quire::v1::site_view& view) { return handlers::on(view); },
      [](const quire::v1::page_feedback& feedback) { return handlers::on(feedback); },
      [](const auto& other) { return "not handled: " + std::string{other.type}; });
}

int main() try {
  const std::string answer =
      answer_to("multipart/form-data; boundary=x",
                "--x\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n"
                R"({"type":"site_view","url":"https://docs.example.com/"})"
                "\r\n--x\r\nContent-Disposition: form-data; name=\"environment\"\r\n\r\n"
                R"({"integration":{"name":"example","version":1},"secrets":{}})"
                "\r\n--x--\r\n");
  std::cout << answer << '\n';
  return answer == "seen: https://docs.example.com/" ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
