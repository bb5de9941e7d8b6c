// SPDX-License-Identifier: Apache-2.0
// Every recorded sample, by every revision and both rule sets; what as_schema says and where.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include "v1/canonical.hpp"
#include "v1/data.hpp"
#include "v1/revision.hpp"

namespace v1_samples {

using v1_test::canonical;
using v1_test::outcome;
using v1_test::revision;
using v1_test::sample;

// Made when it is asked for first: the decoders are in other files, whose constants may come later.
const auto& revisions() {
  static const auto all = v1_test::all_revisions();
  return all;
}

outcome decode(const revision& by, const sample& what, bool strict) {
  if (what.is_environment())
    return (strict ? by.environment_as_schema : by.environment_as_runtime)(what.json);
  return (strict ? by.event_as_schema : by.event_as_runtime)(what.json);
}

std::string type_of(const sample& what) { return what.name.substr(0, what.name.find('.')); }

const revision& revision_at(const std::string& at) {
  return *std::find_if(revisions().begin(), revisions().end(),
                       [&](const revision& each) { return each.at == v1_test::to_release(at); });
}

sample sample_of(const std::string& release, const std::string& name) {
  for (const auto& each : v1_test::samples_of(v1_test::to_release(release))) {
    if (each.name == name) return each;
  }
  return {};
}

std::string message(const outcome& made) {
  return std::string{name(made.error.code)} + " at " + std::string{made.error.path.view()};
}

using refusal = std::tuple<std::string, std::string, std::string>;  // sender, reader, sample

std::set<refusal> recorded_refusals() {
  std::set<refusal> all;
  for (const auto& row : v1_test::table("refused.tsv"))
    all.emplace(row.at(0), row.at(1), row.at(2));
  return all;
}

// Samples that the compiler was not asked about.
bool is_judged(const sample& what) {
  return !what.name.ends_with(".openapi-nulls.json") && what.name != "environment large";
}

// The compiler that judged the samples saw `value` of dependencies without null from release
// 0.167.0 on. The OpenAPI document of the same release has it, and so do samples of that release:
// we take it. Of the releases that differ in nothing else, this is where it shows.
bool is_corrected(const refusal& which) {
  const auto& [sender, reader, sample] = which;
  const auto from = v1_test::to_release(sender);
  return reader == "0.167.0" && sample.starts_with("content_compute_") &&
         sample.ends_with(".full.json") && quire::release{0, 130, 0} <= from &&
         from <= quire::release{0, 146, 0};
}

}  // namespace v1_samples

BOOST_AUTO_TEST_SUITE(v1_samples)

BOOST_AUTO_TEST_CASE(each_release_reads_its_own_samples_and_writes_them_back) {
  std::size_t count = 0;
  for (const auto& own : revisions()) {
    for (const auto& each : v1_test::samples_of(own.at)) {
      ++count;
      for (const bool strict : {false, true}) {
        const outcome made = decode(own, each, strict);
        BOOST_TEST(!made.error, v1_test::to_text(own.at) << ' ' << each.name << message(made));
        BOOST_TEST((canonical::of(made.written) == canonical::of(each.json)),
                   v1_test::to_text(own.at) << ' ' << each.name << " became " << made.written);
        if (!each.is_environment()) BOOST_TEST(made.type == type_of(each));
        BOOST_TEST(made.known);
      }
    }
  }
  BOOST_TEST(count == 440U);
}

BOOST_AUTO_TEST_CASE(as_schema_refuses_what_the_types_refuse_and_nothing_else) {
  const auto refused = recorded_refusals();
  BOOST_TEST(refused.size() > 1000U);
  for (const auto& sender : revisions()) {
    for (const auto& each : v1_test::samples_of(sender.at)) {
      if (!is_judged(each)) continue;
      for (const auto& reader : revisions()) {
        const auto from = v1_test::to_text(sender.at);
        const auto by = v1_test::to_text(reader.at);
        const outcome made = decode(reader, each, true);
        const refusal which{from, by, each.name};
        const bool refuse = refused.count(which) != 0 && !is_corrected(which);
        BOOST_TEST(bool{made.error} == refuse,
                   from << " -> " << by << ' ' << each.name << ": " << message(made));
        if (made.error) BOOST_TEST(!made.error.path.empty());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(as_schema_names_the_member) {
  struct expectation {
    const char* sender;
    const char* reader;
    const char* sample;
    const char* code;
    const char* path;
  };
  for (const auto& want : {
           expectation{"0.4.0", "0.3.0", "environment typical", "missing_member",
                       "integration.configurations.space.properties"},
           {"0.4.0", "0.12.0", "ui_render.full.json", "missing_member", "context.spaceId"},
           {"0.3.0", "0.25.0", "environment full", "missing_member", "integration.urls.location"},
           {"0.25.0", "0.4.0", "environment typical", "missing_member",
            "integration.configurations.account.properties"},
           {"0.25.0", "0.34.0", "environment minimal", "missing_member", "signingSecrets"},
           {"0.34.0", "0.25.0", "fetch_visitor_authentication.min.json", "unknown_value", "type"},
           {"0.74.0", "0.34.0", "fetch_published_script.min.json", "missing_member", "spaceId"},
           {"0.74.0", "0.34.0", "ui_render.configuration_site.json", "unknown_value",
            "context.type"},
           {"0.91.0", "0.74.0", "site_view.min.json", "missing_member", "spaceId"},
           {"0.91.0", "0.130.0", "content_compute_document.min.json", "missing_member",
            "dependencies"},
           {"0.137.0", "0.143.2", "fetch_published_script.space.min.json", "missing_member",
            "siteId"},
           {"0.143.2", "0.137.0", "environment full", "unknown_value",
            "integration.owner.blocked.reason"},
           {"0.143.2", "0.146.0", "environment minimal", "missing_member",
            "integration.owner.trial.count"},
           {"0.167.0", "0.181.0", "content_compute_revision.full.json", "missing_member",
            "dependencies.main-translation.value.language"},
           {"0.167.0", "0.201.0", "space_content_updated.min.json", "missing_member", "updatedBy"},
       }) {
    const outcome made =
        decode(revision_at(want.reader), sample_of(want.sender, want.sample), true);
    const auto what = std::string{want.sender} + " -> " + want.reader + ' ' + want.sample;
    BOOST_TEST(name(made.error.code) == want.code, what << ": " << message(made));
    BOOST_TEST(made.error.path.view() == want.path, what << ": " << message(made));
  }
}

BOOST_AUTO_TEST_CASE(as_runtime_takes_every_sample_and_names_unknown_events) {
  for (const auto& sender : revisions()) {
    for (const auto& each : v1_test::samples_of(sender.at)) {
      for (const auto& reader : revisions()) {
        const outcome made = decode(reader, each, false);
        BOOST_TEST(!made.error, v1_test::to_text(sender.at)
                                    << " -> " << v1_test::to_text(reader.at) << ' ' << each.name
                                    << ": " << message(made));
        if (each.is_environment()) continue;
        BOOST_TEST(made.type == type_of(each));
        if (!made.known) BOOST_TEST(made.written == each.json);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
