// SPDX-License-Identifier: Apache-2.0
#include <quire/json/document.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/implementations.hpp>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using quire::json::errc;
using support::decoding;
using support::outcome;
using namespace std::string_view_literals;

namespace json_document {

void bad(std::string_view text, errc code, std::size_t offset, std::string_view path = {}) {
  BOOST_TEST_CONTEXT(text) {
    const outcome expected{code, offset, path};
    BOOST_TEST(support::check(support::exact_copy(text).view()) == expected);
    for (const std::string_view behind : {"\0"sv, "}"sv, "\""sv, "]"sv, ",\"x\":1}"sv, "\x80"sv})
      BOOST_TEST(support::check(support::followed_copy(text, behind).view()) == expected);
  }
}

/// Reads the string that is member `"a"`, the only one.
outcome read_a(decoding& use, std::string_view text, std::string_view& out) {
  return use.run(text, [&out](quire::json::reader& in) {
    std::string_view name;
    return in.enter_object() == quire::json::found::item && in.key(name) && in.string(out) &&
           in.next_member() == quire::json::found::end;
  });
}

}  // namespace json_document

BOOST_AUTO_TEST_SUITE(json_document)

BOOST_AUTO_TEST_CASE(what_is_no_object_is_named) {
  bad("", errc::empty_document, 0);
  bad(" \n", errc::empty_document, 2);
  bad("null", errc::is_null, 0);
  bad("  null ", errc::is_null, 2);
  bad("true", errc::not_an_object, 0);
  bad(" [1] ", errc::not_an_object, 1);
  bad("\"{}\"", errc::not_an_object, 0);
  bad("nullx", errc::invalid_literal, 0);
  bad("[a]", errc::invalid_literal, 1, "[0]");
  bad("[z]", errc::invalid_literal, 1, "[0]");
  bad("{\"x\":}", errc::expected_value, 5, "x");
  bad("[1", errc::unclosed_container, 2, "[0]");
  bad("[1}", errc::expected_comma_or_end, 2, "[0]");
  bad("{]", errc::expected_key, 1);
  bad("1}", errc::trailing_content, 1);
  bad("{\"a\":1", errc::unclosed_container, 6, "a");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_refused) {
  bad("\xEF\xBB\xBF{}", errc::byte_order_mark, 0);
  bad("\xEF\xBB\xBF", errc::byte_order_mark, 0);
  bad("\xFF\xFE{\0}\0"sv, errc::expected_value, 0);
}

BOOST_AUTO_TEST_CASE(text_that_is_wrong_anywhere_is_refused_for_that) {
  bad(R"({"a":{"b":[1,01]}})", errc::invalid_number, 13, "a.b[1]");
  bad(R"({"a":{}} x)", errc::trailing_content, 9);
  bad(R"({}{})", errc::trailing_content, 2);
  bad(R"({"a":"\x"})", errc::invalid_escape, 6, "a");
  bad("{\"a\":{\"b\":\"\n\"}}", errc::control_character, 11, "a.b");
}

BOOST_AUTO_TEST_CASE(size_is_limited_exactly) {
  decoding use;
  use.limits.bytes = 10;
  BOOST_TEST(use.check("{\"a\":  1} ").ok());
  BOOST_TEST(use.check("{\"a\":  1}  ") == outcome(errc::size_limit, 10));
  use.limits.bytes = 0;
  BOOST_TEST(use.check("") == outcome(errc::empty_document, 0));
  BOOST_TEST(use.check("1") == outcome(errc::size_limit, 0));
}

