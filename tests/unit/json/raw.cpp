// SPDX-License-Identifier: Apache-2.0
#include <quire/json/raw.hpp>

#include <boost/test/unit_test.hpp>

using namespace quire::json;

BOOST_AUTO_TEST_SUITE(json_raw)

BOOST_AUTO_TEST_CASE(is_its_text) {
  BOOST_TEST(raw{}.text.empty());
  BOOST_TEST((raw{"1"}.is_set() && !raw{}.is_set()));
  BOOST_TEST((raw{"[1]"} == raw{"[1]"}));
  BOOST_TEST(!(raw{"[1]"} == raw{"[1 ]"}));
  BOOST_TEST((raw_object{{"{}"}}.text == "{}"));
}

BOOST_AUTO_TEST_SUITE_END()
