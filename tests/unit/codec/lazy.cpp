// SPDX-License-Identifier: Apache-2.0
#include <quire/codec/lazy.hpp>
//
#include <quire/codec.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "codec/decode.hpp"

namespace codec_lazy {

struct person {
  std::string_view name;
  quire::array<std::string_view> addresses;
  quire::presence present;
};
struct letter {
  quire::lazy<person> to;
  std::optional<quire::lazy<person>> copy;
  std::string_view text;
  quire::presence present;
};

}  // namespace codec_lazy

template <>
struct quire::schema<codec_lazy::person> {
  using rows = list<row<"name", &codec_lazy::person::name>,
                    row<"addresses", &codec_lazy::person::addresses>>;
};
template <>
struct quire::schema<codec_lazy::letter> {
  using rows =
      list<row<"to", &codec_lazy::letter::to>, row<"copy", &codec_lazy::letter::copy, optional>,
           row<"text", &codec_lazy::letter::text>>;
};

namespace codec_lazy {

using codec_test::version;
using loose = codec_test::decoded<letter>;
using strict = codec_test::decoded<letter, quire::as_schema>;

std::string error_of(const quire::result<person, quire::json::error>& made) {
  return made ? std::string{} : loose::text_of(made.error());
}

}  // namespace codec_lazy

BOOST_AUTO_TEST_SUITE(codec_lazy)

BOOST_AUTO_TEST_CASE(is_set_by_a_document_or_by_hand) {
  BOOST_TEST(!quire::lazy<person>{}.is_set());
  BOOST_TEST(quire::lazy<person>{"{}"}.is_set());
  BOOST_TEST(quire::lazy<person>{}.text() == "");
  BOOST_TEST(
      (quire::lazy<person>{}.get<version>().error().code == quire::json::errc::empty_document));
}

BOOST_AUTO_TEST_CASE(a_value_is_typed_when_it_is_asked_for) {
  const loose made{R"({"to":{"name":"Zo\u00eb","addresses":["a","b\n"]},"text":"hi"})"};
  BOOST_REQUIRE(made.ok());
  const auto to = made->to.get<version>();
  BOOST_REQUIRE(to.ok());
  BOOST_TEST(to->name == "Zo\xC3\xAB");
  BOOST_REQUIRE(to->addresses.size() == 2U);
  BOOST_TEST(to->addresses[1] == "b\n");
  BOOST_TEST(made->text == "hi");
  BOOST_TEST(!made->copy.has_value());
}

BOOST_AUTO_TEST_CASE(its_text_is_there_at_once_and_written_back_as_it_was) {
  const loose made{R"({"to": {"name" : "a", "other":[1e2]} , "text":""})"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->to.text() == R"({"name" : "a", "other":[1e2]})");
  BOOST_TEST(made.written() == R"({"to":{"name" : "a", "other":[1e2]},"text":""})");
}

BOOST_AUTO_TEST_CASE(it_may_be_asked_for_twice) {
  const loose made{R"({"to":{"name":"\t","addresses":[]}})"};
  const auto once = made->to.get<version>();
  const auto twice = made->to.get<version>();
  BOOST_REQUIRE((once.ok() && twice.ok()));
  BOOST_TEST(once->name == twice->name);
}

BOOST_AUTO_TEST_CASE(a_wrong_value_is_an_error_only_when_it_is_asked_for) {
  const loose made{R"({"text":"x","to":{"name":"a","addresses":["b",3]}})"};
  BOOST_REQUIRE(made.ok());
  const auto to = made->to.get<version, quire::as_typed>();
  BOOST_TEST(error_of(to) == "not_a_string at to.addresses[1]");
  BOOST_TEST(to.error().offset == 46U);
  for (const auto& [text, error] :
       {std::pair{R"({"to":null})", "is_null at to"}, {R"({"to":[]})", "not_an_object at to"}}) {
    const loose wrong{text};
    BOOST_TEST(error_of(wrong->to.get<version>()) == error);
  }
}

BOOST_AUTO_TEST_CASE(a_member_that_is_missing_is_named_by_the_rules_that_demand_it) {
  const loose made{R"({"to":{"name":"a"}})"};
  BOOST_TEST(made->to.get<version>().ok());
  const auto to = made->to.get<version, quire::as_schema>();
  BOOST_TEST(error_of(to) == "missing_member at to.addresses");
}

BOOST_AUTO_TEST_CASE(text_that_is_no_json_is_refused_at_once) {
  for (const auto* text : {R"({"to":{"name":"\x"}})", R"({"to":{"name" "a"}})", R"({"to":[1,]})",
                           R"({"to":01})", R"({"to":{"a":tru}})"})
    BOOST_TEST(!loose{text}.ok(), text);
}

BOOST_AUTO_TEST_CASE(as_schema_checks_it_at_once) {
  BOOST_TEST(strict{R"({"to":{"name":"a","addresses":[]},"text":""})"}.ok());
  BOOST_TEST(strict{R"({"to":{"name":"a"},"text":""})"}.error() ==
             "missing_member at to.addresses");
  BOOST_TEST(strict{R"({"to":{"name":1,"addresses":[]},"text":""})"}.error() ==
             "not_a_string at to.name");
}

BOOST_AUTO_TEST_CASE(the_last_of_two_counts) {
  const auto* text = R"({"to":{"name":1},"to":{"name":"b","addresses":[]},"text":""})";
  BOOST_TEST(strict{text}.ok());
  const loose made{text};
  BOOST_TEST(made->to.get<version>()->name == "b");
}

BOOST_AUTO_TEST_CASE(one_that_was_not_there_says_so) {
  const loose made{"{}"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->to.text().empty());
  BOOST_TEST(error_of(made->to.get<version>()) == "empty_document at ");
}

BOOST_AUTO_TEST_CASE(repaired_text_is_read_too) {
  const loose made{"{\"to\":{\"name\":\"\xFF\",\"addresses\":[]}}"};
  BOOST_REQUIRE(made.ok());
  BOOST_TEST(made->to.get<version>()->name == "\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_SUITE_END()
