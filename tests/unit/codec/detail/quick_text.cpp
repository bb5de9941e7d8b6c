// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/detail/quick_text.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using quire::json::reader;
using support::decoding;

namespace codec_quick_text {

/// What is found at once in `document`, nothing if it is to be looked for with care.
template <quire::fixed_string Path>
std::optional<std::string> found(std::string_view document, std::size_t depth = 64) {
  std::optional<std::string> text;
  decoding use;
  use.limits.depth = depth;
  const support::exact_copy copy(document);
  (void)use.run(copy.view(), [&text](reader& in) {
    const std::string_view at_once = quire::codec::detail::quick_text_at<Path>(in);
    if (at_once.data() != nullptr) text = at_once;
    return in.skip();
  });
  return text;
}

}  // namespace codec_quick_text

BOOST_AUTO_TEST_SUITE(codec_quick_text)

BOOST_AUTO_TEST_CASE(is_found_among_the_first_members) {
  for (const std::string_view document :
       {R"({"type":"a"})", R"({"x":"b","type":"a","y":1})", R"({"x":1,"type":"a"})",
        R"({"x":{"type":["b"]},"type":"a","y":1,"z":2})", R"({"x":[[],{}],"type":"a","z":[{}]})",
        R"({"type":"a","x":"\n"})", R"({"type":"a","type":"b"})", R"( { "x":true , "type":"a"} )"})
    BOOST_TEST((found<"type">(document) == "a"), document);
}

BOOST_AUTO_TEST_CASE(is_found_among_the_last_members) {
  for (const std::string_view document :
       {R"({"x":1,"y":2,"type":"a"})", R"({"x":1,"y":2,"type":"a","z":"b"})",
        R"({"x":1,"y":2,"type":"a","z":{"type":["b",{}]}})",
        R"({"x":1,"y":2,"type":"a","z":[[],"b"],"w":[]})", R"({"x":[],"y":{},"type":"a","z":null})",
        R"({"x":1,"y":2,"type":"b","type":"a"})"})
    BOOST_TEST((found<"type">(document) == "a"), document);
}

BOOST_AUTO_TEST_CASE(is_found_below_other_objects) {
  for (const std::string_view document :
       {R"({"in":{"type":"a"}})", R"({"x":1,"in":{"type":"a"}})",
        R"({"x":1,"y":2,"z":[3],"in":{"v":{"type":"b"},"w":"c","u":[1],"type":"a"},"t":{}})"})
    BOOST_TEST((found<"in.type">(document) == "a"), document);
  BOOST_TEST((found<"x.y.z">(R"({"x":{"a":1,"y":{"b":2,"z":"a"}}})", 3) == "a"));
  BOOST_TEST(!found<"x.y.z">(R"({"x":{"a":1,"y":{"b":2,"z":"a"}}})", 2));
}

BOOST_AUTO_TEST_CASE(is_left_to_care_where_a_text_is_not_plain) {
  for (const std::string_view document :
       {"{}", R"({"type":1})", R"({"type":["a"]})", R"({"x":{"type":"a"}})", R"({"typ":"a"})",
        R"({"types":"a"})", R"({"Type":"a"})", R"({"type" :"a"})", R"({"type":"a" })",
        R"({"\u0074ype":"a"})", R"({"type":"\n"})", R"({"x":"\n","type":"a"})",
        R"({"x":1,"y":2,"type":"\n"})", R"({"x":1,"y":2,"type" :"a"})", R"({"x":"type"})",
        R"({"x":1,"y":2,"z":"type"})"})
    BOOST_TEST((found<"type">(document) == std::nullopt), document);
  for (const std::string_view document :
       {"{}", R"({"in":"a"})", R"({"in":[{"type":"a"}]})", R"({"in":{}})", R"({"type":"a"})",
        R"({"in.type":"a"})", R"({"in":{"x":{"type":"a"}}})"})
    BOOST_TEST((found<"in.type">(document) == std::nullopt), document);
}

BOOST_AUTO_TEST_CASE(what_is_no_json_is_looked_at_within_its_bounds) {
  const std::string whole = R"({"x":[{},"y"],"in":{"v":1,"type":"a"},"type":"b","z":{"w":[1]}})";
  for (std::size_t size = 1; size <= whole.size(); ++size) {
    for (const std::string_view end : {"", "}", "]", "\"", ":", ",", "]}", "}}"}) {
      const std::string document = whole.substr(0, size).append(end);
      const auto first = found<"type">(document);
      const auto below = found<"in.type">(document);
      BOOST_TEST((!first || *first == "b" || *first == "a"), document);
      BOOST_TEST((!below || *below == "a"), document);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
