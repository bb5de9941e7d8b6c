// SPDX-License-Identifier: Apache-2.0
// What a consumer of the module writes. (Clang 19 wants the standard header it compares with.)
#include <string_view>

import quire.multipart;

int main() {
  using namespace quire;
  constexpr std::string_view body =
      "--example\r\n"
      "Content-Disposition: form-data; name=\"greeting\"\r\n"
      "\r\n"
      "hello\r\n"
      "--example--\r\n";
  const auto boundary =
      multipart::boundary_from_content_type("multipart/form-data; boundary=example");
  if (!boundary.ok()) return 1;
  multipart::basic_form<multipart::strict> form{*boundary, body};
  const auto greeting = form.find("greeting");
  multipart::writer out{multipart::dialects::fetch};
  return greeting && greeting->bytes() == "hello" && !form.error() ? 0 : 1;
}
