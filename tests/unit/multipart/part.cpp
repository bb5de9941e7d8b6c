// SPDX-License-Identifier: Apache-2.0
// The type of a file, as each grammar has it.
#include <quire/multipart.hpp>
#include <quire/multipart/part.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/read.hpp>

namespace multipart_part {

using namespace quire::multipart;

template <grammar G>
std::string type_of(std::string_view lines) {
  const std::string body =
      support::with_headers(support::named("a", "; filename=\"f\"") + std::string(lines));
  basic_form<G> form(*quire::mime::boundary::from("B"), body);
  std::string type;
  for (const form_part& each : form) write_type<G>(each, [&type](char c) { type += c; });
  return form.error() ? "(refused)" : type;
}

BOOST_AUTO_TEST_SUITE(multipart_part)

BOOST_AUTO_TEST_CASE(fetch_takes_the_last_valid_type_in_normal_form) {
  BOOST_TEST(type_of<fetch>("") == "text/plain");
  BOOST_TEST(type_of<fetch>("Content-Type:\r\n") == "");
  BOOST_TEST(type_of<fetch>("Content-Type: IMAGE/png; X=\"y\"\r\n") == "image/png;x=y");
  BOOST_TEST(type_of<fetch>("Content-Type: a/b\r\ncontent-type: c/d\r\n") == "c/d");
  BOOST_TEST(type_of<fetch>("Content-Type: a/b\r\nContent-Type: none\r\n") == "a/b");
  BOOST_TEST(type_of<fetch>("Content-Type: a/b, c/d\r\n") == "c/d");
  BOOST_TEST(type_of<fetch>("Content-Type: a/b;x=\"1,\\\"2\", none\r\n") == "a/b;x=\"1,\\\"2\"");
  BOOST_TEST(type_of<fetch>("Content-Type: ,a/b\r\n") == "a/b");
  BOOST_TEST(type_of<fetch>("Content-Type: \"x,a/b\", c/d\r\n") == "c/d");
  BOOST_TEST(type_of<fetch>("Content-Type: a/b, */*\r\n") == "a/b");
  BOOST_TEST(type_of<fetch>("Content-Type: a/b, c/d, */*\r\n") == "c/d");
  BOOST_TEST(type_of<fetch>("Content-Type: t/p; x=\"a\\\",b\", h/t\r\n") == "h/t");
  BOOST_TEST(type_of<fetch>("Content-Type: text/\xC3\xA9\r\n") == "");
}

BOOST_AUTO_TEST_CASE(workerd_takes_the_raw_types_joined) {
  BOOST_TEST(type_of<workerd>("") == "");
  BOOST_TEST(type_of<workerd>("Content-Type: IMAGE/png; X=\"y\" \r\n") == "IMAGE/png; X=\"y\" ");
  BOOST_TEST(type_of<workerd>("Content-Type: a/b\r\ncontent-type: c/d\r\n") == "a/b, c/d");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_part
