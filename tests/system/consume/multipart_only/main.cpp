// SPDX-License-Identifier: Apache-2.0
// What a consumer of quire::multipart writes: it must compile, link and run.
#include <quire/multipart.hpp>

#include <string_view>

int main() {
  constexpr std::string_view content_type = "multipart/form-data; boundary=example";
  constexpr std::string_view body =
      "--example\r\n"
      "Content-Disposition: form-data; name=\"greeting\"\r\n"
      "\r\n"
      "hello\r\n"
      "--example--\r\n";

  const auto boundary = quire::multipart::boundary_from_content_type(content_type);
  if (!boundary.ok()) return 1;
  quire::multipart::form form{*boundary, body};
  const auto greeting = form.find("greeting");
  return greeting && greeting->bytes() == "hello" ? 0 : 1;
}
