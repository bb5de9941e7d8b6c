// SPDX-License-Identifier: Apache-2.0
// Every rule of RFC 8259 through every way a document can take: the plain validator, the walk that
// skips, the walk that types, and simdjson's DOM as a witness from outside.
#include <quire/json.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

#include <cstddef>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/rfc8259.hpp>
#include <support/text_copies.hpp>

namespace json_rfc8259 {

/// Takes member "a" as text; what else there is goes by unread.
struct raw_probe {
  quire::json::raw a;
  quire::presence present;
};
/// Knows no member that the documents have.
struct blind_probe {
  std::string_view unheard_of;
};

}  // namespace json_rfc8259

template <>
struct quire::schema<json_rfc8259::raw_probe> {
  using rows = list<row<"a", &json_rfc8259::raw_probe::a, optional>>;
};
template <>
struct quire::schema<json_rfc8259::blind_probe> {
  using rows = list<row<"unheard of", &json_rfc8259::blind_probe::unheard_of, optional>>;
};

namespace json_rfc8259 {

using namespace std::string_view_literals;
using quire::json::errc;
using support::outcome;

constexpr std::string_view followers[] = {"\0"sv, "\""sv, "}"sv, "]"sv,         "\\"sv,
                                          "1"sv,  " "sv,  "e"sv, ",\"b\":1}"sv, "\xFF"sv};

bool dom_takes(std::string_view text) {
  simdjson::dom::parser parser;
  return !parser.parse(simdjson::padded_string(text)).error();
}

/// What the three walks say, which must be one thing, whatever follows the text.
outcome walked(std::string_view text) {
  support::decoding use;
  const support::exact_copy alone(text);
  const outcome first = use.check(alone.view());
  const auto same = [&](std::string_view copy) {
    BOOST_TEST(use.check(copy) == first);
    raw_probe raw;
    BOOST_TEST((use.decode<quire::as_runtime>(copy, raw)) == first);
    blind_probe blind;
    BOOST_TEST((use.decode<quire::as_runtime>(copy, blind)) == first);
    const auto plain = quire::json::validate(copy);
    if (first.ok() || concerns_document(first.code)) {
      BOOST_TEST(name(plain.code) == name(first.code));
      BOOST_TEST(plain.offset == first.offset);
    }
  };
  same(alone.view());
  for (const std::string_view behind : followers) same(support::followed_copy(text, behind).view());
  return first;
}

}  // namespace json_rfc8259

BOOST_AUTO_TEST_SUITE(json_rfc8259)

BOOST_AUTO_TEST_CASE(every_way_takes_what_follows_the_rules) {
  for (const auto& document : support::good_documents()) {
    BOOST_TEST_CONTEXT(document.rule << ": " << document.text) {
      BOOST_TEST(dom_takes(document.text));
      const outcome found = walked(document.text);
      const std::size_t begin = document.text.find_first_not_of(" \t\r\n");
      const bool object = document.text[begin] == '{';
      const errc expected = object                    ? errc::ok
                            : document.text == "null" ? errc::is_null
                                                      : errc::not_an_object;
      BOOST_TEST(name(found.code) == name(expected));
      BOOST_TEST(found.offset == (object ? 0 : begin));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_way_refuses_what_breaks_them_at_the_same_byte) {
  for (const auto& document : support::bad_documents()) {
    BOOST_TEST_CONTEXT(document.rule << ": " << document.text) {
      const bool strips_mark = document.text.substr(0, 3) == "\xEF\xBB\xBF";  // newer simdjson does
      if (!strips_mark) BOOST_TEST(!dom_takes(document.text));
      const outcome found = walked(document.text);
      BOOST_TEST(name(found.code) == name(document.code));
      BOOST_TEST(found.offset == document.offset);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
