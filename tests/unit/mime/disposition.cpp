// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/disposition.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace quire::mime;

constexpr disposition_rules plain{};
constexpr std::string_view none = "(none)";

template <disposition_rules R = plain>
constexpr bool ok(std::string_view text, std::string_view name, std::string_view filename = none,
                  std::string_view extended = "") {
  const auto read = parse_disposition<R>(text);
  if (!read.ok() || !(read->name == name) || read->extended_filename != extended) return false;
  return read->has_filename ? read->filename == filename : filename == none;
}
template <disposition_rules R = plain>
constexpr bool bad(std::string_view text, errc code, std::size_t offset = 0) {
  const auto read = parse_disposition<R>(text);
  return !read.ok() && read.error() == error{code, offset};
}

// Every rule off.
static_assert(ok("form-data; name=\"a\"", "a"));
static_assert(ok(" \tform-data \t; name=\"a\" \t", "a"));
static_assert(ok("form-data;name=\"a\";filename=\"b\"", "a", "b"));
static_assert(ok("form-data; filename=\"b\"; name=\"a\"", "a", "b"));
static_assert(ok("form-data; name=\"\"; filename=\"\"", "", ""));
static_assert(ok("form-data; name=\"a;b\"; x=\"y\"", "a;b"));
static_assert(ok("form-data; name=\"a\\\"", "a\\"), "a backslash is a byte like others");
static_assert(ok("form-data; name=\"a%22\"", "a%22"));
static_assert(ok("form-data; name=\"a\"; filename*=\"x\"", "a", none, "x"));
static_assert(bad("", errc::not_form_data));
static_assert(bad("attachment; name=\"a\"", errc::not_form_data));
static_assert(bad("form-data-x; name=\"a\"", errc::not_form_data));
static_assert(bad("Form-Data; name=\"a\"", errc::not_form_data));
static_assert(bad("form-data", errc::missing_name));
static_assert(bad("form-data; filename=\"b\"", errc::missing_name));
static_assert(bad("form-data; NAME=\"a\"", errc::missing_name));
static_assert(bad("form-data name=\"a\"", errc::invalid_parameter, 10));
static_assert(bad("form-data, name=\"a\"", errc::invalid_parameter, 9));
static_assert(bad("form-data; name=\"a", errc::invalid_parameter, 16));
static_assert(bad("form-data; name=\"a\"junk", errc::invalid_parameter, 19));
static_assert(bad("form-data; name=\"a\\\"b\"", errc::invalid_parameter, 20));
static_assert(bad("form-data; name =\"a\"", errc::invalid_parameter, 15));
static_assert(bad("form-data; name= \"a\"", errc::invalid_parameter, 16));
static_assert(bad("form-data; =\"a\"", errc::invalid_parameter, 11));
static_assert(bad("form-data; name=a", errc::invalid_parameter, 16));
static_assert(bad("form-data; name", errc::invalid_parameter, 15));
static_assert(bad("form-data; name=\"a\";", errc::invalid_parameter, 20));
static_assert(bad("form-data;; name=\"a\"", errc::invalid_parameter, 10));
static_assert(bad("form-data; name=\"a\"; name=\"b\"", errc::repeated_parameter, 19));
static_assert(bad("form-data; name=\"a\"; filename=\"\"; filename=\"b\"", errc::repeated_parameter,
                  32));
static_assert(bad("form-data; name=\"a\"; filename*=\"x\"; filename*=\"y\"",
                  errc::repeated_parameter, 34));

// One rule on.
constexpr disposition_rules any_case{.any_case = true};
static_assert(ok<any_case>("FORM-data; NAME=\"a\"; FileName=\"b\"", "a", "b"));

constexpr disposition_rules tokens{.token_values = true};
static_assert(ok<tokens>("form-data; name=a; filename=b.txt; x=y", "a", "b.txt"));
static_assert(ok<tokens>("form-data; name='a'; filename=\xC3\xA4", "'a'", "\xC3\xA4"));
static_assert(ok<tokens>("form-data; name=a; filename*=utf-8''%41", "a", none, "utf-8''%41"));
static_assert(bad<tokens>("form-data; name=", errc::invalid_parameter, 16));
static_assert(bad<tokens>("form-data; name=a b", errc::invalid_parameter, 18));
static_assert(bad<tokens>("form-data; name=a/b", errc::invalid_parameter, 17));

constexpr disposition_rules empty{.empty_parameters = true};
static_assert(ok<empty>("form-data;; name=\"a\";;", "a"));
static_assert(ok<empty>("form-data; name=\"a\"; ", "a"));

constexpr disposition_rules escapes{.backslash_escapes = true};
static_assert(ok<escapes>("form-data; name=\"a\\\"b\\\\c\\d\"", "a\"b\\cd"));
static_assert(bad<escapes>("form-data; name=\"a\\\"", errc::invalid_parameter, 16));
static_assert(bad<escapes>("form-data; name=\"a\\", errc::invalid_parameter, 16));

constexpr disposition_rules equals{.space_around_equals = true};
static_assert(ok<equals>("form-data; name \t= \"a\"", "a"));

constexpr disposition_rules feeds{.form_feeds = true};
static_assert(ok<feeds>("\fform-data\v;\fname=\"a\"\f", "a"));
static_assert(bad("form-data;\fname=\"a\"", errc::invalid_parameter, 10));

constexpr disposition_rules last{.last_counts = true};
static_assert(ok<last>("form-data; name=\"a\"; filename=\"x\"; name=\"b\"; filename=\"\"", "b",
                       ""));

constexpr disposition_rules quiet{.stops_quietly = true};
static_assert(ok<quiet>("form-data; name=\"a\"junk; filename=\"b\"", "a"));
static_assert(ok<quiet>("form-data; name=\"a\"; filename=\"b", "a"));
static_assert(bad<quiet>("form-data name=\"a\"", errc::missing_name));

constexpr disposition_rules identifiers{.stops_quietly = true, .identifier_keys = true};
static_assert(ok<identifiers>("form-data; name=\"a\"; filename*=\"b\"; filename=\"c\"", "a"));

constexpr disposition_rules no_empty{.stops_quietly = true, .empty_is_malformed = true};
static_assert(ok<no_empty>("form-data; name=\"a\"; filename=\"\"; filename=\"b\"", "a"));
static_assert(bad<no_empty>("form-data; name=\"\"", errc::missing_name));

BOOST_AUTO_TEST_SUITE(mime_disposition)

BOOST_AUTO_TEST_CASE(parameters_are_counted) {
  std::string text = "form-data; name=\"a\"";
  for (int i = 1; i < 16; ++i) text += "; x=\"\"";
  BOOST_TEST(parse_disposition<plain>(text, 16).ok());
  const std::string more = text + "; x=\"\"";
  const auto refused = parse_disposition<plain>(more, 16);
  BOOST_TEST((refused.error() == error{errc::too_many_parameters, text.size()}));
  BOOST_TEST((parse_disposition<quiet>(more, 16).error() ==
              error{errc::too_many_parameters, text.size()}));
}

BOOST_AUTO_TEST_CASE(views_are_into_the_value) {
  const std::string text = "form-data; name=\"field\"";
  const auto read = parse_disposition<plain>(text);
  BOOST_TEST(static_cast<const void*>(read->name.raw.data()) ==
             static_cast<const void*>(text.data() + 17));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
