// SPDX-License-Identifier: Apache-2.0
// What programs wrote, recorded byte for byte (tests/data/writers), written again by the dialects.
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <support/plain_writer.hpp>
#include <vector>

namespace multipart_writer_vectors {

using namespace quire::multipart;

struct vector_of_a_writer {
  std::string id;
  std::string boundary;
  std::string content_type;
  std::vector<support::given_part> parts;
  std::string body;
};

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    out += static_cast<char>(quire::core::hex_digit(text[i + 1]) * 16 +
                             quire::core::hex_digit(text[i + 2]));
    i += 2;
  }
  return out;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (char c : line) c == '\t' ? fields.emplace_back() : fields.back() += c;
  return fields;
}

std::vector<vector_of_a_writer> vectors_of(const std::string& writer) {
  std::ifstream in(QUIRE_TEST_DATA "/writers/" + writer + ".tsv", std::ios::binary);
  std::vector<vector_of_a_writer> all;
  for (std::string line; std::getline(in, line);) {
    const auto fields = fields_of(line);
    if (fields[0] == "form") {
      all.push_back({fields[1], fields[2], fields[3], {}, {}});
    } else if (fields[0] == "body") {
      all.back().body = unescaped(fields[1]);
    } else {
      support::given_part part{fields[0] == "file", unescaped(fields[1]), {}, {}, {}};
      if (fields[2] != "-") part.filename = unescaped(fields[2]);
      if (fields[3] != "-") part.type = unescaped(fields[3]);
      part.value = unescaped(fields[4]);
      all.back().parts.push_back(std::move(part));
    }
  }
  return all;
}

struct written {
  std::string content_type;
  std::string body;
};

std::optional<written> write(const dialect& how, const vector_of_a_writer& from) {
  writer form{how, *quire::mime::boundary::from(from.boundary)};
  for (const support::given_part& each : from.parts) {
    if (each.file) {
      form.file(each.name, each.value, {each.filename, each.type});
    } else {
      form.text(each.name, each.value, each.type);
    }
  }
  const auto body = form.finish();
  if (!body.ok()) return std::nullopt;
  written out{std::string(body->content_type()), std::string(body->content_length(), '\0')};
  body->copy(out.body.data());
  return out;
}

bool is_refused_by_workerd(const vector_of_a_writer& from) {
  using namespace std::string_view_literals;
  for (const support::given_part& each : from.parts) {
    const std::string filename = each.filename.value_or("x");
    if (each.name.empty() || filename.empty()) return true;
    for (const std::string& text : {each.name, filename}) {
      if (text.find_first_of("\r\0"sv) != std::string::npos || text.back() == '\\') return true;
    }
  }
  return false;
}

template <class IsRefused>
std::size_t hold(const std::string& writer, const dialect& how, IsRefused is_refused) {
  const auto all = vectors_of(writer);
  for (const vector_of_a_writer& each : all) {
    BOOST_TEST_CONTEXT(writer << " " << each.id) {
      const auto engine = write(as_engine(how), each);
      BOOST_REQUIRE(engine.has_value());
      BOOST_TEST(engine->content_type == each.content_type);
      BOOST_TEST(engine->body == each.body);
      const auto safe = write(how, each);
      BOOST_TEST(safe.has_value() == !is_refused(each));
      if (safe) BOOST_TEST(safe->body == each.body);
    }
  }
  return all.size();
}

bool nothing(const vector_of_a_writer&) { return false; }

BOOST_AUTO_TEST_SUITE(multipart_writer_vectors)

BOOST_AUTO_TEST_CASE(workerd_byte_for_byte) {
  BOOST_TEST(hold("workerd", dialects::workerd, is_refused_by_workerd) == 47U);
}

BOOST_AUTO_TEST_CASE(undici_byte_for_byte) {
  BOOST_TEST(hold("undici", dialects::fetch, nothing) == 48U);
}

BOOST_AUTO_TEST_CASE(curl_byte_for_byte) {
  BOOST_TEST(hold("curl", dialects::curl, nothing) == 46U);
}

// Dialects of one's own: they are data.
BOOST_AUTO_TEST_CASE(curl_with_form_escape) {
  dialect how = dialects::curl;
  how.escape = escaping::quoted_pair;
  BOOST_TEST(hold("curl-form-escape", how, nothing) == 46U);
}

BOOST_AUTO_TEST_CASE(python_requests) {
  constexpr dialect how{.escape = escaping::percent,
                        .nameless = nameless_file::field_name,
                        .types = type_rule::any,
                        .no_type = default_type::none};
  BOOST_TEST(hold("requests", how, nothing) == 44U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_writer_vectors
