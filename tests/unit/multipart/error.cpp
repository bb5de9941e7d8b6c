// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/error.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace multipart_error {

using namespace quire::multipart;

static_assert(name(errc::missing_close_delimiter) == "missing_close_delimiter");
static_assert(describe(errc::missing_close_delimiter) ==
              "the body ends before the close delimiter");
static_assert(kind(errc::invalid_media_type) == failure::malformed);
static_assert(kind(errc::repeated_parameter) == failure::malformed);
static_assert(kind(errc::empty_body) == failure::truncated);
static_assert(kind(errc::no_delimiter) == failure::truncated);
static_assert(kind(errc::missing_close_delimiter) == failure::truncated);
static_assert(kind(errc::too_many_parts) == failure::limit);
static_assert(kind(errc::content_type_too_long) == failure::limit);
static_assert(kind(errc::chunk_not_consumed) == failure::internal);
static_assert(kind(errc::out_of_memory) == failure::internal);
static_assert(status(errc::invalid_media_type) == 415 && status(errc::not_multipart) == 415);
static_assert(status(errc::missing_boundary) == 400 && status(errc::transfer_encoding) == 400);
static_assert(status(errc::empty_body) == 400 && status(errc::missing_close_delimiter) == 400);
static_assert(status(errc::too_many_parts) == 413 && status(errc::preamble_too_long) == 413);
static_assert(status(errc::boundary_too_long) == 431 && status(errc::too_many_parameters) == 431);
static_assert(status(errc::content_type_too_long) == 431);
static_assert(status(errc::chunk_not_consumed) == 500 && status(errc::out_of_memory) == 503);
static_assert(error{errc::part_too_long, 3}.status() == 413);
static_assert(detail::from_mime(quire::mime::errc::missing_name) == errc::missing_name);

BOOST_AUTO_TEST_SUITE(multipart_error)

BOOST_AUTO_TEST_CASE(each_code_has_texts_of_its_own) {
  std::set<std::string> texts;
  const int count = static_cast<int>(errc::out_of_memory) + 1;
  for (int code = 0; code < count; ++code) {
    texts.emplace(name(static_cast<errc>(code)));
    texts.emplace(describe(static_cast<errc>(code)));
  }
  BOOST_TEST(texts.size() == 2U * static_cast<unsigned>(count));
  BOOST_TEST(texts.count("") == 0U);
}

BOOST_AUTO_TEST_CASE(a_code_of_mime_keeps_its_name) {
  const int count = static_cast<int>(quire::mime::errc::too_many_parameters) + 1;
  for (int code = 0; code < count; ++code) {
    const auto from = static_cast<quire::mime::errc>(code);
    BOOST_TEST(name(detail::from_mime(from)) == quire::mime::name(from));
  }
}

BOOST_AUTO_TEST_CASE(a_message_says_what_and_where) {
  BOOST_TEST((error{errc::missing_close_delimiter, 1834}.message()) ==
             "the body ends before the close delimiter, byte 1834");
  BOOST_TEST((error{errc::part_too_long, 3}.status()) == 413);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_error
