// SPDX-License-Identifier: Apache-2.0
#include <quire/core/error_row.hpp>

#include <boost/test/unit_test.hpp>

namespace core_error_row {

using quire::core::error_row;
using quire::core::row_of;
using quire::core::rows_are_complete;

enum class errc : unsigned char { first, second };

constexpr error_row<errc> good[] = {{errc::first, "first", "a"}, {errc::second, "second", "b"}};
constexpr error_row<errc> swapped[] = {{errc::second, "second", "b"}, {errc::first, "first", "a"}};
constexpr error_row<errc> shorter[] = {{errc::first, "first", "a"}};
constexpr error_row<errc> nameless[] = {{errc::first, "", "a"}, {errc::second, "second", "b"}};

static_assert(rows_are_complete(good, errc::second));
static_assert(!rows_are_complete(swapped, errc::second));
static_assert(!rows_are_complete(shorter, errc::second));
static_assert(!rows_are_complete(nameless, errc::second));

BOOST_AUTO_TEST_SUITE(core_error_row)

BOOST_AUTO_TEST_CASE(a_code_finds_its_row) {
  BOOST_TEST(row_of(good, errc::second).name == "second");
  BOOST_TEST(row_of(good, errc::second).phrase == "b");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace core_error_row
