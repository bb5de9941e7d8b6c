// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/content_type.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace quire::multipart;

template <grammar G = fetch>
constexpr bool ok(std::string_view content_type, std::string_view boundary) {
  const auto found = boundary_from_content_type<G>(content_type);
  return found.ok() && *found == boundary;
}
template <grammar G = fetch>
constexpr bool bad(std::string_view content_type, errc code, std::size_t offset = 0) {
  const auto found = boundary_from_content_type<G>(content_type);
  return !found.ok() && found.error() == error{code, offset};
}

static_assert(ok("multipart/form-data; boundary=x", "x"));
static_assert(ok("MULTIPART/Form-Data;charset=utf-8;BOUNDARY=\"x y\"", "x y"));
static_assert(ok("multipart/form-data; boundary=x; boundary=y", "x"));
static_assert(ok<workerd>("multipart/form-data; boundary=x; boundary=y", "x"));
static_assert(bad<strict>("multipart/form-data; boundary=x; boundary=y", errc::repeated_boundary));
static_assert(ok("multipart/form-data; boundary=\"x", "x"));
static_assert(bad<strict>("multipart/form-data; boundary=\"x", errc::invalid_boundary));
static_assert(ok<strict>("multipart/form-data; boundary=\"x\"", "x"));
static_assert(bad("", errc::invalid_media_type));
static_assert(bad("multipart", errc::invalid_media_type, 9));
static_assert(bad("multipart/form-data, x", errc::invalid_media_type, 19));
static_assert(bad("multipart/mixed; boundary=x", errc::not_multipart));
static_assert(bad("multipart/form-data", errc::missing_boundary));
static_assert(bad("multipart/form-data; boundary=\"\"", errc::invalid_boundary));
static_assert(bad<workerd>("multipart/form-data; boundary=\"\"", errc::invalid_boundary));
static_assert(bad("multipart/form-data; boundary=a@b", errc::invalid_boundary));

BOOST_AUTO_TEST_SUITE(multipart_content_type)

BOOST_AUTO_TEST_CASE(parameters_are_counted) {
  std::string text = "multipart/form-data";
  for (int i = 1; i < 16; ++i) text += ";a=b";
  BOOST_TEST(ok(text + ";boundary=x", "x"));
  BOOST_TEST(bad(text + ";a=b;boundary=x", errc::too_many_parameters));
  BOOST_TEST((*boundary_from_content_type(text + ";a=b;boundary=x", limits::unlimited()) == "x"));
}

BOOST_AUTO_TEST_CASE(a_boundary_has_a_longest_length) {
  const std::string seventy(70, 'x');
  BOOST_TEST(ok("multipart/form-data; boundary=" + seventy, seventy));
  BOOST_TEST(bad("multipart/form-data; boundary=x" + seventy, errc::boundary_too_long));
  const std::string padding(4096 - 31, ' ');
  BOOST_TEST(ok("multipart/form-data; " + padding + "boundary=x", "x"));
  BOOST_TEST(
      bad("multipart/form-data;  " + padding + "boundary=x", errc::content_type_too_long, 4096));
  const std::string long_one = "multipart/form-data; boundary=" + std::string(9000, 'x');
  BOOST_TEST(boundary_from_content_type(long_one, limits::unlimited()).ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
