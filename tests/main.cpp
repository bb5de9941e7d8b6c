// SPDX-License-Identifier: Apache-2.0
// The main function of every test executable.
#define BOOST_TEST_MODULE quire
#ifdef QUIRE_TESTS_EMBED_BOOST
#include <boost/test/included/unit_test.hpp>
#else
#include <boost/test/unit_test.hpp>
#endif
