// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/rules.hpp>

#include <boost/test/unit_test.hpp>

using quire::on;
using quire::rules;

static_assert(rules{.absent = on::refuse} != rules{});
static_assert(quire::as_runtime == rules{});

BOOST_AUTO_TEST_SUITE(schema_rules)

BOOST_AUTO_TEST_CASE(unless_it_is_said_everything_is_reported) {
  constexpr rules none;
  BOOST_TEST((none.absent == on::report));
  BOOST_TEST((none.mistyped == on::report));
  BOOST_TEST((none.unknown_value == on::report));
  BOOST_TEST((none.unknown_type == on::report));
}

BOOST_AUTO_TEST_CASE(two_that_differ_in_one_matter_differ) {
  rules other;
  BOOST_TEST((other == rules{}));
  for (on rules::*const matter :
       {&rules::absent, &rules::mistyped, &rules::unknown_value, &rules::unknown_type}) {
    other.*matter = on::refuse;
    BOOST_TEST((other != rules{}));
    other.*matter = on::report;
  }
}

BOOST_AUTO_TEST_CASE(what_the_three_values_refuse) {
  BOOST_TEST((quire::as_typed == rules{.mistyped = on::refuse}));
  BOOST_TEST((quire::as_schema == rules{.absent = on::refuse,
                                        .mistyped = on::refuse,
                                        .unknown_value = on::refuse,
                                        .unknown_type = on::refuse}));
}

BOOST_AUTO_TEST_CASE(a_lazy_member_is_checked_if_more_than_types_is_refused) {
  BOOST_TEST(rules{.absent = on::refuse}.checks_lazy());
  BOOST_TEST(rules{.unknown_value = on::refuse}.checks_lazy());
  BOOST_TEST(rules{.unknown_type = on::refuse}.checks_lazy());
  BOOST_TEST(quire::as_schema.checks_lazy());
  BOOST_TEST(!quire::as_typed.checks_lazy());
  BOOST_TEST(!quire::as_runtime.checks_lazy());
}

BOOST_AUTO_TEST_SUITE_END()
