// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/detail/fresh.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <optional>
#include <string_view>
#include <variant>

namespace codec_fresh {

using namespace quire::codec::detail;

struct large {
  std::array<std::string_view, 8> texts{};
  int number = 7;
};

void spoil(large& out) {
  out.texts.fill("x");
  out.number = 1;
}
bool is_new(const large& out) { return out.number == 7 && out.texts == decltype(out.texts){}; }

}  // namespace codec_fresh

BOOST_AUTO_TEST_SUITE(codec_fresh)

BOOST_AUTO_TEST_CASE(a_used_object_is_as_new) {
  large out;
  spoil(out);
  renew(out);
  BOOST_TEST(is_new(out));
}

BOOST_AUTO_TEST_CASE(an_optional_holds_a_new_object) {
  std::optional<large> out;
  BOOST_TEST(is_new(renew_engaged(out)));
  spoil(*out);
  BOOST_TEST(is_new(renew_engaged(out)));
  BOOST_TEST(out.has_value());
}

BOOST_AUTO_TEST_CASE(a_variant_holds_a_new_object_of_another_type) {
  std::variant<int, large, double> out{5};
  BOOST_TEST(is_new(renew_holding<large>(out)));
  BOOST_TEST(out.index() == 1U);
  spoil(std::get<large>(out));
  BOOST_TEST(is_new(renew_holding<large>(out)));
}

BOOST_AUTO_TEST_SUITE_END()
