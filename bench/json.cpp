// SPDX-License-Identifier: Apache-2.0
// Event and environment to typed values, and whole requests, against simdjson's stage 1 over the
// same documents, simdjson's own readers, and other libraries that are installed.
#include <quire/core/arena.hpp>
#include <quire/core/buffer.hpp>
#include <quire/v1.hpp>

#include <benchmark/benchmark.h>

#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <bench/support/json_peers.hpp>
#include <bench/support/json_simdjson.hpp>
#include <bench/support/options.hpp>
#include <bench/support/report.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;
using decoder = quire::v1::decoder;

constexpr const char* usage =
    "bench-json --table [--load=site_view|fetch|large|mixed] [--peers=no] [OPTION...]\n"
    "bench-json [options of Google Benchmark]\n\n"
    "  --load=NAME    this one alone; `mixed` is 512 events of all types, drawn at random\n";

/// The unit: simdjson's stage 1, also of the short texts that quire indexes itself.
contestant stage1(const json_load& load) {
  std::unique_ptr<simdjson::internal::dom_parser_implementation> made;
  (void)simdjson::get_active_implementation()->create_dom_parser_implementation(1U << 20U, 1, made);
  const auto build = [&load, parser = std::shared_ptr(std::move(made))] {
    if (!parser) return false;
    for (const json_document& each : load.documents) {
      const auto* const begin = reinterpret_cast<const std::uint8_t*>(each.text.data());
      if (parser->stage1(begin, each.text.size(), simdjson::stage1_mode::regular)) return false;
    }
    return true;
  };
  return repeated("stage 1", build, outcome::ceiling);
}

/// Decodes all documents; `take` is given each event and environment.
template <class Decoder, class Take>
bool decode_all(Decoder& decode, const json_load& load, Take take) {
  for (const json_document& each : load.documents) {
    if (each.environment) {
      const auto read = decode.environment(each.text);
      if (!read.ok()) return false;
      take(read->environment);
    } else {
      const auto read = decode.event(each.text);
      if (!read.ok()) return false;
      take(read->event);
    }
  }
  return true;
}

constexpr auto drop = [](const auto& value) { keep(&value); };

/// What was typed, written as JSON and read by another library.
class written {
 public:
  template <class T>
  void operator()(const T& value) {
    m_text.clear();
    quire::to_json(value, m_text);
    m_found += hash(m_parser.parse(m_text).value());
  }
  [[nodiscard]] std::uint64_t found() const { return m_found; }

 private:
  std::string m_text;
  simdjson::dom::parser m_parser;
  std::uint64_t m_found = 0;
};

/// Marks a contestant of quire's that did not find what the documents say.
contestant compared_with(contestant made, const json_load& load, const written& found) {
  if (made.seen == outcome::same && found.found() != expected_of(load).names_and_values)
    made.seen = outcome::other;
  return made;
}

contestant typed(const json_load& load) {
  const auto decode = std::make_shared<decoder>();
  written found;
  decode_all(*decode, load, std::ref(found));
  const auto once = [&load, decode] { return decode_all(*decode, load, drop); };
  return compared_with(repeated("quire, typed", once), load, found);
}

/// Seven members of `site_view` and the environment: see docs/requests.md.
namespace seven_members {
using namespace quire::v1;
using version =
    only<&site_view::site_id, &site_view::url, &site_view::visitor, &site_view::referrer,
         &environment::secrets, &environment::api_endpoint, &environment::api_tokens>;
}  // namespace seven_members
using projection = quire::decoder<seven_members::version>;

contestant projected(const json_load& load) {
  return repeated(
      "quire, 7 members",
      [&load, decode = std::make_shared<projection>()] { return decode_all(*decode, load, drop); },
      outcome::part);
}

/// Every token checked and none typed: what any validating walk of ours costs.
contestant checked(const json_load& load) {
  struct reading {
    quire::core::arena memory;
    quire::json::document document;
  };
  const auto skip = [](reading& own, const std::string& text) {
    own.memory.reset();
    if (own.document.load(text, {}, own.memory)) return false;
    quire::json::reader_state state = own.document.walk();
    quire::json::reader walk{state};
    return walk.skip() && !own.document.finish(walk);
  };
  const auto all = [&load, skip, own = std::make_shared<reading>()] {
    for (const json_document& each : load.documents)
      if (!skip(*own, each.text)) return false;
    return true;
  };
  return repeated("quire, checked, nothing typed", all, outcome::part);
}

contestant whole_request(const json_load& load) {
  const auto decode = std::make_shared<decoder>();
  written found;
  if (const auto request = (*decode)(load.content_type, load.body); request.ok()) {
    found(request->event);
    found(request->environment);
  }
  const auto once = [&load, decode] { return (*decode)(load.content_type, load.body).ok(); };
  return compared_with(repeated("quire, whole request", once), load, found);
}

