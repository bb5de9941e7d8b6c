// SPDX-License-Identifier: Apache-2.0
#include <quire/schema/release.hpp>

#include <boost/test/unit_test.hpp>

using quire::lifetime;
using quire::release;

static_assert(release{0, 9, 9} < release{0, 10, 0});
static_assert(release{1, 0, 0} > release{0, 999, 999});
static_assert(release{1, 2, 3} == release{1, 2, 3});
static_assert(quire::earliest_release < quire::latest_release);
static_assert(release{} == release{0, 0, 0});

BOOST_AUTO_TEST_SUITE(schema_release)

BOOST_AUTO_TEST_CASE(both_ends_belong_to_a_lifetime) {
  constexpr lifetime span{{1, 0, 0}, {2, 0, 0}};
  BOOST_TEST(span.contains({1, 0, 0}));
  BOOST_TEST(span.contains({1, 9, 9}));
  BOOST_TEST(span.contains({2, 0, 0}));
  BOOST_TEST(!span.contains({0, 9, 9}));
  BOOST_TEST(!span.contains({2, 0, 1}));
  BOOST_TEST(lifetime{}.contains(quire::earliest_release));
  BOOST_TEST(lifetime{}.contains(quire::latest_release));
}

BOOST_AUTO_TEST_CASE(lifetimes_overlap_if_they_share_a_release) {
  constexpr lifetime span{{1, 0, 0}, {2, 0, 0}};
  BOOST_TEST(span.overlaps({{2, 0, 0}, {3, 0, 0}}));
  BOOST_TEST(span.overlaps({{0, 1, 0}, {1, 0, 0}}));
  BOOST_TEST(span.overlaps({{1, 5, 0}, {1, 5, 0}}));
  BOOST_TEST(span.overlaps({}));
  BOOST_TEST(!span.overlaps({{2, 0, 1}, {3, 0, 0}}));
  BOOST_TEST(!span.overlaps({{0, 0, 0}, {0, 9, 9}}));
}

BOOST_AUTO_TEST_SUITE_END()
