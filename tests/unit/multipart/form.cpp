// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/content_type.hpp>
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
using std::string_literals::operator""s;

static_assert(std::is_same_v<form, basic_form<fetch>>);
static_assert(std::input_iterator<form::iterator>);
static_assert(std::ranges::input_range<form>);

const quire::mime::boundary boundary = *quire::mime::boundary::from("B");
const std::string body = a_part(named("a"), "1") + a_part(named("b", "; filename=\"f\""), "") +
                         a_part(named("a"), "3") + "--B--";

std::string text_of(const form_part& part) {
  return std::string(part.name()) + "=" + std::string(part.bytes()) + ";";
}
std::string values_of(form& all) {
  std::string seen;
  for (const form_part& each : all) seen += text_of(each);
  return seen;
}

BOOST_AUTO_TEST_SUITE(multipart_form)

BOOST_AUTO_TEST_CASE(parts_are_a_range) {
  form all(boundary, body);
  std::string seen;
  for (const form_part& each : all) {
    seen += text_of(each);
    BOOST_TEST(body.substr(each.offset(), each.bytes().size()) == each.bytes());
    BOOST_TEST(static_cast<const void*>(each.bytes().data()) ==
               static_cast<const void*>(body.data() + each.offset()));
  }
  BOOST_TEST(seen == "a=1;b=;a=3;");
  BOOST_TEST(!all.error());
  BOOST_TEST(std::ranges::distance(all) == 3);
  auto at = all.begin();
  at++;
  BOOST_TEST(at->name() == "b");
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
  BOOST_TEST(room[0].offset() == 0U);
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
    BOOST_TEST((other[6].name().data() == place));
    BOOST_TEST(found.name() == "n7");
    BOOST_TEST(found.filename().value() == "f7");
    BOOST_TEST(joined.name() == "a, 7");
    for (std::size_t i = 0; i < 100; ++i) {
      BOOST_TEST(room[2 * i].name() == "n" + std::to_string(i));
      BOOST_TEST(room[2 * i + 1].name() == "a, " + std::to_string(i));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_verdict_is_that_of_the_whole_body_whenever_it_is_asked_for) {
  const std::string cut = body.substr(0, body.size() - 4);
  for (const std::string& text : {body, cut, std::string{}, "no form at all"s}) {
    form read(boundary, text);
    const std::string wanted = values_of(read);
    const auto verdict = read.error();
    const std::size_t end = read.end_offset();
    BOOST_TEST(verdict.has_value() == (text != body));
    for (int asked = 0; asked != 5;
         ++asked) {  // at first, then at one part each, then in each turn
      form all(boundary, text);
      if (asked == 0) BOOST_TEST((all.error() == verdict && all.end_offset() == end));
      std::string seen;
      int at = 0;
      for (const form_part& each : all) {
        ++at;
        if (at == asked || asked == 4) BOOST_TEST((all.error() == verdict));
        if (at == asked || asked == 4) BOOST_TEST(all.end_offset() == end);
        seen += text_of(each);
      }
      BOOST_TEST(seen == wanted);
      BOOST_TEST((all.error() == verdict && all.end_offset() == end));
    }
  }
}

BOOST_AUTO_TEST_CASE(a_body_is_judged_once) {
  std::string text = body;
  form all(boundary, text);
  BOOST_TEST(!all.error());
  text.assign(body.size(), 'x');  // it is not looked at again
  BOOST_TEST(!all.error());
  BOOST_TEST(all.end_offset() == body.size());
}

BOOST_AUTO_TEST_CASE(a_form_that_is_left_in_the_middle_is_judged_whole) {
  const std::string cut = body.substr(0, body.size() - 4);
  form all(boundary, cut);
  for (const form_part& each : all) {
    if (each.name() == "a") break;
  }
  BOOST_TEST((all.error().value().code == errc::missing_close_delimiter));
  form again(boundary, cut);
  auto at = again.begin();
  BOOST_TEST((again.error().value().code == errc::missing_close_delimiter));
  BOOST_TEST(at->name() == "a");
  ++at;
  BOOST_TEST(at->name() == "b");
  form moved = std::move(again);
  BOOST_TEST((moved.error().value().code == errc::missing_close_delimiter));
  BOOST_TEST(!moved.find("a"));
}

BOOST_AUTO_TEST_CASE(names_without_their_escapes_outlive_a_verdict_in_between) {
  const std::string text =
      a_part(named("\\one")) + a_part(named("\\two")) + a_part(named("\\three")) + "--B--";
  basic_form<workerd> all(boundary, text);
  std::vector<std::string_view> names;
  for (const form_part& each : all) {
    names.push_back(each.name());
    BOOST_TEST(!all.error());
  }
  const std::vector<std::string_view> wanted{"one", "two", "three"};
  BOOST_TEST(names == wanted, boost::test_tools::per_element());
}

std::string header() { return "multipart/form-data; boundary=\"B\""; }

BOOST_AUTO_TEST_CASE(a_boundary_of_a_temporary_content_type_serves_for_form_and_parser) {
  const auto kept = boundary_from_content_type(header());
  form all{*kept, body};
  BOOST_TEST(all.find("a").has_value());
  form at_once{*boundary_from_content_type(header()), body};
  BOOST_TEST(at_once.find("a").has_value());
  parser steps{*kept};
  steps.feed(body);
  BOOST_TEST((steps.next() == step::part_begin));
  steps.reset(*boundary_from_content_type(header()));
  steps.feed(body);
  BOOST_TEST((steps.next() == step::part_begin));
  BOOST_TEST(steps.part().name() == "a");
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
