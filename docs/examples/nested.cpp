// SPDX-License-Identifier: Apache-2.0
// Bodies in bodies: prints the parts of a multipart body, and the parts of those that are one.
//
//   nested FILE   header lines with a Content-Type, an empty line, the body; all lines with CRLF
#include <quire/multipart.hpp>

#include <cstddef>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

namespace mime = quire::mime;
namespace multipart = quire::multipart;

constexpr std::size_t deepest = 8;  // a sender chooses how deep it nests: there must be an end

// What a part is called in a form, in a mixed body, in a related one, in a range.
std::string_view label_of(const mime::header_block& headers) {
  for (const auto key : {"content-disposition", "content-id", "content-range"}) {
    if (const auto value = headers.find(key)) return *value;
  }
  return "-";
}

// The type in one piece: `related` or `form-data` of a multipart type, else nothing.
std::string_view subtype_of(std::string_view type) {
  const auto parsed = mime::media_type::parse(type);
  return parsed.ok() && parsed->is("multipart", parsed->subtype()) ? parsed->subtype() : "";
}

bool refuse(const multipart::error& why) {
  std::cerr << name(why.code) << ", byte " << why.offset << '\n';
  return false;
}

bool print_parts(std::string_view type, std::string_view body, std::size_t depth) {
  const auto boundary =
      multipart::boundary_from_content_type<multipart::rfc2046>(type, {}, subtype_of(type));
  if (!boundary.ok()) return refuse(boundary.error());
  multipart::basic_form<multipart::rfc2046> parts{*boundary, body};
  for (const multipart::form_part& part : parts) {
    const std::string_view inner = part.content_type().value_or("text/plain");
    std::cout << std::string(2 * depth, ' ') << inner << "  " << label_of(part.headers()) << "  "
              << part.bytes().size() << " bytes\n";
    const bool nested = !subtype_of(inner).empty();
    if (nested && depth == deepest) {
      std::cerr << "nested too deep\n";
      return false;
    }
    if (nested && !print_parts(inner, part.bytes(), depth + 1)) return false;
  }
  const auto why = parts.error();
  return why ? refuse(*why) : true;
}

}  // namespace

int main(int argc, char** argv) try {
  std::ifstream file(argc == 2 ? argv[1] : "", std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(file), {});
  const std::size_t end = text.find("\r\n\r\n");
  if (end == std::string::npos) {
    std::cerr << "usage: nested FILE\n";
    return 2;
  }
  const mime::header_block head{std::string_view(text).substr(0, end + 2)};
  const auto type = head.find("content-type").value_or("");
  return print_parts(type, std::string_view(text).substr(end + 4), 0) ? 0 : 1;
} catch (...) {
  return 2;
}
