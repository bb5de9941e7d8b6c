// SPDX-License-Identifier: Apache-2.0
// The table in docs/strict.md: what each grammar makes of twenty bodies. Made here, so that the
// page cannot say what is not so.
#include <quire/multipart.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace multipart_telling_bodies {

using namespace quire::multipart;

struct telling_body {
  std::string_view what;
  std::string body;
  std::string content_type = "multipart/form-data; boundary=B";
};

std::string form_of(std::string_view disposition, std::string_view value = "v",
                    std::string_view more = "") {
  return "--B\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n" +
         std::string(more) + "\r\n" + std::string(value) + "\r\n--B--\r\n";
}

const telling_body bodies[] = {
    {"one field", form_of("name=\"a\"")},
    {"no field: the close delimiter alone", "--B--\r\n"},
    {"an empty body", ""},
    {"text before the first delimiter", "text" + form_of("name=\"a\"")},
    {"a line break before the first delimiter", "\r\n" + form_of("name=\"a\"")},
    {"a blank after the first delimiter",
     "--B \r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nv\r\n--B--\r\n"},
    {"LF before a boundary in a value",
     form_of("name=\"a\"", "x\n--B\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\ny")},
    {"a boundary inside a line of a value", form_of("name=\"a\"", "x--B y")},
    {"a boundary in a name", form_of("name=\"--B\"")},
    {"a second form after the first", form_of("name=\"a\"") + form_of("name=\"b\"")},
    {"header lines that end with LF",
     "--B\nContent-Disposition: form-data; name=\"a\"\n\nv\n--B--\n"},
    {"a folded header line", form_of("name=\"a\";\r\n filename=\"f\"")},
    {"a name without quotes", form_of("name=a")},
    {"an empty name", form_of("name=\"\"")},
    {"a backslash before a quote", form_of("name=\"a\\\"")},
    {"a quote after a backslash in a name", form_of("name=\"a\\\"b\"")},
    {"`filename*` that is not `filename`",
     form_of("name=\"a\"; filename=\"f\"; filename*=utf-8''g")},
    {"two Content-Dispositions",
     form_of("name=\"a\"", "v", "Content-Disposition: form-data; name=\"b\"\r\n")},
    {"a value in base64", form_of("name=\"a\"", "dg==", "Content-Transfer-Encoding: base64\r\n")},
    {"`xboundary=C` in the Content-Type", form_of("name=\"a\""),
     "multipart/form-data; xboundary=C; boundary=B"},
};
static_assert(std::size(bodies) == 20);

std::string visible(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\r' || c == '\n') {
      out += c == '\r' ? "\\r" : "\\n";
    } else {
      out += c;
    }
  }
  return out;
}

template <grammar G>
std::string outcome(const telling_body& of) {
  const auto boundary = boundary_from_content_type<G>(of.content_type);
  if (!boundary.ok()) return "refused: " + std::string(name(boundary.error().code));
  basic_form<G> form(*boundary, of.body);
  std::string parts;
  for (const form_part& part : form) {
    if (!parts.empty()) parts += ", ";
    parts += part.name().empty() ? "(empty)" : "`" + visible(part.name()) + "`";
    if (part.filename()) parts += " (file `" + visible(*part.filename()) + "`)";
    parts += " = `" + visible(part.bytes()) + "`";
  }
  if (const auto why = form.error()) return "refused: " + std::string(name(why->code));
  return parts.empty() ? "no fields" : parts;
}

std::string table() {
  std::string text = "| body | `strict` | `fetch` | `workerd` |\n|---|---|---|---|\n";
  for (const telling_body& each : bodies) {
    text += "| " + std::string(each.what) + " | " + outcome<strict>(each) + " | " +
            outcome<fetch>(each) + " | " + outcome<workerd>(each) + " |\n";
  }
  return text;
}

BOOST_AUTO_TEST_SUITE(multipart_telling_bodies)

BOOST_AUTO_TEST_CASE(the_table_in_the_docs_is_this_one) {
  std::ifstream in(QUIRE_TEST_DATA "/../../docs/strict.md", std::ios::binary);
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  const std::string made = table();
  BOOST_TEST((page.find(made) != std::string::npos), "docs/strict.md lacks this table:\n" << made);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_telling_bodies
