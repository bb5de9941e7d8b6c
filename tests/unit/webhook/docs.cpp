// SPDX-License-Identifier: Apache-2.0
// The blocks of docs/webhooks.md that are no program.
#include <quire/webhook.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <string>
#include <string_view>

#include "v1/data.hpp"

namespace webhook_docs {

constexpr auto id = [](const auto& event) { return event.event_id; };

bool opens(std::string_view secret, std::string_view signature, std::string_view body) {
  if (const auto event = quire::webhook::open(secret, signature, body)) {
    std::printf("%s\n", std::string{visit(*event, id)}.c_str());
  } else {
    std::printf("%d: %s\n", event.status(), event.error().message().c_str());
  }
  return quire::webhook::open(secret, signature, body).ok();
}

BOOST_AUTO_TEST_SUITE(webhook_docs)

BOOST_AUTO_TEST_CASE(one_call) {
  const auto row = v1_test::table("webhooks.tsv").at(0);
  BOOST_TEST(opens(row.at(1), row.at(2), row.at(3)));
  BOOST_TEST(!opens(row.at(1), row.at(2), row.at(3) + " "));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace webhook_docs
