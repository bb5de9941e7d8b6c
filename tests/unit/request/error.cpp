// SPDX-License-Identifier: Apache-2.0
#include <quire/request/error.hpp>

#include <boost/test/unit_test.hpp>

#include <string>

BOOST_AUTO_TEST_SUITE(request_error)

BOOST_AUTO_TEST_CASE(a_default_one_is_none) {
  const quire::error none;
  BOOST_TEST(!none);
  BOOST_TEST(none.code().empty());
  BOOST_TEST(none.message() == "");
}

BOOST_AUTO_TEST_CASE(json_errors_count_from_the_body_and_name_the_field) {
  quire::json::error inner{quire::json::errc::not_a_string, 34, {}};
  inner.path.enter_member("installation");
  inner.path.enter_member("status");
  const quire::error outer{quire::request_part::environment, inner, 1800};
  BOOST_TEST(bool{outer});
  BOOST_TEST(outer.offset() == 1834U);
  BOOST_TEST(outer.path() == "environment.installation.status");
  BOOST_TEST(outer.message() == "environment.installation.status: not a string, byte 1834");
  BOOST_TEST(outer.status() == 500);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_content_type_is_said_to_be) {
  const quire::error wrong{quire::request_part::content_type,
                           quire::multipart::error{quire::multipart::errc::missing_boundary, 19}};
  BOOST_TEST(wrong.path() == "");
  BOOST_TEST(wrong.message() ==
             "Content-Type: " + std::string{describe(quire::multipart::errc::missing_boundary)} +
                 ", byte 19");
}

BOOST_AUTO_TEST_CASE(a_copy_owns_its_path) {
  quire::error copy;
  {
    const quire::error original{quire::request_part::event,
                                quire::json::error{quire::json::errc::is_null, 0, {}}, 0};
    copy = original;
  }
  BOOST_TEST(copy.path() == "event");
}

BOOST_AUTO_TEST_CASE(a_wrong_version_is_the_callers_fault) {
  const quire::error wrong{quire::request_part::path, quire::request_errc::unsupported_version, 0};
  BOOST_TEST(wrong.status() == 400);
  BOOST_TEST(wrong.message() == "no version of this path is supported");
}

BOOST_AUTO_TEST_SUITE_END()
