// SPDX-License-Identifier: Apache-2.0
#include <quire/json/error.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <set>
#include <string_view>

using namespace quire::json;

namespace json_error {

constexpr errc last = errc::missing_member;
constexpr auto at = [](unsigned i) { return static_cast<errc>(i); };
constexpr unsigned count = static_cast<unsigned>(last) + 1;

}  // namespace json_error

BOOST_AUTO_TEST_SUITE(json_error)

BOOST_AUTO_TEST_CASE(every_code_has_a_name_and_a_phrase_of_its_own) {
  std::set<std::string_view> names;
  std::set<std::string_view> phrases;
  for (unsigned i = 0; i != count; ++i) {
    names.insert(name(at(i)));
    phrases.insert(describe(at(i)));
    BOOST_TEST(name(at(i)).find(' ') == std::string_view::npos);
  }
  BOOST_TEST(names.size() == count);
  BOOST_TEST(phrases.size() == count);
  BOOST_TEST(!names.contains("unknown"));
}

BOOST_AUTO_TEST_CASE(codes_of_the_text_come_before_those_of_values) {
  BOOST_TEST(!concerns_document(errc::ok));
  BOOST_TEST(concerns_document(errc::empty_document));
  BOOST_TEST(concerns_document(errc::depth_limit));
  BOOST_TEST(concerns_document(errc::out_of_memory));
  BOOST_TEST(!concerns_document(errc::is_null));
  BOOST_TEST(!concerns_document(last));
}

BOOST_AUTO_TEST_CASE(an_error_is_true_if_there_is_one) {
  BOOST_TEST(!error{});
  BOOST_TEST(static_cast<bool>(error{errc::is_null, 3, {}}));
}

BOOST_AUTO_TEST_CASE(a_message_says_what_where_and_of_which_member) {
  BOOST_TEST(error{}.message() == "");
  error why{errc::not_a_string, 120, {}};
  BOOST_TEST(why.message() == "not a string, byte 120");
  why.path.enter_member("visitor");
  why.path.enter_member("ip");
  BOOST_TEST(why.message() == "visitor.ip: not a string, byte 120");
}

BOOST_AUTO_TEST_SUITE_END()
