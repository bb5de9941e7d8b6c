// SPDX-License-Identifier: Apache-2.0
#include <quire/webhook/open.hpp>
//
#include <quire/webhook.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <type_traits>

#include "v1/data.hpp"

namespace webhook_open {

using namespace std::chrono_literals;
namespace webhook = quire::webhook;
using std::chrono::sys_seconds;

/// A recorded site_view: secret, header, payload. Made at 1640995200.
v1_test::fields a_view() {
  const auto row = v1_test::table("webhooks.tsv").at(0);
  return {row.at(1), row.at(2), row.at(3)};
}

BOOST_AUTO_TEST_SUITE(webhook_open)

BOOST_AUTO_TEST_CASE(one_call_opens_a_webhook) {
  const auto sent = a_view();
  const auto event = webhook::open(sent[0], sent[1], sent[2]);
  BOOST_TEST_REQUIRE(event.ok(), event.error().message());
  BOOST_TEST(event.status() == 200);
  const auto* const view = event->get_if<quire::v1::site_view>();
  BOOST_REQUIRE(view != nullptr);
  BOOST_TEST(view->visitor.ip == "203.0.113.42");
  std::string text;
  quire::to_json(*event, text);
  BOOST_TEST(text == sent[2]);
}

BOOST_AUTO_TEST_CASE(it_says_what_the_receiver_says) {
  const auto sent = a_view();
  const std::array<std::string_view, 2> secrets{"old", sent[0]};
  BOOST_TEST(webhook::open(secrets, sent[1], sent[2]).ok());
  BOOST_TEST(webhook::open("old", sent[1], sent[2]).error().code() == "wrong_signature");
  BOOST_TEST(webhook::open(sent[0], "t=1", sent[2]).error().code() == "missing_signature");
  const webhook::verify_options late{.tolerance = 180s};
  const sys_seconds made{1640995200s};
  BOOST_TEST(webhook::open(sent[0], sent[1], sent[2], late, made + 180s).ok());
  BOOST_TEST(webhook::open(sent[0], sent[1], sent[2], late, made + 181s).error().code() ==
             "too_old");
  const webhook::verify_options small{.body_bytes = 5, .tolerance = {}};
  const auto refused = webhook::open(sent[0], sent[1], sent[2], small);
  BOOST_TEST(refused.error().code() == "body_too_long");
  BOOST_TEST(refused.status() == 413);
}

BOOST_AUTO_TEST_CASE(another_release_and_other_rules_can_be_named) {
  const auto sent = a_view();
  using old = quire::v1::at<quire::release{0, 74, 0}>;
  const auto event = webhook::open<old, quire::as_schema>(sent[0], sent[1], sent[2]);
  BOOST_TEST_REQUIRE(event.ok(), event.error().message());
}

BOOST_AUTO_TEST_CASE(what_was_opened_stays_where_it_is) {
  using opened = decltype(webhook::open("", "", ""));
  static_assert(!std::is_copy_constructible_v<opened> && !std::is_move_constructible_v<opened>);
  BOOST_TEST(sizeof(opened) != 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace webhook_open
