// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/gather_list.hpp>
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <sys/uio.h>
#include <unistd.h>
#include <vector>

#if __has_include(<boost/asio/buffer.hpp>)
#include <boost/asio/buffer.hpp>
#endif

namespace multipart_gather_list {

using namespace quire::multipart;

writer a_form() {
  writer form{dialects::strict, *quire::mime::boundary::from("B")};
  form.text("a", "1");
  form.file("f", "bytes", {.filename = "f.bin"});
  return form;
}

BOOST_AUTO_TEST_SUITE(multipart_gather_list)

BOOST_AUTO_TEST_CASE(copy_gives_what_writev_writes) {
  writer form = a_form();
  const auto body = form.finish();
  BOOST_REQUIRE(body.ok());
  std::vector<iovec> lines;
  for (const piece& each : *body) lines.push_back({const_cast<char*>(each.data), each.size});

  std::array<int, 2> ends{};
  BOOST_REQUIRE(::pipe(ends.data()) == 0);
  const ssize_t sent = ::writev(ends[1], lines.data(), static_cast<int>(lines.size()));
  BOOST_TEST(static_cast<std::size_t>(sent) == body->content_length());
  std::string received(body->content_length() + 1, '\0');
  received.resize(static_cast<std::size_t>(::read(ends[0], received.data(), received.size())));
  ::close(ends[0]);
  ::close(ends[1]);

  std::string copied(body->content_length(), '\0');
  body->copy(copied.data());
  BOOST_TEST(received == copied);
}

#if __has_include(<boost/asio/buffer.hpp>)
static_assert(boost::asio::is_const_buffer_sequence<gather_list>::value);

BOOST_AUTO_TEST_CASE(asio_takes_it_as_it_is) {
  writer form = a_form();
  const auto body = form.finish();
  BOOST_REQUIRE(body.ok());
  std::string received(body->content_length(), '\0');
  BOOST_TEST(boost::asio::buffer_size(*body) == body->content_length());
  BOOST_TEST(boost::asio::buffer_copy(boost::asio::buffer(received), *body) == received.size());
  BOOST_TEST(received.substr(received.size() - 7) == "--B--\r\n");
}
#endif

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_gather_list