contestant projected_request(const json_load& load) {
  const auto once = [&load, decode = std::make_shared<projection>()] {
    return (*decode)(load.content_type, load.body).ok();
  };
  return repeated("quire, request, 7 members", once, outcome::part);
}

contestant event_first(const json_load& load) {
  const auto once = [&load, decode = std::make_shared<decoder>()] {
    return decode->event_first(load.content_type, load.body).ok();
  };
  return repeated("quire, request, event only", once, outcome::part);
}

/// The part of a request's time that is not JSON.
contestant form_alone(const json_load& load) {
  const auto once = [&load, head = std::make_shared<quire::core::buffer>()] {
    quire::detail::request_fields fields;
    head->clear();
    return !quire::detail::read_fields(load.content_type, load.body, {}, *head, fields);
  };
  return repeated("quire, form alone", once, outcome::part);
}

contestant content_type_alone(const json_load& load) {
  const auto once = [&load] {
    using quire::multipart::workerd;
    return quire::multipart::boundary_from_content_type<workerd>(load.content_type, {}).ok();
  };
  return repeated("quire, Content-Type alone", once, outcome::part);
}

/// What RapidJSON's time holds beside the parsing.
contestant copy_alone(const json_load& load) {
  const auto once = [&load, room = std::make_shared<std::vector<char>>(1U << 18U)] {
    for (const json_document& each : load.documents) {
      std::memcpy(room->data(), each.text.data(), each.text.size());
      keep(room->data());
    }
    return true;
  };
  return repeated("the copy for in situ alone", once, outcome::ceiling);
}

std::vector<contestant> field_of(const json_load& load, const expected_json& expected) {
  std::vector<contestant> field{stage1(load),
                                typed(load),
                                projected(load),
                                checked(load),
                                contender(on_demand_walk(load), expected),
                                contender(simdjson_dom(load), expected)};
  if (load.content_type.empty()) return field;
  field.push_back(contender(on_demand_by_hand(load), expected));
  for (const auto make :
       {whole_request, projected_request, event_first, form_alone, content_type_alone})
    field.push_back(make(load));
  return field;
}

std::vector<contestant> peers_of(const json_load& load,
                                 [[maybe_unused]] const expected_json& expected) {
  std::vector<contestant> field{stage1(load), copy_alone(load)};
#if defined(QUIRE_BENCH_YYJSON)
  field.push_back(contender(yyjson_dom(load), expected));
#endif
#if defined(QUIRE_BENCH_RAPIDJSON)
  field.push_back(contender(rapidjson_in_situ(load), expected));
#endif
#if defined(QUIRE_BENCH_BOOST_JSON)
  field.push_back(contender(boost_json(load), expected));
#endif
#if defined(QUIRE_BENCH_NLOHMANN)
  field.push_back(contender(nlohmann_json(load), expected));
#endif
  return field;
}

std::string simdjson_release() {
  using namespace simdjson;
  return "simdjson " + std::to_string(SIMDJSON_VERSION_MAJOR) + "." +
         std::to_string(SIMDJSON_VERSION_MINOR) + "." + std::to_string(SIMDJSON_VERSION_REVISION);
}

std::vector<json_load> all_loads() {
  std::vector<json_load> all = json_loads();
  all.push_back(mixed_load());
  return all;
}

int print_tables(const options& asked) {
  const std::string wanted = asked.value("--load=");
  const std::vector<json_load> loads = all_loads();
  report out(asked, 41);
  out.expect(wanted.empty() ? loads.size() : 1);
  for (const json_load& load : loads) {
    if (!wanted.empty() && wanted != load.name) continue;
    const expected_json expected = expected_of(load);
    out.begin({simdjson_release(), load.name, load.note, load.bytes(), load.documents.size()});
    out.race(field_of(load, expected));
    // Apart: what they leave in the caches would weigh on those beside them.
    if (asked.value("--peers=") != "no") out.race(peers_of(load, expected), 1);
  }
  return out.status();
}

void register_benchmarks() {
  static const std::vector<json_load> loads = all_loads();
  for (const json_load& load : loads) {
    const expected_json expected = expected_of(load);
    std::vector<contestant> field = field_of(load, expected);
    for (contestant& each : peers_of(load, expected)) field.push_back(std::move(each));
    for (const contestant& each : field) {
      benchmark::RegisterBenchmark((load.name + "/" + each.name).c_str(),
                                   [each](benchmark::State& state) {
                                     if (each.seen == outcome::failed) state.SkipWithError("fails");
                                     for (auto _ : state) each.run(1);
                                   });
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  const options asked(
      argc, argv, {"--table", "--check", "--json", "--json=", "--rounds=", "--load=", "--peers="},
      (std::string{usage} + report_usage).c_str());
  if (asked.has("--table") || asked.has("--check")) return print_tables(asked);
  register_benchmarks();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
