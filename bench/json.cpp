// SPDX-License-Identifier: Apache-2.0
// Event and environment to typed values, and whole requests, against simdjson's stage 1 over the
// same two documents, simdjson's own readers, and other libraries that are installed.
//
//   bench-json --table [--json] [--rounds=N] [--load=site_view|fetch|large] [--peers=no]
//   bench-json [options of Google Benchmark]
//
// A row: median of the rounds (fastest round), median of the rounds' ratios (of the fastest ones).
#include <quire/core/arena.hpp>
#include <quire/core/buffer.hpp>
#include <quire/v1.hpp>

#include <benchmark/benchmark.h>

#include <bench/support/allocations.hpp>
#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <bench/support/json_peers.hpp>
#include <bench/support/json_simdjson.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;
using decoder = quire::v1::decoder;

struct options {
  bool table = false;
  bool json = false;
  bool peers = true;
  std::size_t rounds = 41;
  std::string load;
};

/// A contestant that does `once` again and again. `once` returns false or 0 if it fails.
template <class Once>
contestant repeated(std::string name, Once once) {
  if (!once()) {
    std::fprintf(stderr, "%s fails\n", name.c_str());
    std::exit(1);
  }
  return {std::move(name), [once](std::size_t times) {
            while (times-- > 0) keep(once());
          }};
}

/// The unit: what no reader that stands on simdjson can do without.
contestant stage1(const json_load& load) {
  struct indexes {
    quire::json::structural_index event;
    quire::json::structural_index environment;
  };
  return repeated("stage 1", [&load, own = std::make_shared<indexes>()] {
    return own->event.build(load.event) == quire::json::index_status::ok &&
           own->environment.build(load.environment) == quire::json::index_status::ok;
  });
}

contestant typed(const json_load& load) {
  return repeated("quire, typed", [&load, decode = std::make_shared<decoder>()] {
    const bool event = decode->event(load.event).ok();
    return event && decode->environment(load.environment).ok();
  });
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
  return repeated("quire, 7 members", [&load, decode = std::make_shared<projection>()] {
    const bool event = decode->event(load.event).ok();
    return event && decode->environment(load.environment).ok();
  });
}

/// Every token checked and none typed: what any validating walk of ours costs.
contestant checked(const json_load& load) {
  struct documents {
    quire::core::arena memory;
    quire::json::document event;
    quire::json::document environment;
  };
  return repeated("quire, checked, nothing typed", [&load, own = std::make_shared<documents>()] {
    const auto skip = [&](quire::json::document& document, const std::string& text) {
      if (document.load(text, {}, own->memory)) return false;
      quire::json::reader_state state = document.walk();
      quire::json::reader walk{state};
      return walk.skip() && !document.finish(walk);
    };
    own->memory.reset();
    return skip(own->event, load.event) && skip(own->environment, load.environment);
  });
}

contestant whole_request(const json_load& load) {
  return repeated("quire, whole request", [&load, decode = std::make_shared<decoder>()] {
    return (*decode)(load.content_type, load.body).ok();
  });
}

contestant projected_request(const json_load& load) {
  return repeated("quire, request, 7 members", [&load, decode = std::make_shared<projection>()] {
    return (*decode)(load.content_type, load.body).ok();
  });
}

contestant event_first(const json_load& load) {
  return repeated("quire, request, event only", [&load, decode = std::make_shared<decoder>()] {
    return decode->event_first(load.content_type, load.body).ok();
  });
}

/// The part of a request's time that is not JSON.
contestant form_alone(const json_load& load) {
  return repeated("quire, form alone", [&load, head = std::make_shared<quire::core::buffer>()] {
    quire::detail::request_fields fields;
    head->clear();
    return !quire::detail::read_fields(load.content_type, load.body, {}, *head, fields);
  });
}

contestant content_type_alone(const json_load& load) {
  return repeated("quire, Content-Type alone", [&load] {
    using quire::multipart::workerd;
    return quire::multipart::boundary_from_content_type<workerd>(load.content_type, {}).ok();
  });
}

/// What RapidJSON's time holds beside the parsing.
contestant copy_alone(const json_load& load) {
  return repeated("the copy for in situ alone",
                  [&load, room = std::make_shared<std::vector<char>>(1U << 18U)] {
                    std::memcpy(room->data(), load.event.data(), load.event.size());
                    keep(room->data());
                    std::memcpy(room->data(), load.environment.data(), load.environment.size());
                    keep(room->data());
                    return true;
                  });
}

