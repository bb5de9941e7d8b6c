// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/disposition.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace mime_disposition {

using namespace quire::mime;

// What most readers take.
constexpr disposition_rules plain{.loose_blanks = true,
                                  .unknown_parameters = true,
                                  .extended_parameters = true,
                                  .other_extended_filename = true,
                                  .backslash_before_quote = true,
                                  .name_in_filename = true,
                                  .empty_name = true};
// That and a rule more.
template <class Change>
constexpr disposition_rules plain_and(Change change) {
  disposition_rules rules = plain;
  change(rules);
  return rules;
}
#define PLAIN_AND(...) plain_and([](disposition_rules& r) { __VA_ARGS__; })

static_assert(disposition_rules{} == disposition_rules{false, false, false, false, false,
                                                       false, false, false, false, false,
                                                       false, false, false, false, false,
                                                       false, false, false, false, false});

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

// No rule that most readers do not have.
static_assert(ok("form-data; name=\"a\"", "a"));
static_assert(ok(" \tform-data \t; name=\"a\" \t", "a"));
static_assert(ok("form-data;name=\"a\";filename=\"b\"", "a", "b"));
static_assert(ok("form-data; filename=\"b\"; name=\"a\"", "a", "b"));
static_assert(ok("form-data; name=\"\"; filename=\"\"", "", ""));
static_assert(ok("form-data; name=\"a;b\"; x=\"y\"", "a;b"));
static_assert(ok("form-data; name=\"a\\\"", "a\\"), "a backslash is a byte like others");
static_assert(ok("form-data; name=\"a%22\"", "a%22"));
static_assert(ok("form-data; name=\"a\"; filename*=\"x\"", "a", none, "x"));
static_assert(ok("form-data; name=\"a\"; x*=\"y\"", "a"));
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
constexpr disposition_rules any_case = PLAIN_AND(r.any_case = true);
static_assert(ok<any_case>("FORM-data; name=\"a\"; FileName=\"b\"", "a"));
constexpr disposition_rules any_case_keys = PLAIN_AND(r.any_case_keys = true);
static_assert(ok<any_case_keys>("form-data; NAME=\"a\"; FileName=\"b\"", "a", "b"));
static_assert(bad<any_case_keys>("Form-data; NAME=\"a\"", errc::not_form_data));

constexpr disposition_rules tokens = PLAIN_AND(r.token_values = true);
static_assert(ok<tokens>("form-data; name=a; filename=b.txt; x=y", "a", "b.txt"));
static_assert(bad<tokens>("form-data; name='a'", errc::invalid_parameter, 16));
static_assert(bad<tokens>("form-data; name=a\xC3\xA4", errc::invalid_parameter, 17));
static_assert(ok<tokens>("form-data; name=a; filename*=utf-8''%41", "a", none, "utf-8''%41"));
static_assert(ok<tokens>("form-data; filename*=utf-8''%41; name=a", "a", none, "utf-8''%41"));
static_assert(bad<tokens>("form-data; name=", errc::invalid_parameter, 16));
static_assert(bad<tokens>("form-data; name=a b", errc::invalid_parameter, 18));
static_assert(bad<tokens>("form-data; name=a/b", errc::invalid_parameter, 17));

constexpr disposition_rules any_tokens = PLAIN_AND(r.token_values = r.any_token_bytes = true);
static_assert(ok<any_tokens>("form-data; name='a'; filename=\xC3\xA4", "'a'", "\xC3\xA4"));
static_assert(ok<any_tokens>("form-data; name=a; filename*=utf-8''\xC3\xA4", "a", none,
                             "utf-8''\xC3\xA4"));

constexpr disposition_rules empty = PLAIN_AND(r.empty_parameters = true);
static_assert(ok<empty>("form-data;; name=\"a\";;", "a"));
static_assert(ok<empty>("form-data; name=\"a\"; ", "a"));

constexpr disposition_rules escapes = PLAIN_AND(r.backslash_escapes = true);
static_assert(ok<escapes>("form-data; name=\"a\\\"b\\\\c\\d\"", "a\"b\\cd"));
static_assert(ok<escapes>("form-data; name=\"\\a b\"", "a b"));
static_assert(bad<escapes>("form-data; name=\"a\\\"", errc::invalid_parameter, 16));
static_assert(bad<escapes>("form-data; name=\"a\\", errc::invalid_parameter, 16));

constexpr disposition_rules quotes = PLAIN_AND(r.escaped_quotes = true);
static_assert(ok<quotes>("form-data; name=\"a\"; filename=\"x\\\"y\"", "a", "x\\\"y"),
              "bytes stay");
