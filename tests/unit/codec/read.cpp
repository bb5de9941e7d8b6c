// SPDX-License-Identifier: Apache-2.0
#include <quire/codec.hpp>
#include <quire/codec/read.hpp>
#include <quire/schema.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/moving.hpp>
#include <utility>

using quire::as_schema;
using quire::read;
using quire::json::errc;

namespace codec_read {

static_assert(support::stays_where_it_is<quire::read_memory>);

struct settings {
  std::string_view channel;
  bool verbose = false;
  quire::array<std::string_view> tags;
  quire::presence present;
};
struct push {
  std::string_view action;
  std::string_view ref;
};
struct ping {
  std::string_view action;
};
using hook =
    quire::union_of<"action", quire::alternative<push, "push">, quire::alternative<ping, "ping">>;

}  // namespace codec_read

template <>
struct quire::schema<codec_read::settings> {
  using rows = list<row<"channel", &codec_read::settings::channel>,
                    row<"verbose", &codec_read::settings::verbose, optional>,
                    row<"tags", &codec_read::settings::tags, optional, since<2, 0, 0>>>;
};
template <>
struct quire::schema<codec_read::push> {
  using rows = list<row<"action", &codec_read::push::action>, row<"ref", &codec_read::push::ref>>;
};
template <>
struct quire::schema<codec_read::ping> {
  using rows = list<row<"action", &codec_read::ping::action>>;
};

BOOST_AUTO_TEST_SUITE(codec_read)

BOOST_AUTO_TEST_CASE(what_is_read_owns_all_it_needs) {
  std::string text = R"( {"channel":"C1\n","verbose":true,"tags":["a","b"],"x":[{}]} )";
  auto first = read<settings>(text);
  text.assign(text.size(), 'x');
  BOOST_REQUIRE(first.ok());
  const auto moved = std::move(first);
  BOOST_TEST(moved->channel == "C1\n");
  BOOST_TEST(moved->verbose);
  BOOST_TEST(moved->tags[1] == "b");
  BOOST_TEST(moved.remarks().count() == 0U);
}

BOOST_AUTO_TEST_CASE(rules_errors_and_releases_are_those_of_requests) {
  const auto lenient = read<settings>(R"({"channel":5,"tags":["a",1]})");
  BOOST_REQUIRE(lenient.ok());
  BOOST_TEST(!quire::has<&settings::channel>(*lenient));
  BOOST_TEST(lenient.remarks().count() == 2U);
  BOOST_TEST(lenient.remark_at(1).path.view() == "tags[1]");
  BOOST_TEST(lenient.remark_at(1).offset == 25U);
  const auto strict = read<settings, as_schema>(R"({"channel":5})");
  BOOST_TEST((strict.error().code == errc::not_a_string));
  BOOST_TEST(strict.error().path.view() == "channel");
  BOOST_TEST(strict.error().offset == 11U);
  const auto old =
      read<settings, as_schema, quire::release{1, 0, 0}>(R"({"channel":"c","tags":5})");
  BOOST_REQUIRE(old.ok());
  BOOST_TEST(old->tags.empty());
}

BOOST_AUTO_TEST_CASE(any_text_may_come) {
  BOOST_TEST((read<settings>("").error().code == errc::empty_document));
  BOOST_TEST((read<settings>(quire::json::raw{}).error().code == errc::empty_document));
  BOOST_TEST((read<settings>("[]").error().code == errc::not_an_object));
  BOOST_TEST((read<settings>("null").error().code == errc::is_null));
  BOOST_TEST((read<settings>(R"({"x":01})").error().code == errc::invalid_number));
  quire::read_limits small;
  small.json.bytes = 2;
  BOOST_TEST((read<settings>(" {}", small).error().code == errc::size_limit));
  BOOST_TEST(read<settings>("{}", small).ok());
  small = {};
  small.memory = 8;
  BOOST_TEST((read<settings>(R"({"tags":["a"]})", small).error().code == errc::out_of_memory));
}

BOOST_AUTO_TEST_CASE(memory_of_64_MiB_is_the_limit_unless_another_is_named) {
  BOOST_TEST(quire::read_limits{}.memory == 67108864U);
}

BOOST_AUTO_TEST_CASE(unions_and_maps_are_read_too) {
  const auto pushed = read<hook>(R"({"ref":"main","action":"push"})");
  BOOST_REQUIRE(pushed.ok());
  BOOST_TEST(pushed->get_if<push>()->ref == "main");
  const auto other = read<hook>(R"({"action":"star"})");
  BOOST_TEST(other->value.index() == 0U);
  const auto names = read<quire::map<std::string_view>>(R"({"a":"1","b":2})");
  BOOST_REQUIRE(names.ok());
  BOOST_TEST(names->size() == 1U);
  BOOST_TEST(*names->find("a") == "1");
}

BOOST_AUTO_TEST_CASE(memory_is_reused_and_views_lead_into_the_text) {
  quire::read_memory memory;
  const std::string text = R"({"channel":"c","tags":["a",1]})";
  const auto first = read<settings>(text, memory);
  BOOST_REQUIRE(first.ok());
  BOOST_TEST(
      (first->channel.data() > text.data() && first->channel.data() < text.data() + text.size()));
  BOOST_TEST(memory.remarks().count() == 1U);
  BOOST_TEST(memory.remark_at(0).path.view() == "tags[1]");
  const auto refused = read<settings, as_schema>(quire::json::raw{text}, memory);
  BOOST_TEST(refused.error().path.view() == "tags[1]");
  BOOST_TEST(memory.remarks().count() == 0U);
  BOOST_TEST(read<settings>(R"({"channel":"d"})", memory)->channel == "d");
}

BOOST_AUTO_TEST_SUITE_END()
