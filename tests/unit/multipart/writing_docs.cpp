// SPDX-License-Identifier: Apache-2.0
// The code of docs/writing.md: each of its `cpp` blocks stands here, compiled and run.
#include <quire/multipart.hpp>
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <support/snippets.hpp>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

namespace multipart_writing_docs {

using namespace quire;

const std::string title = "A title";
const std::string photo = "\xFF\xD8 bytes";

std::string said;

void refuse(const multipart::write_error& why) {
  said = "part " + std::to_string(why.part) + ": " + std::string(describe(why.code));
}

struct fake_socket {
  std::string content_type;
  std::optional<std::size_t> content_length;
  std::string body;

  void send_head(std::string_view type, std::optional<std::size_t> length) {
    content_type = type;
    content_length = length;
  }
  void send(std::string_view bytes) { body += bytes; }
};

// Reads a file in chunks into one buffer.
struct fake_file {
  std::string bytes;
  std::size_t at = 0;
  std::array<char, 4> buffer{};

  std::string_view read() {
    const std::size_t size = bytes.copy(buffer.data(), buffer.size(), at);
    at += size;
    return {buffer.data(), size};
  }
};

void upload(fake_socket& socket) {
  multipart::writer form;
  form.text("title", title);
  form.file("photo", photo, {.filename = "a.jpg", .type = "image/jpeg"});

  const auto body = form.finish();
  if (!body.ok()) return refuse(body.error());
  socket.send_head(body->content_type(), body->content_length());
  for (std::string_view piece : *body) socket.send(piece);
}

std::size_t write_to(int descriptor, const multipart::gather_list* body) {
  std::vector<iovec> lines;
  for (const multipart::piece& each : *body) {
    lines.push_back({const_cast<char*>(each.data), each.size});  // writev does not write to it
  }
  const ssize_t sent = writev(descriptor, lines.data(), static_cast<int>(lines.size()));
  return static_cast<std::size_t>(sent);
}

void stream(fake_socket& socket, fake_file& video, std::optional<std::size_t> size) {
  multipart::writer form;
  form.text("title", title);
  form.file_in_chunks("video", {.filename = "a.mp4", .type = "video/mp4"}, size);

  auto body = form.pull();
  if (!body.ok()) return refuse(body.error());
  socket.send_head(body->content_type(), body->content_length());
  for (auto step = body->next(); step != multipart::pull::body_end; step = body->next()) {
    if (step == multipart::pull::error) return refuse(body->error());
    if (step == multipart::pull::piece) {
      socket.send(body->piece());
    } else if (const auto chunk = video.read(); !chunk.empty()) {  // pull::need_value
      body->feed(chunk);
    } else {
      body->end_value();
    }
  }
}

constexpr multipart::dialect mine{
    .escape = multipart::escaping::quoted_pair,
    .no_type = multipart::default_type::none,
    .refused = "\r\n",
};

// The values that a reader finds in what was sent.
std::vector<std::string> found(const fake_socket& socket) {
  const auto boundary = multipart::boundary_from_content_type(socket.content_type);
  BOOST_REQUIRE(boundary.ok());
  multipart::form form{*boundary, socket.body};
  std::vector<std::string> values;
  for (const multipart::form_part& part : form) values.emplace_back(part.bytes());
  BOOST_TEST(!form.error().has_value());
  return values;
}

BOOST_AUTO_TEST_SUITE(multipart_writing_docs)

BOOST_AUTO_TEST_CASE(what_is_gathered_is_read) {
  fake_socket socket;
  upload(socket);
  BOOST_TEST(socket.content_length.value() == socket.body.size());
  BOOST_TEST(found(socket) == (std::vector<std::string>{title, photo}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_pulled_is_read) {
  for (const std::optional<std::size_t> size : {std::optional<std::size_t>(10), {}}) {
    fake_socket socket;
    fake_file video{"0123456789"};
    stream(socket, video, size);
    BOOST_TEST(socket.content_length.value_or(socket.body.size()) == socket.body.size());
    BOOST_TEST(found(socket) == (std::vector<std::string>{title, "0123456789"}),
               boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(a_value_of_another_size_is_refused) {
  fake_socket socket;
  fake_file video{"0123456789"};
  stream(socket, video, 11);
  BOOST_TEST(said == "part 1: the value is shorter than was said");
}

BOOST_AUTO_TEST_CASE(a_list_goes_to_writev) {
  multipart::writer form{multipart::dialects::fetch};
  form.text("title", title);
  const auto body = form.finish();
  std::array<int, 2> ends{};
  BOOST_REQUIRE(::pipe(ends.data()) == 0);
  BOOST_TEST(write_to(ends[1], &*body) == body->content_length());
  ::close(ends[0]);
  ::close(ends[1]);
}

BOOST_AUTO_TEST_CASE(other_dialects) {
  {
    multipart::writer form{as_engine(multipart::dialects::workerd)};  // writes a raw CR
    form.text("a\rb", title);
    BOOST_TEST(form.finish().ok());
  }
  multipart::writer form{mine};
  form.text("a\"b", title);
  BOOST_TEST(form.finish().ok());
}

BOOST_AUTO_TEST_CASE(each_snippet_of_the_page_stands_in_this_file) {
  BOOST_TEST(support::expect_snippets("writing.md", __FILE__) == 6U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_writing_docs
