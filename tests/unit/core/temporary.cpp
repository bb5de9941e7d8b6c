// SPDX-License-Identifier: Apache-2.0
#include <quire/core/temporary.hpp>

#include <boost/test/unit_test.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

using quire::core::owning_temporary;

// What owns its text and has no name.
static_assert(owning_temporary<std::string>);
static_assert(owning_temporary<const std::string>);
static_assert(owning_temporary<std::vector<char>>);
// What has a name, or owns nothing.
static_assert(!owning_temporary<std::string&>);
static_assert(!owning_temporary<const std::string&>);
static_assert(!owning_temporary<std::string_view>);
static_assert(!owning_temporary<std::span<const char>>);
static_assert(!owning_temporary<const char*>);
static_assert(!owning_temporary<const char (&)[3]>);
static_assert(!owning_temporary<char[3]>);

BOOST_AUTO_TEST_SUITE(core_temporary)

BOOST_AUTO_TEST_CASE(is_known_at_compile_time) { BOOST_TEST(owning_temporary<std::string>); }

BOOST_AUTO_TEST_SUITE_END()
