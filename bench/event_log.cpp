// SPDX-License-Identifier: Apache-2.0
// Event logs: typed events line by line, beside simdjson's iterate_many, which passes from document
// to document and reads nothing in them, and yyjson line by line.
//
//   bench-event_log [--rounds=N]
//
// A row: GB/s, median of the rounds (fastest round), median of the rounds' speed against the first.
#include <quire/lines.hpp>

#include <simdjson.h>

#include <bench/support/contest.hpp>
#include <bench/support/write_peers.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <support/capture.hpp>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;

struct event_log {
  std::string name;
  std::string text;
  std::size_t lines = 0;
};

/// The lines in turn, to 8 MiB and a little more.
event_log log_of(std::string name, const std::vector<std::string>& lines) {
  event_log made{std::move(name), {}, 0};
  while (made.text.size() < (std::size_t{8} << 20U)) {
    for (const std::string& each : lines) made.text.append(each).append("\n");
    made.lines += lines.size();
  }
  return made;
}

/// Each recorded event of the newest release, of all types.
std::vector<std::string> recorded_events() {
  std::vector<std::string> all;
  const std::string rows = support::read_data("v1/samples/0.201.0.tsv");
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t tab = rows.find('\t', at);
    const std::size_t end = rows.find('\n', tab);
    if (!std::string_view{rows}.substr(at).starts_with("environment"))
      all.push_back(rows.substr(tab + 1, end - tab - 1));
    at = end + 1;
  }
  return all;
}

/// A contestant that must see every line.
template <class Once>
contestant repeated(std::string name, const event_log& log, Once once) {
  if (once() != log.lines) {
    std::fprintf(stderr, "%s does not read %zu events\n", name.c_str(), log.lines);
    std::exit(1);
  }
  return {std::move(name), [once](std::size_t times) {
            while (times-- > 0) keep(once());
          }};
}

contestant iterate_many(const event_log& log) {
  struct reading {
    simdjson::ondemand::parser parser;
    simdjson::padded_string text;
  };
  auto own = std::make_shared<reading>();
  own->text = simdjson::padded_string{log.text};
  return repeated("simdjson, iterate_many", log, [own]() -> std::size_t {
    simdjson::ondemand::document_stream stream;
    if (own->parser.iterate_many(own->text, 1U << 20U).get(stream) != simdjson::SUCCESS) return 0;
    std::size_t documents = 0;
    for (auto each : stream) documents += each.error() == simdjson::SUCCESS ? 1U : 0U;
    return documents;
  });
}

contestant whole(const event_log& log) {
  return repeated("quire, events_of", log, [&log] {
    std::size_t events = 0;
    for (const auto& line : quire::events_of(log.text)) events += line.ok() ? 1U : 0U;
    return events;
  });
}

contestant in_chunks(const event_log& log) {
  return repeated("quire, chunks of 64 KiB", log,
                  [&log, in = std::make_shared<quire::v1::event_lines>()] {
                    std::size_t events = 0;
                    for (std::size_t at = 0; at < log.text.size(); at += 1U << 16U) {
                      in->feed(std::string_view{log.text}.substr(at, 1U << 16U));
                      while (in->next()) events += in->line().ok() ? 1U : 0U;
                    }
                    if (in->finish()) ++events;
                    return events;
                  });
}

void race(const event_log& log, std::size_t rounds) {
  std::vector<contestant> field{iterate_many(log), whole(log), in_chunks(log)};
#if defined(QUIRE_BENCH_YYJSON)
  field.push_back(repeated("yyjson, line by line", log, [&log] { return yyjson_lines(log.text); }));
#endif
  const auto bytes = static_cast<double>(log.text.size());
  std::printf("%s: %zu lines, %zu bytes each\n", log.name.c_str(), log.lines,
              log.text.size() / log.lines);
  for (const standing& one : hold(field, rounds))
    std::printf("  %-26s %6.2f GB/s (%.2f)  %5.2f of the first (%.2f)\n", one.name.c_str(),
                bytes / one.nanoseconds, bytes / one.fastest, one.ratio, one.ratio_of_fastest);
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t rounds = 21;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view{argv[i]}.starts_with("--rounds="))
      rounds = std::strtoul(argv[i] + 9, nullptr, 10);
  }
  race(log_of("site_view", {support::read_data("captures/inputs/site_view.json")}), rounds);
  race(log_of("all types", recorded_events()), rounds);
}
