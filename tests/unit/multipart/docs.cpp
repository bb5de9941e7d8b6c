// SPDX-License-Identifier: Apache-2.0
// The code of docs/multipart.md: each of its `cpp` blocks stands here, compiled and run.
#include <quire/multipart.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <support/snippets.hpp>
#include <utility>
#include <vector>

namespace multipart_docs {

using namespace quire;

const std::string content_type = "multipart/form-data; boundary=B";
const std::string body =
    "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA title\r\n"
    "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a%22b.txt\"\r\n"
    "Content-Type: text/plain\r\n\r\nbytes\r\n--B--\r\n";

std::vector<std::string> said;

void refuse(const multipart::error& why) {
  said.push_back(std::string(describe(why.code)) + " at " + std::to_string(why.offset));
}
void store(std::string_view name, std::string_view bytes) {
  said.push_back(std::string(name) + "=" + std::string(bytes));
}
void begin(const multipart::part& part) { said.emplace_back(part.name()); }
void write(std::string_view piece) { said.back() += piece; }
void end() { said.back() += "."; }
void keep() { said.emplace_back("kept"); }

void read_whole() {
  const auto boundary = multipart::boundary_from_content_type(content_type);
  if (!boundary.ok()) return refuse(boundary.error());

  multipart::form form{*boundary, body};
  for (const multipart::form_part& part : form) store(part.name(), part.bytes());
  if (const auto why = form.error()) return refuse(*why);
}

void read_by_name() {
  multipart::form form{*mime::boundary::from("B"), body};
  if (const auto title = form.find("title")) store("title", title->bytes());
  if (const auto why = form.error()) return refuse(*why);
}

template <class Socket>
void read_stream(Socket& socket) {
  multipart::parser form{*mime::boundary::from("B"), {.parts = 20}};
  const auto take = [&](multipart::step now) {
    for (; now != multipart::step::need_input; now = form.next()) {
      if (now == multipart::step::part_begin) begin(form.part());
      if (now == multipart::step::data) write(form.data());
      if (now == multipart::step::part_end) end();
      if (now == multipart::step::end) keep();
      if (now == multipart::step::error) refuse(form.error());
    }
  };
  while (!form.over()) {
    const auto chunk = socket.read();
    if (!chunk) return take(form.finish());
    form.feed(*chunk);
    take(form.next());
  }
}

// For a library that calls with each chunk and at the end of the body.
class upload {
 public:
  explicit upload(const mime::boundary& boundary) : m_form(boundary) {}

  void on_chunk(std::string_view chunk) {
    m_form.feed(chunk);
    take(m_form.next());
  }
  void on_end() { take(m_form.finish()); }

 private:
  void take(multipart::step now) {
    for (; now != multipart::step::need_input; now = m_form.next()) {
      if (now == multipart::step::part_begin) begin(m_form.part());
      if (now == multipart::step::data) write(m_form.data());
      if (now == multipart::step::part_end) end();
      if (now == multipart::step::end) keep();
      if (now == multipart::step::error) refuse(m_form.error());
    }
  }

