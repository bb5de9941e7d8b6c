// SPDX-License-Identifier: Apache-2.0
#include <quire/testing/files.hpp>
//
#include <quire/v1.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(testing_files)

namespace {

const std::string inputs = QUIRE_TEST_DATA "/captures/inputs/";

}  // namespace

BOOST_AUTO_TEST_CASE(event_and_environment) {
  const auto made =
      quire::testing::request_from_files(inputs + "site_view.json", inputs + "environment.json");
  BOOST_REQUIRE(made.ok());
  quire::v1::decoder decode;
  const auto request = decode(made->content_type, made->body);
  BOOST_TEST_REQUIRE(request.ok(), request.error().message());
  BOOST_TEST(request->event.get_if<quire::v1::site_view>() != nullptr);
  BOOST_TEST(!request->fetch_body);
}

BOOST_AUTO_TEST_CASE(a_fetch_body_is_a_file) {
  const auto made = quire::testing::request_from_files(
      inputs + "fetch.json", inputs + "environment.json", inputs + "fetch-body.bin");
  BOOST_REQUIRE(made.ok());
  quire::v1::decoder decode;
  const auto request = decode(made->content_type, made->body);
  BOOST_TEST_REQUIRE(request.ok(), request.error().message());
  BOOST_REQUIRE(request->fetch_body);
  BOOST_TEST((request->fetch_body->kind == quire::field_kind::file));
  BOOST_TEST(request->fetch_body->bytes.size() == 305);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_named) {
  const auto made = quire::testing::request_from_files(inputs + "site_view.json", "/nowhere");
  BOOST_REQUIRE(!made.ok());
  BOOST_TEST(made.error() == "cannot read /nowhere");
}

BOOST_AUTO_TEST_SUITE_END()
