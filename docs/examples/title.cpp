// SPDX-License-Identifier: Apache-2.0
// The README's form, as a program: a field of any multipart/form-data body, and why there is none.
#include <quire/multipart.hpp>

#include <iostream>
#include <string>
#include <string_view>

namespace multipart = quire::multipart;

std::string title_of(std::string_view content_type, std::string_view body) {
  const auto boundary = multipart::boundary_from_content_type(content_type);
  if (!boundary.ok()) return boundary.error().message();

  multipart::form form{*boundary, body};
  const auto title = form.find("title");  // of a form that is good to its end
  if (const auto why = form.error()) return why->message();
  return title ? std::string{title->bytes()} : "there is no title";
}

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=x";
constexpr std::string_view sent =
    "--x\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA day at sea\r\n--x--\r\n";

bool check(std::string_view content_type, std::string_view body, std::string_view expected) {
  const std::string got = title_of(content_type, body);
  std::cout << got << '\n';
  return got.starts_with(expected);
}

}  // namespace

int main() try {
  const bool good =
      check(type, sent, "A day at sea") &&
      check(type, sent.substr(0, 60), "the body ends before the close delimiter, byte 60") &&
      check("text/plain", sent, "the content type is not multipart/form-data");
  return good ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
