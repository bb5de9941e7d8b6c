// SPDX-License-Identifier: Apache-2.0
#include <quire/v1/revisions.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>

BOOST_AUTO_TEST_SUITE(v1_revisions)

using quire::release;
using quire::v1::revisions;

BOOST_AUTO_TEST_CASE(a_release_has_the_newest_revision_that_is_not_after_it) {
  for (std::size_t i = 0; i != revisions.size(); ++i) {
    const release at = revisions[i];
    const release after{at.major, at.minor, static_cast<std::uint16_t>(at.patch + 1)};
    BOOST_TEST(quire::v1::is_revision(at));
    BOOST_TEST((quire::v1::revision_of(at) == at));
    if (i + 1 == revisions.size() || after != revisions[i + 1]) {
      BOOST_TEST(!quire::v1::is_revision(after));
      BOOST_TEST((quire::v1::revision_of(after) == at));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_release_before_all_has_the_oldest) {
  BOOST_TEST((quire::v1::revision_of({0, 0, 1}) == revisions.front()));
  BOOST_TEST(!quire::v1::is_revision({0, 0, 1}));
  BOOST_TEST((quire::v1::revision_of({9999, 0, 0}) == revisions.back()));
}

BOOST_AUTO_TEST_SUITE_END()
