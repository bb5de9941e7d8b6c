// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/form.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <ranges>
#include <string>
#include <string_view>
#include <support/read.hpp>
#include <vector>

namespace multipart_form {

using namespace quire::multipart;
using support::a_part;
using support::named;

static_assert(std::is_same_v<form, basic_form<fetch>>);
static_assert(std::input_iterator<form::iterator>);
static_assert(std::ranges::input_range<form>);

const quire::mime::boundary boundary = *quire::mime::boundary::from("B");
const std::string body = a_part(named("a"), "1") + a_part(named("b", "; filename=\"f\""), "") +
                         a_part(named("a"), "3") + "--B--";

BOOST_AUTO_TEST_SUITE(multipart_form)

BOOST_AUTO_TEST_CASE(parts_are_a_range) {
  form all(boundary, body);
  std::string seen;
  for (const form_part& each : all) {
    seen += std::string(each.name()) + "=" + std::string(each.bytes()) + ";";
    BOOST_TEST(body.substr(each.offset(), each.bytes().size()) == each.bytes());
    BOOST_TEST(static_cast<const void*>(each.bytes().data()) ==
               static_cast<const void*>(body.data() + each.offset()));
  }
  BOOST_TEST(seen == "a=1;b=;a=3;");
  BOOST_TEST(!all.error());
  BOOST_TEST(std::ranges::distance(all) == 3);
}

BOOST_AUTO_TEST_CASE(a_field_is_found_by_name) {
  form all(boundary, body);
  BOOST_TEST(all.find("a").value().bytes() == "1");
  BOOST_TEST(all.find("b").value().filename().value() == "f");
  BOOST_TEST(!all.find("c"));
  BOOST_TEST(!all.error());
}

BOOST_AUTO_TEST_CASE(a_refused_form_has_no_fields) {
  const std::string cut = body.substr(0, body.size() - 1);
  form all(boundary, cut);
  BOOST_TEST(!all.find("a"));
  BOOST_TEST((all.error().value() == error{errc::truncated_delimiter_line, cut.size()}));
  std::array<form_part, 4> room;
  const auto read = all.read(room);
  BOOST_TEST(!read.ok());
  BOOST_TEST((read.error() == error{errc::truncated_delimiter_line, cut.size()}));
}

BOOST_AUTO_TEST_CASE(all_parts_fit_or_none_do) {
  form all(boundary, body);
  std::array<form_part, 3> room;
  const auto read = all.read(room);
  BOOST_TEST(read.ok());
  BOOST_TEST(read->size() == 3U);
  BOOST_TEST((*read)[2].bytes() == "3");
  std::array<form_part, 2> small;
  BOOST_TEST((all.read(small).error().code == errc::too_many_parts));
  BOOST_TEST(all.find("b").has_value());
}

BOOST_AUTO_TEST_CASE(names_without_their_escapes_live_as_long_as_the_form) {
  std::string many;
  for (int i = 0; i < 100; ++i) {
    many += a_part(named("\\" + std::string(20, 'n') + std::to_string(i)));
  }
  many += "--B--";
  basic_form<workerd> all(boundary, many);
  std::array<form_part, 100> room;
  const auto read = all.read(room);
  BOOST_TEST_REQUIRE(read.ok());
  for (std::size_t i = 0; i < 100; ++i) {
    BOOST_TEST((*read)[i].name() == std::string(20, 'n') + std::to_string(i));
  }
}

BOOST_AUTO_TEST_CASE(what_was_handed_out_stays_as_it_is_when_the_form_is_read_again) {
  std::string many;
  for (int i = 0; i < 100; ++i) {
    const std::string number = std::to_string(i);
    many += a_part(named("\\n" + number, "; filename=\"\\f" + number + "\""), number);
    many += a_part("Content-Disposition: form-data; name=\"\\a\r\nContent-Disposition: " + number +
                   "\"\r\n");
  }
  many += "--B--";
  basic_form<workerd> all(boundary, many);
  const auto found = all.find("n7").value();
  const auto joined = all.find("a, 7").value();
  std::array<form_part, 200> room;
  BOOST_TEST_REQUIRE(all.read(room).ok());
  const char* const place = room[6].name().data();
  for (int again = 0; again < 10; ++again) {
    BOOST_TEST((all.find("n7").value().name().data() == found.name().data()));
    (void)all.begin();
    std::array<form_part, 200> other;
    BOOST_TEST_REQUIRE(all.read(other).ok());
    BOOST_TEST(other[6].name().data() == place);
    BOOST_TEST(found.name() == "n7");
    BOOST_TEST(found.filename().value() == "f7");
    BOOST_TEST(joined.name() == "a, 7");
    for (std::size_t i = 0; i < 100; ++i) {
      BOOST_TEST(room[2 * i].name() == "n" + std::to_string(i));
      BOOST_TEST(room[2 * i + 1].name() == "a, " + std::to_string(i));
    }
  }
}

BOOST_AUTO_TEST_CASE(limits_hold_for_a_whole_body_too) {
  form all(boundary, body, {.parts = 2});
  BOOST_TEST(std::ranges::distance(all) == 2);
  BOOST_TEST((all.error().value().code == errc::too_many_parts));
  form refused(boundary, body, {.boundary = 0});
  BOOST_TEST((refused.begin() == refused.end()));
  BOOST_TEST((refused.error().value().code == errc::boundary_too_long));
}

BOOST_AUTO_TEST_CASE(an_empty_body_is_no_form) {
  form none(boundary, {});
  BOOST_TEST((none.begin() == none.end()));
  BOOST_TEST((none.error().value() == error{errc::empty_body, 0}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_form
