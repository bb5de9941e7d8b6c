// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/choice.hpp>

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(schema_choice)

BOOST_AUTO_TEST_CASE(a_text_or_an_object_sets_it) {
  quire::text_or<int> either;
  BOOST_TEST(!either.is_set());
  either.text = "a";
  BOOST_TEST(either.is_set());
  either.text = "";
  either.object = 0;
  BOOST_TEST(either.is_set());
}

BOOST_AUTO_TEST_CASE(always_true_is_what_was_sent) {
  BOOST_TEST(static_cast<bool>(quire::always_true{}));
  BOOST_TEST(!static_cast<bool>(quire::always_true{false}));
}

BOOST_AUTO_TEST_SUITE_END()