BOOST_AUTO_TEST_CASE(depth_is_limited_exactly_and_as_validate_does) {
  for (const std::size_t limit : {1U, 2U, 7U, 64U, 65U, 1024U}) {
    for (const bool objects : {true, false}) {
      decoding use;
      use.limits.depth = limit;
      std::string text = "{\"a\":";
      std::string end = "}";
      const std::string_view level = objects ? "{\"a\":" : "[";
      for (std::size_t i = 1; i < limit; ++i) {
        text += level;
        end = (objects ? "}" : "]") + end;
      }
      BOOST_TEST_CONTEXT(limit << ' ' << level) {
        BOOST_TEST(use.check(text + '1' + end).ok());
        BOOST_TEST(use.check(text + "\"\\n\"" + end).ok());
        for (const std::string_view deeper : {"{}", "[]", "[1]", "{\"b\":1}"}) {
          const outcome found = use.check(text + std::string{deeper} + end);
          BOOST_TEST(name(found.code) == "depth_limit");
          BOOST_TEST(found.offset == text.size());
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(bottomless_nesting_is_refused_without_recursion) {
  decoding use;
  use.limits.depth = static_cast<std::size_t>(-1);
  use.limits.bytes = static_cast<std::size_t>(-1);
  const std::string deep = "{\"a\":" + std::string(1'000'000, '[');
  BOOST_TEST(name(use.check(deep).code) == "depth_limit");
  BOOST_TEST(name(use.check(deep + std::string(1'000'000, ']') + '}').code) == "depth_limit");
  BOOST_TEST(use.check(deep + std::string(1'000'000, ']') + '}').offset == 5U + 1023U);
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf8_is_repaired) {
  decoding use;
  std::string_view a;
  BOOST_TEST(read_a(use, "{\"a\":\"x\xFFy\xE2\x82z\"}", a).ok());
  BOOST_TEST(a == "x\xEF\xBF\xBDy\xEF\xBF\xBDz");
  BOOST_TEST(use.document.text() == "{\"a\":\"x\xEF\xBF\xBDy\xEF\xBF\xBDz\"}");
  BOOST_TEST(read_a(use, "{\"a\xC0\":\"\xED\xA0\x80\"}", a).ok());
  BOOST_TEST(a == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
  BOOST_TEST(read_a(use, "{\"a\":\"\xFF\\u00e9\"}", a).ok());
  BOOST_TEST(a == "\xEF\xBF\xBD\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(without_memory_for_a_repair_there_is_an_error) {
  decoding use;
  use.memory = quire::core::arena{0};
  std::string_view a;
  BOOST_TEST(read_a(use, "{\"a\":\"x\"}", a).ok());
  BOOST_TEST(name(read_a(use, "{\"a\":\"x\xFFy\"}", a).code) == "out_of_memory");
}

BOOST_AUTO_TEST_CASE(a_text_without_escapes_is_a_view_whatever_follows_it) {
  decoding use;
  std::string_view a;
  for (const std::string_view text : {R"({"a":"b"})", R"({"a":"b" })",
                                      R"({"a":"b")"
                                      "\n\n}",
                                      R"({"\u0061":"b" })"}) {
    BOOST_TEST(read_a(use, text, a).ok());
    BOOST_TEST(a == "b");
    BOOST_TEST((a.data() == text.data() + text.rfind('b')));
  }
}

BOOST_AUTO_TEST_CASE(a_path_is_text_on_every_machine) {
  support::with_each_implementation([] {
    bad("{\"a\":1,\"b\\\xFF\":2}", errc::invalid_escape, 9, "b\\\xEF\xBF\xBD");
    bad("{\"\xFF\":\"\\\xFF\"}", errc::invalid_escape, 6, "\xEF\xBF\xBD");
    bad("[\"\\\xFF\"]", errc::invalid_escape, 2, "[0]");
  });
}

BOOST_AUTO_TEST_CASE(a_repair_eats_no_quote_or_bracket) {
  decoding use;
  std::string_view a;
  BOOST_TEST(read_a(use, "{\"a\":\"\xE2\x82\"}", a).ok());
  BOOST_TEST(a == "\xEF\xBF\xBD");
  BOOST_TEST(read_a(use, "{\"a\":\"\xF0\"}", a).ok());
  bad("{\"a\":\"\xF0\x9F\x98}", errc::unclosed_string, 5, "a");
}

BOOST_AUTO_TEST_CASE(offsets_are_those_of_the_text_before_the_repair) {
  bad("{\"a\":\"\xFF\",\"b\":01}", errc::invalid_number, 13, "b");
  bad("{\"a\":\"\xF0\x9F\x98\xFF\xFF\",\"b\":01}", errc::invalid_number, 17, "b");
  bad("{\"a\":\xFF}", errc::expected_value, 5, "a");
  bad("{}\xFF", errc::trailing_content, 2);
  bad("\xFF", errc::expected_value, 0);
  bad("\xC3\xA9\xFF", errc::expected_value, 0);
  decoding use;
  std::string_view a;
  const std::string_view text = "{\"\xFF\xFF\":\xFE}"sv;
  BOOST_TEST(read_a(use, text, a).offset == 6U);
  BOOST_TEST(read_a(use, "{\"\xE2\x82\xFF\":null}", a) ==
             outcome(errc::is_null, 7, "\xEF\xBF\xBD\xEF\xBF\xBD"));
}

BOOST_AUTO_TEST_CASE(takes_one_document_after_another) {
  decoding use;
  std::string_view a;
  for (int round = 0; round != 3; ++round) {
    BOOST_TEST(read_a(use, R"({"a":"b"})", a).ok());
    BOOST_TEST(a == "b");
    BOOST_TEST(!use.check("{").ok());
    BOOST_TEST(!use.check("\xFF").ok());
    BOOST_TEST(use.check("{\"a\":" + std::string(100'000, ' ') + "[]}").ok());
    BOOST_TEST(!use.check("").ok());
  }
}

BOOST_AUTO_TEST_CASE(the_text_is_what_was_loaded_or_its_repaired_copy) {
  decoding use;
  const std::string_view good = R"({"a":1})";
  BOOST_TEST(use.check(good) == outcome());
  BOOST_TEST((use.document.text().data() == good.data()));
  BOOST_TEST(use.check("{\"\xFF\":1}") == outcome());
  BOOST_TEST(use.document.text() == "{\"\xEF\xBF\xBD\":1}");
}

BOOST_AUTO_TEST_CASE(the_text_without_white_space_around_it) {
  decoding use;
  BOOST_TEST(use.check(" \t\r\n{ } \t\r\n").ok());
  BOOST_TEST(use.document.trimmed() == "{ }");
}

BOOST_AUTO_TEST_SUITE_END()
