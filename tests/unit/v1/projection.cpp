// SPDX-License-Identifier: Apache-2.0
// A projection of v1 reads what a full decoder reads, and refuses what is no JSON.
#include <quire/v1.hpp>
//
#include <quire/json.hpp>
#include <quire/lines.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

#include "v1/data.hpp"

namespace v1_projection {

using namespace quire::v1;
using some = only<&site_view::url, &site_view::visitor, &visitor::ip, &fetch::request,
                  &environment::secrets, &environment::installation, &installation::status>;

void expect_same(const site_view& all, const some::view<site_view>& part) {
  BOOST_TEST(all.url == quire::get<&site_view::url>(part));
  BOOST_TEST(quire::has<&site_view::url>(all) == quire::has<&site_view::url>(part));
  BOOST_TEST(all.visitor.ip == quire::get<&visitor::ip>(quire::get<&site_view::visitor>(part)));
}
void expect_same(const fetch& all, const some::view<fetch>& part) {
  BOOST_TEST((all.request.url.data() == quire::get<&fetch::request>(part).url.data()));
}
void expect_same(const environment& all, const some::environment& part) {
  BOOST_TEST(all.secrets.size() == quire::get<&environment::secrets>(part).size());
  const auto& installation = quire::get<&environment::installation>(part);
  BOOST_REQUIRE(all.installation.has_value() == installation.has_value());
  if (installation) {
    const auto& status = quire::get<&quire::v1::installation::status>(*installation);
    BOOST_TEST(all.installation->status.text == status.text);
  }
}

struct decoders {
  decoder full;
  quire::decoder<some> part;
};

/// Both decode the text, or it is one of those that a projection does not look at so closely.
void expect_verdicts(decoders& by, const std::string& text, bool is_environment) {
  const bool full = is_environment ? by.full.environment(text).ok() : by.full.event(text).ok();
  const bool part = is_environment ? by.part.environment(text).ok() : by.part.event(text).ok();
  const bool json = quire::json::validate(text).code == quire::json::errc::ok;
  BOOST_TEST((part || !full), text);
  BOOST_TEST((json || !part), text);
}

}  // namespace v1_projection

BOOST_AUTO_TEST_SUITE(v1_projection)

BOOST_AUTO_TEST_CASE(every_sample) {
  decoders by;
  std::size_t site_views = 0;
  for (const auto& sample : v1_test::samples_of(latest::revision)) {
    if (sample.is_environment()) {
      const auto part = by.part.environment(sample.json);
      expect_same(by.full.environment(sample.json)->environment, part->environment);
      continue;
    }
    const auto all = by.full.event(sample.json);
    const auto part = by.part.event(sample.json);
    BOOST_REQUIRE((all.ok() && part.ok()));
    BOOST_TEST(all->event.value.index() == part->event.value.index());
    if (const auto* one = all->event.get_if<site_view>()) {
      expect_same(*one, *part->event.get_if<some::view<site_view>>());
      ++site_views;
    }
    if (const auto* one = all->event.get_if<fetch>())
      expect_same(*one, *part->event.get_if<some::view<fetch>>());
  }
  BOOST_TEST(site_views != 0U);
}

// A byte more, another byte, a cut: at every 97th place, which over all samples is every kind.
BOOST_AUTO_TEST_CASE(every_token_is_checked) {
  constexpr std::string_view bytes = "\"\\{}[]:,0-t \n";
  decoders by;
  std::size_t next = 0;
  for (const auto& sample : v1_test::samples_of(latest::revision)) {
    for (std::size_t at = 0; at < sample.json.size(); at += 97) {
      const char byte = bytes[next++ % bytes.size()];
      std::string text = sample.json;
      text[at] = byte;
      expect_verdicts(by, text, sample.is_environment());
      text = sample.json;
      text.insert(at, 1, byte);
      expect_verdicts(by, text, sample.is_environment());
      text.erase(at, 2);
      expect_verdicts(by, text, sample.is_environment());
    }
  }
}

BOOST_AUTO_TEST_CASE(streams_lines_and_dispatchers_take_it) {
  const auto request = quire::make_request(R"({"type":"site_view","url":"u","visitor":{"ip":"i"}})",
                                           R"({"integration":{},"secrets":{"a":"b"}})");
  BOOST_REQUIRE(request.ok());
  const auto is_right = [](const auto& event, const some::environment& of) {
    const auto* view = event.template get_if<some::view<site_view>>();
    return view != nullptr && quire::get<&site_view::url>(*view) == "u" &&
           quire::get<&visitor::ip>(quire::get<&site_view::visitor>(*view)) == "i" &&
           quire::get<&environment::secrets>(of).find("a") != nullptr;
  };

  quire::stream_decoder<some> in{request->content_type};
  for (const char& byte : request->body) {
    auto step = in.feed({&byte, 1});
    while (step != quire::request_step::need_input) step = in.next();
  }
  BOOST_TEST((in.finish() == quire::request_step::end || in.over()));
  BOOST_TEST(is_right(in.event(), in.environment()));

  std::size_t lines = 0;
  for (const auto& line : quire::events_of<some>("{\"type\":\"site_view\",\"url\":\"u\"}\n")) {
    const auto* view = line.ok() ? line->get_if<some::view<site_view>>() : nullptr;
    BOOST_REQUIRE(view != nullptr);
    BOOST_TEST(quire::get<&site_view::url>(*view) == "u");
    ++lines;
  }
  BOOST_TEST(lines == 1U);

  quire::dispatcher<some> dispatch;
  bool good = false;
  const auto& why = dispatch("/v1", request->content_type, request->body, [&](const auto& read) {
    good = is_right(read.event, read.environment);
  });
  BOOST_TEST(!why);
  BOOST_TEST(good);
}

BOOST_AUTO_TEST_SUITE_END()
