// SPDX-License-Identifier: Apache-2.0
#include <quire/webhook/signature.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace webhook_signature {

using quire::webhook::errc;
using quire::webhook::parse_signature;

const std::string hex = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

void ok(const std::string& header, std::string_view timestamp) {
  BOOST_TEST_CONTEXT(header) {
    const auto read = parse_signature(header);
    BOOST_REQUIRE(read.ok());
    BOOST_TEST(read->timestamp == timestamp);
    for (std::size_t i = 0; i != read->value.size(); ++i) BOOST_TEST(read->value[i] == i % 16 * 17);
  }
}
void bad(const std::string& header, errc why) {
  BOOST_TEST_CONTEXT(header) {
    const auto read = parse_signature(header);
    BOOST_REQUIRE(!read.ok());
    BOOST_TEST(name(read.error()) == name(why));
  }
}

BOOST_AUTO_TEST_SUITE(webhook_signature)

BOOST_AUTO_TEST_CASE(pieces_come_in_any_order_and_the_last_counts) {
  ok("t=1,v1=" + hex, "1");
  ok("v1=" + hex + ",t=0017", "0017");
  ok("v0=x,t=1,t=2,v1=zz,,v1=" + hex + ",t2=5", "2");
  const std::string late = "t=999999999999999,v1=" + hex;
  BOOST_TEST(parse_signature(late)->seconds == 999'999'999'999'999);
  const std::string usual = "t=1234567890,v1=" + hex;
  BOOST_TEST(parse_signature(usual)->seconds == 1'234'567'890);
}

BOOST_AUTO_TEST_CASE(each_reason_has_its_code) {
  bad("", errc::missing_timestamp);
  bad("v1=" + hex, errc::missing_timestamp);
  bad("T=1,v1=" + hex, errc::missing_timestamp);
  bad(" t=1,v1=" + hex, errc::missing_timestamp);
  bad("t=,v1=" + hex, errc::invalid_timestamp);
  bad("t=1.7,v1=" + hex, errc::invalid_timestamp);
  bad("t=-1,v1=" + hex, errc::invalid_timestamp);
  bad("t=1 ,v1=" + hex, errc::invalid_timestamp);
  bad("t=1000000000000000,v1=" + hex, errc::invalid_timestamp);
  bad("t=1,t=,v1=" + hex, errc::invalid_timestamp);
  bad("t=1", errc::missing_signature);
  bad("t=1,V1=" + hex, errc::missing_signature);
  bad("t=1,v1=" + hex + ",v1=", errc::invalid_signature);
  bad("t=1,v1=" + hex + "0", errc::invalid_signature);
  bad("t=1,v1=" + hex.substr(1), errc::invalid_signature);
  bad("t=1,v1=" + hex.substr(1) + "F", errc::invalid_signature);
  bad("t=1,v1=" + hex.substr(1) + "g", errc::invalid_signature);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace webhook_signature
