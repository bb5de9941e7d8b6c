// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/choice.hpp>
//
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

#include "codec/decode.hpp"

namespace codec_choice {

struct csp {
  std::optional<std::string_view> images;
  quire::presence present;
};
struct page {
  quire::text_or<csp> policy;
  std::optional<quire::always_true> trial;
  quire::presence present;
};

}  // namespace codec_choice

template <>
struct quire::schema<codec_choice::csp> {
  using rows = list<row<"img-src", &codec_choice::csp::images, optional>>;
};
template <>
struct quire::schema<codec_choice::page> {
  using rows = list<row<"policy", &codec_choice::page::policy>,
                    row<"trial", &codec_choice::page::trial, optional>>;
};

namespace codec_choice {

using loose = codec_test::decoded<page>;
using typed = codec_test::decoded<page, quire::as_typed>;
using strict = codec_test::decoded<page, quire::as_schema>;

}  // namespace codec_choice

BOOST_AUTO_TEST_SUITE(codec_choice)

BOOST_AUTO_TEST_CASE(text_stays_text) {
  const strict made{R"({"policy":"default-src 'self'"})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->policy.text == "default-src 'self'");
  BOOST_TEST(!made->policy.object.has_value());
  BOOST_TEST(made.written() == R"({"policy":"default-src 'self'"})");
}

BOOST_AUTO_TEST_CASE(an_object_is_typed) {
  const strict made{R"({"policy":{"img-src":"*"}})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->policy.text.empty());
  BOOST_REQUIRE(made->policy.object.has_value());
  BOOST_TEST(made->policy.object->images.value() == "*");
  BOOST_TEST(made.written() == R"({"policy":{"img-src":"*"}})");
}

BOOST_AUTO_TEST_CASE(the_last_of_two_counts_alone) {
  const loose made{R"({"policy":{"img-src":"*"},"policy":"x"})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->policy.text == "x");
  BOOST_TEST(!made->policy.object.has_value());
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused) {
  BOOST_TEST(typed{R"({"policy":[]})"}.error() == "not_a_string at policy");
  BOOST_TEST(typed{R"({"policy":null})"}.error() == "is_null at policy");
  BOOST_TEST(typed{R"({"policy":{"img-src":1}})"}.error() == "not_a_string at policy.img-src");
}

BOOST_AUTO_TEST_CASE(only_as_schema_insists_on_true) {
  BOOST_TEST(strict{R"({"policy":"","trial":true})"}.ok());
  BOOST_TEST(strict{R"({"policy":"","trial":false})"}.error() == "unknown_value at trial");
  const loose made{R"({"trial":false})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(!*made->trial);
  BOOST_TEST(made.written() == R"({"trial":false})");
  BOOST_TEST(typed{R"({"trial":1})"}.error() == "not_a_boolean at trial");
}

BOOST_AUTO_TEST_CASE(both_are_described) {
  std::string all;
  const auto add = [&all](const std::string& path, const std::string& wire, bool) {
    all += path + ' ' + wire + '\n';
  };
  quire::codec::of<page>::describe(codec_test::now, "page", add);
  BOOST_TEST(all ==
             "page.policy object|string\n"
             "page.policy<#0> variant\n"
             "page.policy<#0>.img-src string\n"
             "page.trial true\n");
}

BOOST_AUTO_TEST_SUITE_END()