  multipart::parser m_form;
};

// Escapes with a backslash, as older versions of curl write them; otherwise narrow.
constexpr multipart::grammar mine{
    .transport_padding = true,
    .disposition = {.any_case = true, .backslash_escapes = true},
};
using my_parser = multipart::basic_parser<mine>;

using mixed = multipart::basic_form<multipart::rfc2046>;

void read_nested(const multipart::form_part& part) {
  const auto type = part.content_type().value_or("");
  const auto inner = multipart::boundary_from_content_type<multipart::rfc2046>(type, {}, "mixed");
  if (!inner.ok()) return store(part.name(), part.bytes());
  mixed files{*inner, part.bytes()};
  for (const multipart::form_part& file : files) {
    store(file.headers().find("content-disposition").value_or("none"), file.bytes());
  }
  if (const auto why = files.error()) return refuse(*why);
}

constexpr multipart::grammar own = [] {
  multipart::grammar from = multipart::strict;
  from.transfer_encoding = true;  // the value stays as it was sent
  return from;
}();
using own_form = multipart::basic_form<own>;

void read_strictly(const std::optional<mime::boundary>& boundary) {
  multipart::basic_form<multipart::strict> form{*boundary, body};
  if (const auto title = form.find("title")) store("title", title->bytes());
}

void show(std::string_view text) { store("shown", text); }

void name_a_file(const multipart::part& part) {
  const auto sent = part.filename();
  if (!sent) return store(part.name(), "a text");
  store("file", multipart::safe_filename(*sent).value_or("unnamed"));
}

void show_a_name(std::string_view sent) {
  std::string room(sent.size(), '\0');  // what is decoded is never longer
  const auto meant = multipart::decode(sent, multipart::decoding::whatwg, room);
  show(meant.ok() ? *meant : sent);
}

struct socket_of_chunks {
  std::size_t at = 0;
  std::optional<std::string_view> read() {
    if (at == body.size()) return std::nullopt;
    return std::string_view(body).substr(at++, 1);
  }
};

BOOST_AUTO_TEST_SUITE(multipart_docs)

BOOST_AUTO_TEST_CASE(snippets_do_what_the_page_says) {
  said.clear();
  read_whole();
  BOOST_TEST(said == (std::vector<std::string>{"title=A title", "file=bytes"}),
             boost::test_tools::per_element());
  said.clear();
  read_by_name();
  BOOST_TEST(said == (std::vector<std::string>{"title=A title"}), boost::test_tools::per_element());
  said.clear();
  socket_of_chunks socket;
  read_stream(socket);
  const std::vector<std::string> told{"titleA title.", "filebytes.", "kept"};
  BOOST_TEST(said == told, boost::test_tools::per_element());
  said.clear();
  upload upload(*mime::boundary::from("B"));
  for (std::size_t at = 0; at < body.size(); at += 7) {
    upload.on_chunk(std::string_view(body).substr(at, 7));
  }
  upload.on_end();
  BOOST_TEST(said == told, boost::test_tools::per_element());
  said.clear();
  multipart::form form{*mime::boundary::from("B"), body};
  name_a_file(form.find("file").value());
  name_a_file(form.find("title").value());
  show_a_name(*form.find("file").value().filename());
  const std::vector<std::string> names{"file=a%22b.txt", "title=a text", "shown=../a\"b.txt"};
  BOOST_TEST(said == names, boost::test_tools::per_element());
  my_parser parser{*mime::boundary::from("B")};
  BOOST_TEST((parser.finish() == multipart::step::error));
}

BOOST_AUTO_TEST_CASE(snippets_of_other_bodies_and_of_strict_do_what_the_pages_say) {
  const std::string nested =
      "--B\r\nContent-Disposition: form-data; name=\"files\"\r\n"
      "Content-Type: multipart/mixed; boundary=C\r\n\r\n"
      "--C\r\nContent-Disposition: attachment; filename=\"f\"\r\n\r\none\r\n"
      "--C\r\n\r\ntwo\r\n--C--\r\n--B--";
  multipart::form form{*mime::boundary::from("B"), nested};
  said.clear();
  read_nested(form.find("files").value());
  BOOST_TEST(said == (std::vector<std::string>{"attachment; filename=\"f\"=one", "none=two"}),
             boost::test_tools::per_element());
  said.clear();
  read_strictly(*mime::boundary::from("B"));
  BOOST_TEST(said == (std::vector<std::string>{"title=A title"}), boost::test_tools::per_element());
  own_form mine{*mime::boundary::from("B"), body};
  BOOST_TEST(mine.find("title").has_value());
}

BOOST_AUTO_TEST_CASE(the_table_of_errors_is_made_of_the_rows) {
  std::string rows = "| code | status | meaning |\n|---|---|---|\n";
  for (const auto& row : multipart::error_rows) {
    rows.append("| `").append(row.name).append("` | ");
    rows.append(std::to_string(multipart::status(row.code))).append(" | ");
    rows.append(row.phrase).append(" |\n");
  }
  const std::string page = support::without_indentation(QUIRE_TEST_DATA "/../../docs/multipart.md");
  BOOST_TEST((page.find(rows + "\n") != std::string::npos), rows);
}

std::string mebibytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MiB"; }

BOOST_AUTO_TEST_CASE(the_pages_have_the_numbers_of_the_limits) {
  const multipart::limits most;
  const std::vector<std::pair<std::string, std::string>> numbers{
      {"parts", std::to_string(most.parts)},
      {"part_headers", std::to_string(most.part_headers)},
      {"header_line", std::to_string(most.header_line)},
      {"header_block", std::to_string(most.header_block)},
      {"name", std::to_string(most.name)},
      {"filename", std::to_string(most.filename)},
      {"part_bytes", mebibytes(most.part_bytes)},
      {"body_bytes", mebibytes(most.body_bytes)},
      {"preamble", std::to_string(most.preamble)},
      {"boundary", std::to_string(most.boundary)},
      {"parameters", std::to_string(most.parameters)},
      {"content_type", std::to_string(most.content_type)},
  };
  const std::string page = support::without_indentation(QUIRE_TEST_DATA "/../../docs/multipart.md");
  for (const auto& [name, number] : numbers) {
    const std::string row = "| `" + name + "` | " + number + " |";
    BOOST_TEST((page.find(row) != std::string::npos), row);
  }
  std::string guide = support::without_indentation(QUIRE_TEST_DATA "/../../docs/migrating.md");
  std::replace(guide.begin(), guide.end(), '\n', ' ');
  const std::string said = "by default more than " + std::to_string(most.parts) +
                           " parts, a value of more than " + mebibytes(most.part_bytes) +
                           ", a body of more than " + mebibytes(most.body_bytes) +
                           ", a name or filename of more than " + std::to_string(most.name);
  BOOST_TEST((guide.find(said) != std::string::npos), said);
}

BOOST_AUTO_TEST_CASE(each_snippet_of_the_pages_stands_in_this_file) {
  BOOST_TEST(support::expect_snippets("multipart.md", __FILE__) == 8U);
  BOOST_TEST(support::expect_snippets("strict.md", __FILE__) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_docs
