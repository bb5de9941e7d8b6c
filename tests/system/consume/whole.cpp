// SPDX-License-Identifier: Apache-2.0
// What a consumer of quire::quire writes: it must compile, link and run.
#include <quire/v1.hpp>

#include <string_view>

int main() {
  constexpr std::string_view content_type = "multipart/form-data; boundary=example";
  constexpr std::string_view body =
      "--example\r\n"
      "Content-Disposition: form-data; name=\"event\"\r\n"
      "\r\n"
      "{\"type\":\"site_view\",\"url\":\"https://docs.example.com/\"}\r\n"
      "--example\r\n"
      "Content-Disposition: form-data; name=\"environment\"\r\n"
      "\r\n"
      "{\"integration\":{\"name\":\"example\",\"version\":1},\"secrets\":{}}\r\n"
      "--example--\r\n";

  quire::v1::decoder decode;
  const auto request = decode(content_type, body);
  if (!request.ok()) return 1;
  return visit(
      request->event,
      [](const quire::v1::site_view& view) {
        return view.url == "https://docs.example.com/" ? 0 : 1;
      },
      [](const auto&) { return 1; });
}
