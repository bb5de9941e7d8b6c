// SPDX-License-Identifier: Apache-2.0
#include <quire/core/result.hpp>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace result {

enum class errc { odd, negative };

constexpr quire::result<int, errc> half(int number) noexcept {
  if (number < 0) return errc::negative;
  if (number % 2 != 0) return errc::odd;
  return number / 2;
}

static_assert(half(4).ok());
static_assert(*half(4) == 2);
static_assert(half(4).value() == 2);
static_assert(!half(3).ok() && half(3).error() == errc::odd);
static_assert(!half(-1) && half(-1).error() == errc::negative);

using text = quire::result<std::string, errc>;
using unique = quire::result<std::unique_ptr<int>, errc>;
static_assert(std::is_nothrow_move_constructible_v<text>);
static_assert(std::is_nothrow_move_constructible_v<unique>);
static_assert(!std::is_copy_constructible_v<unique>);
static_assert(!std::is_default_constructible_v<text>, "there is no empty result");
static_assert(!std::is_convertible_v<text, bool>, "only an explicit test reads as one");

BOOST_AUTO_TEST_SUITE(result)

BOOST_AUTO_TEST_CASE(a_value_is_reached_by_value_star_and_arrow) {
  const text held{std::string("quire")};
  BOOST_TEST(held.ok());
  BOOST_TEST(static_cast<bool>(held));
  BOOST_TEST(held.value() == "quire");
  BOOST_TEST(*held == "quire");
  BOOST_TEST(held->size() == 5U);
}

BOOST_AUTO_TEST_CASE(an_error_is_no_value) {
  const text held{errc::odd};
  BOOST_TEST(!held.ok());
  BOOST_TEST(!static_cast<bool>(held));
  BOOST_TEST((held.error() == errc::odd));
}

BOOST_AUTO_TEST_CASE(a_value_can_be_changed_in_place) {
  text held{std::string("quir")};
  held.value() += 'e';
  held->insert(0, "a ");
  BOOST_TEST(*held == "a quire");
}

BOOST_AUTO_TEST_CASE(a_value_moves_out_and_is_not_copied) {
  auto number = std::make_unique<int>(7);
  const int* address = number.get();
  unique held{std::move(number)};
  unique moved{std::move(held)};
  const std::unique_ptr<int> out = std::move(moved).value();
  BOOST_TEST(out.get() == address);
}

BOOST_AUTO_TEST_CASE(assignment_turns_a_value_into_an_error_and_back) {
  text held{std::string("first")};
  held = text{errc::negative};
  BOOST_TEST((held.error() == errc::negative));
  held = text{std::string("second")};
  BOOST_TEST(*held == "second");
}

BOOST_AUTO_TEST_CASE(a_view_keeps_the_address_it_was_given) {
  const std::string owner("borrowed");
  const quire::result<std::string_view, errc> held{std::string_view(owner)};
  BOOST_TEST(static_cast<const void*>(held->data()) == static_cast<const void*>(owner.data()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace result