static_assert(ok<quotes>("form-data; name=\"C:\\dir\\\\\"", "C:\\dir\\\\") == false,
              "a backslash before a quote is no end, whatever stands before it");
static_assert(ok<quotes>("form-data; name=\"C:\\dir\"", "C:\\dir"));
static_assert(bad<quotes>("form-data; name=\"a\\\"", errc::invalid_parameter, 16));

constexpr disposition_rules equals = PLAIN_AND(r.space_around_equals = true);
static_assert(ok<equals>("form-data; name \t= \"a\"", "a"));

constexpr disposition_rules feeds = PLAIN_AND(r.form_feeds = true);
static_assert(ok<feeds>("\fform-data\v;\fname=\"a\"\f", "a"));
static_assert(bad("form-data;\fname=\"a\"", errc::invalid_parameter, 10));

constexpr disposition_rules last = PLAIN_AND(r.last_counts = true);
static_assert(ok<last>("form-data; name=\"a\"; filename=\"x\"; name=\"b\"; filename=\"\"", "b",
                       ""));

constexpr disposition_rules quiet = PLAIN_AND(r.stops_quietly = true);
static_assert(ok<quiet>("form-data; name=\"a\"junk; filename=\"b\"", "a"));
static_assert(ok<quiet>("form-data; name=\"a\"; filename=\"b", "a"));
static_assert(bad<quiet>("form-data name=\"a\"", errc::missing_name));

constexpr disposition_rules identifiers =
    PLAIN_AND(r.stops_quietly = true, r.identifier_keys = true);
static_assert(ok<identifiers>("form-data; name=\"a\"; filename*=\"b\"; filename=\"c\"", "a"));

constexpr disposition_rules no_empty =
    PLAIN_AND(r.stops_quietly = true, r.empty_is_malformed = true);
static_assert(ok<no_empty>("form-data; name=\"a\"; filename=\"\"; filename=\"b\"", "a"));
static_assert(bad<no_empty>("form-data; name=\"\"", errc::missing_name));

// Every rule off: what all readers take in one way.
constexpr disposition_rules narrow{};
static_assert(ok<narrow>("form-data; name=\"a\"", "a"));
static_assert(ok<narrow>("form-data;name=\"a\"; filename=\"\"", "a", ""));
static_assert(ok<narrow>("form-data;  name=\"a\\b\"; filename*=\"x\"", "a\\b", none, "x"));
static_assert(bad<narrow>("form-data ; name=\"a\"", errc::invalid_parameter, 9));
static_assert(bad<narrow>("form-data;\tname=\"a\"", errc::invalid_parameter, 10));
static_assert(bad<narrow>("form-data; name=\"a\" ; filename=\"b\"", errc::invalid_parameter, 19));
static_assert(bad<narrow>("form-data; name=\"a\" ", errc::invalid_parameter, 19));
static_assert(bad<narrow>("form-data; name=\"a\"; x=\"y\"", errc::invalid_parameter, 22));
static_assert(bad<narrow>("form-data; name=\"a\"; name*=\"y\"", errc::invalid_parameter, 26));
static_assert(bad<narrow>("form-data; name*0=\"a\"; name=\"a\"", errc::invalid_parameter, 17));
static_assert(bad<narrow>("form-data; name=\"a\"; Name=\"b\"", errc::invalid_parameter, 25));
static_assert(bad<narrow>("form-data; name=\"a\\\"", errc::invalid_parameter, 16));
static_assert(bad<narrow>("form-data; name=\"\"", errc::missing_name));
constexpr disposition_rules stars{.unknown_parameters = true};
static_assert(bad<stars>("form-data; name=\"a\"; filename*0=\"y\"", errc::invalid_parameter, 31));
static_assert(ok<stars>("form-data; name=\"a\"; x=\"y\"", "a"));

BOOST_AUTO_TEST_SUITE(mime_disposition)

// What the compiler saw above, while the program runs.
BOOST_AUTO_TEST_CASE(blanks_and_bytes_of_values_are_those_of_the_rules) {
  BOOST_TEST(ok<feeds>("\fform-data\v;\fname=\"a\"\f", "a"));
  BOOST_TEST(bad<feeds>("form-data;xname=\"a\"", errc::missing_name));
  BOOST_TEST(
      ok<any_tokens>("form-data; name=a; filename*=utf-8''\xC3\xA4", "a", none, "utf-8''\xC3\xA4"));
  BOOST_TEST(
      bad("form-data; name=\"a\"; filename*=\"x\"; filename*=\"y\"", errc::repeated_parameter, 34));
}

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

}  // namespace mime_disposition
