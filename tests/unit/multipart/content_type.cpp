// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/content_type.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace multipart_content_type {

using namespace quire::multipart;
using std::string_literals::operator""s;

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

// What `strict` refuses, as some reader finds another boundary there.
constexpr bool unclear(std::string_view content_type) {
  return bad<strict>(content_type, errc::ambiguous_boundary);
}
static_assert(ok<strict>("multipart/form-data; boundary=x", "x"));
static_assert(ok<strict>("multipart/form-data; boundary=x;charset=utf-8", "x"));
static_assert(ok<strict>("multipart/form-data; boundary=\"x\";charset=utf-8", "x"));
static_assert(ok<strict>("multipart/form-data ;charset=utf-8;Boundary=\" x\"", " x"));
static_assert(ok<strict>("multipart/form-data; boundary; boundary=x ", "x"));
static_assert(ok<strict>("multipart/form-data; boundary=----WebKitFormBoundaryx",
                         "----WebKitFormBoundaryx"));
static_assert(unclear("multipart/form-data; xboundary=y; boundary=x"));
static_assert(unclear("multipart/form-data; a=\"boundary=y\"; boundary=x"));
static_assert(unclear("multipart/form-data; a=\"; BOUNDARY=y\"; boundary=x"));
static_assert(unclear("multipart/form-data; boundary*=y; boundary=x"));
static_assert(unclear("multipart/form-data; boundary*0=y; boundary=x"));
static_assert(unclear("multipart/form-data; boundary =y; boundary=x"));
static_assert(unclear("multipart/form-data; boundary=\"x\"y"));
static_assert(unclear("multipart/form-data; boundary=\"x\" y"));
static_assert(unclear("multipart/form-data; boundary=\"\\x\""));
static_assert(unclear("multipart/form-data; boundary=x ; a=b"));
static_assert(unclear("multipart/form-data; boundary=x,y"));
static_assert(unclear("multipart/form-data; boundary=\"x,y\""));
static_assert(unclear("multipart/form-data; boundary=x:y"));
static_assert(unclear("Multipart/form-data; boundary=x"));
static_assert(unclear("multipart/Form-Data; boundary=x"));
static_assert(ok("multipart/form-data; xboundary=y; boundary=x ; a=b", "x"));

// Another subtype.
constexpr auto of_subtype(std::string_view content_type, std::string_view subtype) {
  return boundary_from_content_type<rfc2046>(content_type, {}, subtype);
}
static_assert(*of_subtype("multipart/mixed; boundary=x", "mixed") == "x");
static_assert(*of_subtype("multipart/Byteranges;boundary=x", "byteranges") == "x");
static_assert(of_subtype("multipart/mixed; boundary=x", "related").error().code ==
              errc::not_multipart);
static_assert(of_subtype("multipart/form-data; boundary=x", "mixed").error().code ==
              errc::not_multipart);

BOOST_AUTO_TEST_SUITE(multipart_content_type)

// A few of the rows above, while the program runs.
BOOST_AUTO_TEST_CASE(what_strict_finds_unclear) {
  BOOST_TEST(unclear("Multipart/form-data; boundary=x"));
  BOOST_TEST(unclear("multipart/form-data; boundary*=y; boundary=x"));
  BOOST_TEST(unclear("multipart/form-data; boundary =y; boundary=x"));
  BOOST_TEST(ok<strict>("multipart/form-data; boundary=x; boundary ", "x"));
  constexpr grammar open = [] {
    grammar changed = strict;
    changed.unclosed_boundary = true;
    return changed;
  }();
  BOOST_TEST(ok<open>("multipart/form-data; boundary=\"x", "x"));
}

BOOST_AUTO_TEST_CASE(the_short_way_says_what_the_plain_way_says) {
  limits none_allowed;
  none_allowed.parameters = 0;
  std::size_t usual = 0;
  for (const std::string_view type :
       {"multipart/form-data; boundary=", "Multipart/form-data; boundary="}) {
    for (int byte = 0; byte != 256; ++byte) {
      for (const std::string_view behind : {"", "x", ";a=b", " ", "\"", "; boundary=y"}) {
        const std::string text =
            std::string{type} + 'x' + static_cast<char>(byte) + std::string{behind};
        usual += detail::usual_boundary(text, "form-data").empty() ? 0U : 1U;
        for (const limits& most : {limits{}, limits::unlimited(), none_allowed}) {
          const auto got = boundary_from_content_type<workerd>(text, most);
          const auto plain = detail::plain_boundary<workerd>(text, most, "form-data");
          BOOST_TEST_INFO_SCOPE(text);
          BOOST_REQUIRE(got.ok() == plain.ok());
          if (!got.ok()) {
            BOOST_TEST((got.error() == plain.error()));
            continue;
          }
          char left[200];
          char right[200];
          BOOST_TEST(
              (std::string_view(left, static_cast<std::size_t>(got->copy(left) - left)) ==
               std::string_view(right, static_cast<std::size_t>(plain->copy(right) - right))));
        }
      }
    }
  }
  BOOST_TEST(usual > 100U);
}

// As HTTP libraries return a header's value.
std::string header(std::string_view boundary) {
  return std::string("multipart/form-data; charset=utf-8; boundary=").append(boundary);
}

BOOST_AUTO_TEST_CASE(a_temporary_is_kept_with_its_boundary) {
  for (const std::string& text : {"x"s, "\"a b\""s, "\"\\x\""s, std::string(70, 'x')}) {
    const std::string kept = header(text);
    const auto view = boundary_from_content_type(kept);
    const auto owned = boundary_from_content_type(header(text));
    BOOST_TEST_REQUIRE((view.ok() && owned.ok()));
    std::string wanted(view->size(), '\0');
    view->copy(wanted.data());
    BOOST_TEST((*owned == wanted));
    BOOST_TEST(owned->size() == wanted.size());
    const auto moved = boundary_from_content_type<strict>(header("x"), {}, "form-data");
    BOOST_TEST((*moved == "x"));
  }
  BOOST_TEST((boundary_from_content_type(header("")).error().code == errc::missing_boundary));
  BOOST_TEST((boundary_from_content_type(header("x"), {.content_type = 4}).error() ==
              error{errc::content_type_too_long, 4}));
}

BOOST_AUTO_TEST_CASE(parameters_are_counted) {
  std::string text = "multipart/form-data";
  for (int i = 1; i < 16; ++i) text += ";a=b";
  BOOST_TEST(ok(text + ";boundary=x", "x"));
  text += ";a=b;boundary=x";
  BOOST_TEST(bad(text, errc::too_many_parameters));
  BOOST_TEST((*boundary_from_content_type(text, limits::unlimited()) == "x"));
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

}  // namespace multipart_content_type
