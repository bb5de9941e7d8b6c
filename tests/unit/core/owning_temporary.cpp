// SPDX-License-Identifier: Apache-2.0
#include <quire/core/owning_temporary.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core_owning_temporary {

using quire::core::movable_temporary;
using quire::core::owning_temporary;

template <owning_temporary T>
constexpr bool is_taken_for_one(T&&) {
  return true;
}
constexpr bool is_taken_for_one(std::string_view) { return false; }

struct view_of_another_library {
  operator std::string_view() const { return {}; }
};

static_assert(movable_temporary<std::string> && !movable_temporary<const std::string>);
static_assert(!movable_temporary<std::string&> && !movable_temporary<std::string_view>);
static_assert(owning_temporary<std::string> && owning_temporary<const std::string>);
static_assert(!owning_temporary<std::string&> && !owning_temporary<const std::string&>);
static_assert(!owning_temporary<std::string_view> && !owning_temporary<view_of_another_library>);
static_assert(!owning_temporary<std::vector<char>> && !owning_temporary<const char*>);

BOOST_AUTO_TEST_SUITE(core_owning_temporary)

BOOST_AUTO_TEST_CASE(only_a_temporary_that_owns_its_text_is_one) {
  std::string text = "text";
  const std::string constant = "text";
  const std::string_view view = text;
  const char array[] = "text";
  const char* pointer = array;
  BOOST_TEST(!is_taken_for_one(text));
  BOOST_TEST(!is_taken_for_one(constant));
  BOOST_TEST(!is_taken_for_one(view));
  BOOST_TEST(!is_taken_for_one(std::string_view(text)));
  BOOST_TEST(!is_taken_for_one("text"));
  BOOST_TEST(!is_taken_for_one(array));
  BOOST_TEST(!is_taken_for_one(pointer));
  BOOST_TEST(!is_taken_for_one(view_of_another_library{}));
  BOOST_TEST(is_taken_for_one(std::string("text")));
  BOOST_TEST(is_taken_for_one(text + text));
  BOOST_TEST(is_taken_for_one(std::move(text)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace core_owning_temporary
