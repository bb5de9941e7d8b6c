// SPDX-License-Identifier: Apache-2.0
#include <quire/core/utf8.hpp>
#include <quire/json/escape.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/text_copies.hpp>

using namespace quire::json;
using namespace std::string_view_literals;

namespace json_escape {

/// The inside of a string, decoded into exactly as many bytes as it promises to need.
std::string decoded(std::string_view text) {
  const support::exact_copy copy(text);
  std::string out(text.size(), '\0');
  out.resize(unescape(copy.view(), out.data()));
  return out;
}
void ok(std::string_view text, std::string_view expected) {
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(find_invalid_escape(support::exact_copy(text).view()) == std::string_view::npos);
    BOOST_TEST(decoded(text) == expected);
  }
}
void bad(std::string_view text, std::size_t offset) {
  BOOST_TEST_CONTEXT(text) {
    BOOST_TEST(find_invalid_escape(support::exact_copy(text).view()) == offset);
  }
}

}  // namespace json_escape

BOOST_AUTO_TEST_SUITE(json_escape)

BOOST_AUTO_TEST_CASE(decodes_short_escapes) {
  ok("", "");
  ok("plain", "plain");
  ok(R"(\"\\\/\b\f\n\r\t)", "\"\\/\b\f\n\r\t");
  ok(R"(a\nb\nc)", "a\nb\nc");
  ok(R"(\n)", "\n");
  ok(R"(x\\)", "x\\");
  ok(R"(\\n)", "\\n");
  ok(R"(\\u0041)", "\\u0041");
}

BOOST_AUTO_TEST_CASE(decodes_code_points_of_every_length) {
  ok(R"(\u0000)", "\0"sv);
  ok(R"(a\u0000b)", "a\0b"sv);
  ok(R"(\u0041\u007f)", "A\x7f");
  ok(R"(\u0080\u07ff)", "\xC2\x80\xDF\xBF");
  ok(R"(\u0800\uffff)", "\xE0\xA0\x80\xEF\xBF\xBF");
  ok(R"(\ud7ff\ue000)", "\xED\x9F\xBF\xEE\x80\x80");
  ok(R"(\uD800\uDC00)", "\xF0\x90\x80\x80");
  ok(R"(\udbff\udfff)", "\xF4\x8F\xBF\xBF");
  ok(R"(\uD83d\uDe00!)", "\xF0\x9F\x98\x80!");
  ok(R"(\uabCD)", "\xEA\xAF\x8D");
}

BOOST_AUTO_TEST_CASE(lone_surrogates_become_the_replacement_character) {
  const std::string r{quire::core::replacement_character};
  ok(R"(\ud800)", r);
  ok(R"(\udbff)", r);
  ok(R"(\udc00)", r);
  ok(R"(\udfff)", r);
  ok(R"(\ud800x)", r + "x");
  ok(R"(\ud800\n)", r + "\n");
  ok(R"(\ud800\u0041)", r + "A");
  ok(R"(\ud800\ue000)", r + "\xEE\x80\x80");
  ok(R"(\ud800\ud800)", r + r);
  ok(R"(\ud800\ud83d\ude00)", r + "\xF0\x9F\x98\x80");
  ok(R"(\udc00\ud800)", r + r);
  ok(R"(\udc00\udc00)", r + r);
  ok(R"(\ud83d\ude00\ude00)", "\xF0\x9F\x98\x80" + r);
  ok(R"(\ud800\\udc00)", r + "\\udc00");
  ok(R"(\ud800 \udc00)", r + " " + r);
}

BOOST_AUTO_TEST_CASE(finds_the_first_escape_that_is_none) {
  bad(R"(\)", 0);
  bad(R"(ab\)", 2);
  bad(R"(\x41)", 0);
  bad(R"(\n\q)", 2);
  bad(R"(\u)", 0);
  bad(R"(\u1)", 0);
  bad(R"(\u12)", 0);
  bad(R"(\u123)", 0);
  bad(R"(\u123g)", 0);
  bad(R"(\u 123)", 0);
  bad(R"(\U0041)", 0);
  bad(R"(\\\)", 2);
  bad(R"(\ud800\u12)", 6);
  bad("\\\0"sv, 0);
  bad("\\\xC3\xA9"sv, 0);
}

BOOST_AUTO_TEST_CASE(every_code_unit_decodes_to_utf8_of_its_own) {
  for (unsigned unit = 0; unit != 0x10000; ++unit) {
    constexpr std::string_view hex = "0123456789abcdef";
    const std::string text{
        '\\', 'u', hex[unit >> 12U], hex[unit >> 8U & 15U], hex[unit >> 4U & 15U], hex[unit & 15U]};
    const std::string out = decoded(text);
    const bool surrogate = unit >= 0xD800 && unit <= 0xDFFF;
    BOOST_REQUIRE((out == quire::core::replacement_character) == (surrogate || unit == 0xFFFD));
    BOOST_REQUIRE(quire::core::valid_utf8_prefix(out) == out.size());
    BOOST_REQUIRE(out.size() == (unit < 0x80 ? 1U : unit < 0x800 ? 2U : 3U));
  }
}

BOOST_AUTO_TEST_SUITE_END()
