// SPDX-License-Identifier: Apache-2.0
#include <quire/version.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_CASE(cmake_reads_the_version_of_the_header) {
  const std::string version = std::to_string(QUIRE_VERSION_MAJOR) + '.' +
                              std::to_string(QUIRE_VERSION_MINOR) + '.' +
                              std::to_string(QUIRE_VERSION_PATCH);
  BOOST_TEST(version == QUIRE_TEST_VERSION);
}
