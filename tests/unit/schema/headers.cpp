// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/headers.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string_view>

namespace schema_headers {

using entry = quire::entry<std::string_view>;

std::string_view cookie(std::string_view header, std::string_view name) {
  const std::array<entry, 1> all{entry{"COOKIE", header}};
  return quire::headers{all}.cookie(name).value_or("none");
}

}  // namespace schema_headers

BOOST_AUTO_TEST_SUITE(schema_headers)

BOOST_AUTO_TEST_CASE(names_have_no_case) {
  const std::array<entry, 3> all{entry{"x-slack-signature", "a"}, entry{"Cookie", "b"},
                                 entry{"COOKIE", "c"}};
  const quire::headers headers{all};
  BOOST_TEST(*headers.find("X-Slack-Signature") == "a");
  BOOST_TEST(*headers.find("cookie") == "c");
  BOOST_TEST((headers.find("x-slack") == nullptr));
  BOOST_TEST((quire::headers{}.find("a") == nullptr));
  BOOST_TEST(headers.size() == 3U);
  BOOST_TEST(headers.begin()->key == "x-slack-signature");
}

BOOST_AUTO_TEST_CASE(cookies_have_names) {
  BOOST_TEST(cookie("a=1; b=2", "a") == "1");
  BOOST_TEST(cookie("a=1; b=2", "b") == "2");
  BOOST_TEST(cookie("a=1;b=\"2\"", "b") == "\"2\"");
  BOOST_TEST(cookie("a=1; a=2", "a") == "1");
  BOOST_TEST(cookie("a=x=y", "a") == "x=y");
  BOOST_TEST(cookie("a=", "a") == "");
  BOOST_TEST(cookie("A=1", "a") == "none");
  BOOST_TEST(cookie("ba=1", "a") == "none");
  BOOST_TEST(cookie("a", "a") == "none");
  BOOST_TEST(cookie("", "") == "none");
  BOOST_TEST(cookie(";;", "a") == "none");
  BOOST_TEST(quire::headers{}.cookie("a").value_or("none") == "none");
}

BOOST_AUTO_TEST_SUITE_END()
