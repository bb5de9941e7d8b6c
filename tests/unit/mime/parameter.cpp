// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/parameter.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>
#include <support/text_copies.hpp>

namespace mime_parameter {

using namespace quire::mime;

static_assert(std::forward_iterator<parameter_list::iterator>);
static_assert(parameter_list().begin() == parameter_list().end());

// A backslash at the very end stands for itself, whatever was escaped before it.
static_assert(value_text{"\\x\\", true} == "x\\" && value_text{"\\x\\", true}.size() == 2);

BOOST_AUTO_TEST_SUITE(mime_parameter)

BOOST_AUTO_TEST_CASE(a_value_is_compared_without_its_escapes) {
  const value_text value{"a\\b", true};
  BOOST_TEST((value == "ab"));
  for (const std::string_view other : {"", "a", "ac", "xb", "abc", "a\\b"})
    BOOST_TEST(!(value == other), other);
  BOOST_TEST((value_text{"a\\", true} == "a\\"), "at the very end it stands for itself");
}

BOOST_AUTO_TEST_CASE(a_list_can_be_read_twice) {
  const parameter_list list(";a=1;b=2");
  auto at = list.begin();
  const auto first = at++;
  BOOST_TEST(first->name == "a");
  BOOST_TEST(at->name == "b");
  BOOST_TEST((list.begin() == first));
  BOOST_TEST((list.begin() != at));
  BOOST_TEST(std::distance(list.begin(), std::next(at)) == 2);
}

// A sink may be one that allocates.
BOOST_AUTO_TEST_CASE(what_a_sink_throws_comes_out) {
  const value_text text{R"(a\"b)", true};
  std::size_t taken = 0;
  const auto sink = [&taken](char) {
    if (++taken == 2) throw taken;
  };
  BOOST_CHECK_THROW(text.each(sink), std::size_t);
  BOOST_TEST(taken == 2U);
}

BOOST_AUTO_TEST_CASE(a_value_is_escaped_only_if_a_backslash_escapes) {
  const auto first = [](std::string_view text) { return *parameter_list(text).begin(); };
  BOOST_TEST(first(";a=\"\\b\"").value.escaped);
  BOOST_TEST(!first(";a=\"b\"").value.escaped);
  BOOST_TEST(!first(";a=\\b").value.escaped);
  BOOST_TEST(!first(";a=\"b\\").value.escaped, "at the very end it stands for itself");
  BOOST_TEST(!first(";a=\"b\\").closed);
  BOOST_TEST(first(";a=\"b\\").value.raw == "b\\");
  BOOST_TEST(first(";a=\"b\"").closed);
  BOOST_TEST(first(";a=b").closed);
}

BOOST_AUTO_TEST_CASE(a_list_is_read_no_further_than_it_goes) {
  const auto count = [](std::string_view text) {
    const support::guarded_copy copy(text);
    const parameter_list list(copy.view());
    std::size_t found = 0;
    for ([[maybe_unused]] const parameter& each : list) ++found;
    return found;
  };
  for (const std::string_view text :
       {";a=\"b", ";a=\"b\\", ";a=\"b\"", ";a=b", ";a=\"", ";a=b;c=\"d\"x"})
    BOOST_TEST(count(text) == (text.size() > 8 ? 2U : 1U), text);
  for (const std::string_view text : {"", ";", ";a", ";a=", ";a ", "; ", ";;"})
    BOOST_TEST(count(text) == 0U, text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mime_parameter
