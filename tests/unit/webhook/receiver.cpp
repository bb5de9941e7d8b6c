// SPDX-License-Identifier: Apache-2.0
#include <quire/webhook/receiver.hpp>
//
#include <quire/webhook.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <chrono>
#include <string>
#include <string_view>

#include "support/moving.hpp"
#include "v1/data.hpp"

namespace webhook_receiver {

using namespace std::chrono_literals;
namespace webhook = quire::webhook;
using std::chrono::sys_seconds;

static_assert(support::stays_where_it_is<webhook::receiver>);

struct vector {
  std::string scheme, secret, header, payload;
};
std::vector<vector> vectors() {
  std::vector<vector> all;
  for (const auto& row : v1_test::table("webhooks.tsv"))
    all.push_back({row.at(0), row.at(1), row.at(2), row.at(3)});
  return all;
}
vector a_view() { return vectors().at(0); }  // made at 1640995200

std::string code_of(webhook::receiver& in, std::string_view header, std::string_view body,
                    sys_seconds now = {}) {
  return std::string{in.open(header, body, now).error().code()};
}

/// A crypto library that cannot.
struct broken {
  static bool sign(std::string_view, std::initializer_list<std::string_view>, webhook::digest&) {
    return false;
  }
  static bool equal(const webhook::digest&, const webhook::digest&) { return true; }
};
/// One that must not be asked.
struct unasked {
  static bool sign(std::string_view, std::initializer_list<std::string_view>, webhook::digest&) {
    BOOST_ERROR("nothing may be hashed");
    return false;
  }
  static bool equal(const webhook::digest&, const webhook::digest&) { return true; }
};

BOOST_AUTO_TEST_SUITE(webhook_receiver)

BOOST_AUTO_TEST_CASE(recorded_webhooks_open) {
  std::size_t count = 0;
  for (const vector& one : vectors()) {
    if (one.scheme != "X-GitBook-Signature") continue;
    webhook::receiver in{one.secret};
    const auto event = in.open(one.header, one.payload);
    BOOST_TEST_REQUIRE(event.ok(), event.error().message());
    std::string text;
    quire::to_json(*event, text);
    BOOST_TEST(text.size() > 100U);
    BOOST_TEST(event.status() == 200);
    ++count;
  }
  BOOST_TEST(count == 4U);
}

BOOST_AUTO_TEST_CASE(recorded_tasks_verify) {
  const vector one = vectors().at(4);
  BOOST_TEST(one.scheme == "X-GitBook-Integration-Signature");
  const std::array<std::string_view, 1> secrets{one.secret};
  using webhook::verify_task;
  BOOST_TEST(name(verify_task<webhook::openssl>(secrets, one.header, one.payload)) == "ok");
  BOOST_TEST(name(verify_task<webhook::openssl>(secrets, one.header, one.payload + " ")) ==
             "wrong_signature");
  BOOST_TEST(name(verify_task<webhook::openssl>(secrets, one.header + "0", one.payload)) ==
             "invalid_signature");
  BOOST_TEST(name(verify_task<unasked>(secrets, one.header, one.payload,
                                       {.body_bytes = 5, .tolerance = {}})) == "body_too_long");
}

BOOST_AUTO_TEST_CASE(every_changed_byte_is_noticed) {
  const vector one = a_view();
  webhook::receiver in{one.secret};
  for (std::size_t i = 0; i < one.payload.size(); ++i) {
    std::string body = one.payload;
    body[i] = static_cast<char>(body[i] ^ 1);
    BOOST_TEST_REQUIRE(code_of(in, one.header, body) == "wrong_signature");
  }
  for (std::size_t i = one.header.find("v1=") + 3; i < one.header.size(); ++i) {
    std::string header = one.header;
    header[i] = header[i] == '0' ? '1' : '0';
    BOOST_TEST_REQUIRE(code_of(in, header, one.payload) == "wrong_signature");
  }
  BOOST_TEST(code_of(in, one.header, one.payload) == "ok");
}

BOOST_AUTO_TEST_CASE(the_time_is_part_of_what_is_signed) {
  const vector one = a_view();
  webhook::receiver in{one.secret};
  std::string header = one.header;
  header[2] = '2';
  BOOST_TEST(code_of(in, header, one.payload) == "wrong_signature");
  header.insert(2, "0");
  BOOST_TEST(code_of(in, header, one.payload) == "wrong_signature");
}

BOOST_AUTO_TEST_CASE(without_a_tolerance_any_age_will_do) {
  const vector one = a_view();
  webhook::receiver in{one.secret};
  BOOST_TEST(code_of(in, one.header, one.payload, sys_seconds{}) == "ok");
  BOOST_TEST(code_of(in, one.header, one.payload, sys_seconds{4102444800s}) == "ok");
}

BOOST_AUTO_TEST_CASE(with_a_tolerance_the_clock_counts_both_ways) {
  const vector one = a_view();
  constexpr sys_seconds made{1640995200s};
  webhook::receiver in{one.secret, {.tolerance = 180s}};
  BOOST_TEST(code_of(in, one.header, one.payload, made + 180s) == "ok");
  BOOST_TEST(code_of(in, one.header, one.payload, made + 181s) == "too_old");
  BOOST_TEST(code_of(in, one.header, one.payload, made - 180s) == "ok");
  BOOST_TEST(code_of(in, one.header, one.payload, made - 181s) == "from_the_future");
  webhook::receiver strict{one.secret, {.tolerance = 0s}};
  BOOST_TEST(code_of(strict, one.header, one.payload, made) == "ok");
}

BOOST_AUTO_TEST_CASE(one_of_several_secrets_is_enough) {
  const vector one = a_view();
  const std::array<std::string_view, 3> secrets{"old", "", one.secret};
  webhook::receiver in{secrets};
  BOOST_TEST(code_of(in, one.header, one.payload) == "ok");
  webhook::receiver other{std::span{secrets}.first(2)};
  BOOST_TEST(code_of(other, one.header, one.payload) == "wrong_signature");
}

BOOST_AUTO_TEST_CASE(an_empty_secret_opens_nothing) {
  webhook::receiver none{std::span<const std::string_view>{}};
  webhook::receiver empty{""};
  const vector one = a_view();
  BOOST_TEST(code_of(none, one.header, one.payload) == "no_secret");
  BOOST_TEST(code_of(empty, one.header, one.payload) == "no_secret");
}

BOOST_AUTO_TEST_CASE(a_body_over_the_limit_is_not_hashed) {
  const vector one = a_view();
  using receiver = webhook::basic_receiver<quire::v1::latest, quire::as_runtime, unasked>;
  receiver in{one.secret, {.body_bytes = one.payload.size() - 1, .tolerance = {}}};
  const auto event = in.open(one.header, one.payload);
  BOOST_TEST(event.error().code() == "body_too_long");
  BOOST_TEST(event.status() == 413);
}

BOOST_AUTO_TEST_CASE(a_body_of_the_limit_is_verified) {
  BOOST_TEST(webhook::verify_options{}.body_bytes == 4U * 1024 * 1024);
  const vector one = a_view();
  webhook::receiver in{one.secret, {.body_bytes = one.payload.size(), .tolerance = {}}};
  BOOST_TEST(code_of(in, one.header, one.payload) == "ok");
  const vector task = vectors().at(4);
  const std::array<std::string_view, 1> secrets{task.secret};
  const webhook::verify_options most{.body_bytes = task.payload.size(), .tolerance = {}};
  BOOST_TEST(name(webhook::verify_task<webhook::openssl>(secrets, task.header, task.payload,
                                                         most)) == "ok");
}

BOOST_AUTO_TEST_CASE(a_crypto_library_that_fails_is_no_good_signature) {
  const vector one = a_view();
  using receiver = webhook::basic_receiver<quire::v1::latest, quire::as_runtime, broken>;
  receiver in{one.secret};
  BOOST_TEST(in.open(one.header, one.payload).error().code() == "crypto_failed");
  BOOST_TEST(in.open(one.header, one.payload).status() == 500);
}

BOOST_AUTO_TEST_CASE(each_code_has_its_status_name_and_sentence) {
  for (const auto& row : webhook::error_rows) {
    if (row.code == webhook::errc::bad_event) continue;  // below, with its details
    const webhook::error why{row.code};
    const bool good = row.code == webhook::errc::ok;
    const int wanted = good                                       ? 200
                       : row.code == webhook::errc::body_too_long ? 413
                       : row.code == webhook::errc::crypto_failed ? 500
                                                                  : 401;
    BOOST_TEST_CONTEXT(row.name) {
      BOOST_TEST(static_cast<bool>(why) == !good);
      BOOST_TEST((why.kind() == row.code));
      BOOST_TEST(why.status() == wanted);
      BOOST_TEST(why.code() == row.name);
      BOOST_TEST(why.message() == (good ? "" : row.phrase));
      BOOST_TEST(why.offset() == 0U);
      BOOST_TEST(why.path() == "");
    }
  }
  BOOST_TEST(!webhook::error{});
  BOOST_TEST(!webhook::error{quire::json::error{}}, "no error of JSON is none");
}

BOOST_AUTO_TEST_CASE(a_good_signature_on_no_event_says_what_is_wrong_with_it) {
  const std::string body = "{\"type\":}";
  webhook::digest made{};
  BOOST_REQUIRE(webhook::openssl::sign("s", {"1", ".", body}, made));
  std::string header = "t=1,v1=";
  for (const unsigned char byte : made) {
    header += "0123456789abcdef"[byte >> 4U];
    header += "0123456789abcdef"[byte & 15U];
  }
  webhook::receiver in{"s"};
  const auto event = in.open(header, body);
  BOOST_TEST(event.error().code() == "expected_value");
  BOOST_TEST(event.error().path() == "type");
  BOOST_TEST(event.error().offset() == 8U);
  BOOST_TEST(event.error().message() == "type: a value was expected, byte 8");
  BOOST_TEST(event.status() == 400);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace webhook_receiver
