// SPDX-License-Identifier: Apache-2.0
#include <quire/json/validate.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <support/rfc8259.hpp>
#include <support/text_copies.hpp>

using namespace quire::json;

namespace json_validate {

verdict checked(std::string_view text, std::size_t depth = default_depth) {
  return validate(support::exact_copy(text).view(), depth);
}
void ok(std::string_view rule, std::string_view text) {
  BOOST_TEST_CONTEXT(rule << ": " << text) {
    BOOST_TEST(name(checked(text).code) == "ok");
    BOOST_TEST(checked(text).offset == 0U);
  }
}
void bad(const support::bad_document& document) {
  BOOST_TEST_CONTEXT(document.rule << ": " << document.text) {
    const verdict found = checked(document.text);
    BOOST_TEST(name(found.code) == name(document.code));
    BOOST_TEST(found.offset == document.offset);
  }
}
std::string nested(std::size_t depth, char opening, std::string_view closing) {
  std::string text;
  for (std::size_t i = 0; i != depth; ++i)
    text += opening == '{' ? (i + 1 == depth ? "{" : "{\"a\":") : "[";
  for (std::size_t i = 0; i != depth; ++i) text += closing;
  return text;
}

}  // namespace json_validate

BOOST_AUTO_TEST_SUITE(json_validate)

BOOST_AUTO_TEST_CASE(takes_what_the_grammar_allows) {
  for (const auto& document : support::good_documents()) ok(document.rule, document.text);
}

BOOST_AUTO_TEST_CASE(refuses_what_the_grammar_forbids_and_says_where) {
  for (const auto& document : support::bad_documents()) bad(document);
}

BOOST_AUTO_TEST_CASE(a_value_that_starts_with_a_letter_is_meant_as_a_literal) {
  for (const std::string_view letter : {"A", "Z", "a", "z"})
    BOOST_TEST(name(checked(letter).code) == "invalid_literal");
  for (const std::string_view other : {"@", "`", "\\", "|", "_"})
    BOOST_TEST(name(checked(other).code) == "expected_value");
}

BOOST_AUTO_TEST_CASE(takes_lone_surrogates_which_the_grammar_allows) {
  for (const std::string_view text : {R"("\ud800")", R"("\udc00")", R"("\ud800\ud800")",
                                      R"("\udc00\ud800")", R"("\ud800x")", R"("\ud800\n")"})
    ok("surrogate", text);
}

BOOST_AUTO_TEST_CASE(leaves_bytes_from_0x80_to_others) {
  ok("not UTF-8", "\"\xFF\xC0\x80\xED\xA0\x80\"");
}

BOOST_AUTO_TEST_CASE(counts_depth_exactly) {
  for (const std::size_t limit : {1U, 2U, 3U, 63U, 64U, 65U, 128U, 1023U, 1024U}) {
    for (const char opening : {'[', '{'}) {
      const std::string_view closing = opening == '[' ? "]" : "}";
      const std::size_t step = opening == '[' ? 1 : 5;
      BOOST_TEST_CONTEXT(limit << opening) {
        BOOST_TEST(name(checked(nested(limit, opening, closing), limit).code) == "ok");
        const verdict deeper = checked(nested(limit + 1, opening, closing), limit);
        BOOST_TEST(name(deeper.code) == "depth_limit");
        BOOST_TEST(deeper.offset == limit * step);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(no_limit_allows_more_than_max_depth) {
  const std::size_t unlimited = static_cast<std::size_t>(-1);
  BOOST_TEST(name(checked(nested(max_depth, '[', "]"), unlimited).code) == "ok");
  BOOST_TEST(name(checked(nested(max_depth + 1, '[', "]"), unlimited).code) == "depth_limit");
  BOOST_TEST(name(checked(std::string(200'000, '['), unlimited).code) == "depth_limit");
  BOOST_TEST(name(checked("[]", 0).code) == "depth_limit");
  BOOST_TEST(name(checked("1", 0).code) == "ok");
}

BOOST_AUTO_TEST_CASE(every_prefix_of_a_document_is_refused) {
  const std::string_view text = R"( {"a":[1,-2.5e+3,"x\u00e9\n",true,null,{"b":{}}],"":false})";
  for (std::size_t size = 0; size != text.size(); ++size) {
    const verdict found = checked(text.substr(0, size));
    BOOST_TEST_CONTEXT(text.substr(0, size)) {
      BOOST_TEST(name(found.code) != "ok");
      BOOST_TEST(found.offset <= size);
    }
  }
  ok("whole", text);
}

BOOST_AUTO_TEST_SUITE_END()