contestant contender(const json_peer& peer) { return repeated(peer.name, peer.read); }

std::vector<contestant> field_of(const json_load& load) {
  return {stage1(load),
          typed(load),
          projected(load),
          checked(load),
          contender(on_demand_walk(load)),
          contender(on_demand_by_hand(load)),
          contender(simdjson_dom(load)),
          whole_request(load),
          projected_request(load),
          event_first(load),
          form_alone(load),
          content_type_alone(load)};
}

std::vector<contestant> peers_of(const json_load& load) {
  std::vector<contestant> field{stage1(load), copy_alone(load)};
#if defined(QUIRE_BENCH_RAPIDJSON)
  field.push_back(contender(rapidjson_in_situ(load)));
#endif
#if defined(QUIRE_BENCH_BOOST_JSON)
  field.push_back(contender(boost_json(load)));
#endif
#if defined(QUIRE_BENCH_NLOHMANN)
  field.push_back(contender(nlohmann_json(load)));
#endif
  return field;
}

class table {
 public:
  explicit table(const options& asked) : m_json(asked.json) {
    if (m_json) std::printf("[");
  }
  ~table() {
    if (m_json) std::printf("\n]\n");
  }
  table(const table&) = delete;
  table& operator=(const table&) = delete;

  void title(const json_load& load) const {
    if (m_json) return;
    std::printf("%s, %s: event %zu bytes, environment %zu, body %zu\n", load.name.c_str(),
                load.note.c_str(), load.event.size(), load.environment.size(), load.body.size());
  }
  void row(const json_load& load, const standing& one, std::size_t allocated) {
    const double times = 1 / one.ratio;
    const double times_fastest = 1 / one.ratio_of_fastest;
    if (m_json) {
      std::printf(
          "%s\n{\"workload\":\"%s\",\"contestant\":\"%s\",\"nanoseconds\":%.1f,"
          "\"fastest\":%.1f,\"times_stage1\":%.3f,\"times_stage1_of_fastest\":%.3f,"
          "\"allocations\":%zu}",
          m_rows++ == 0 ? "" : ",", load.name.c_str(), one.name.c_str(), one.nanoseconds,
          one.fastest, times, times_fastest, allocated);
      return;
    }
    std::printf("  %-34s %11.1f ns (%.1f)  %7.2f times stage 1 (%.2f)  %zu allocations\n",
                one.name.c_str(), one.nanoseconds, one.fastest, times, times_fastest, allocated);
  }

 private:
  bool m_json;
  std::size_t m_rows = 0;
};

void race(table& out, const json_load& load, const std::vector<contestant>& field, std::size_t from,
          std::size_t rounds) {
  const std::vector<standing> result = hold(field, rounds);
  for (std::size_t i = from; i != result.size(); ++i)
    out.row(load, result[i], allocations_of(field[i]));
}

void print_tables(const options& asked) {
  table out(asked);
  for (const json_load& load : json_loads()) {
    if (!asked.load.empty() && asked.load != load.name) continue;
    out.title(load);
    race(out, load, field_of(load), 0, asked.rounds);
    // Apart: what they leave in the caches would weigh on those beside them.
    if (asked.peers) race(out, load, peers_of(load), 1, asked.rounds);
  }
}

void register_benchmarks() {
  static const std::vector<json_load> loads = json_loads();
  for (const json_load& load : loads) {
    std::vector<contestant> field = field_of(load);
    for (contestant& each : peers_of(load)) field.push_back(std::move(each));
    for (const contestant& each : field) {
      benchmark::RegisterBenchmark((load.name + "/" + each.name).c_str(),
                                   [each](benchmark::State& state) {
                                     for (auto _ : state) each.run(1);
                                   });
    }
  }
}

options read_options(int argc, char** argv) {
  options asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--table") asked.table = true;
    if (word == "--json") asked.json = true;
    if (word == "--peers=no") asked.peers = false;
    if (word.starts_with("--rounds=")) asked.rounds = std::strtoul(argv[i] + 9, nullptr, 10);
    if (word.starts_with("--load=")) asked.load = word.substr(7);
  }
  return asked;
}

}  // namespace

int main(int argc, char** argv) {
  const options asked = read_options(argc, argv);
  if (asked.table) {
    print_tables(asked);
    return 0;
  }
  register_benchmarks();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
