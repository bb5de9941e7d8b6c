// SPDX-License-Identifier: Apache-2.0
// Event logs: typed events line by line, beside simdjson's iterate_many, which passes from document
// to document and reads nothing in them, and yyjson line by line.
#include <quire/lines.hpp>

#include <simdjson.h>

#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <bench/support/options.hpp>
#include <bench/support/report.hpp>
#include <bench/support/write_peers.hpp>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;

struct event_log {
  std::string name;
  std::string note;
  std::string text;
  std::size_t lines = 0;
};

/// The lines in turn, to `bytes` and a little more.
event_log log_of(std::string name, std::string note, const std::vector<std::string>& lines,
                 std::size_t bytes) {
  event_log made{std::move(name), std::move(note), {}, 0};
  while (made.text.size() < bytes) {
    for (const std::string& each : lines) made.text.append(each).append("\n");
    made.lines += lines.size();
  }
  return made;
}

constexpr const char* usage =
    "bench-event_log [--bytes=N] [OPTION...]\n\n"
    "  --bytes=N      size of a log, 8 MiB if not said. On a busy machine 1 MiB: a turn that is "
    "longer\n"
    "                 than the scheduler's measures others\n";

/// One that must see every line: `once` returns how many it saw.
template <class Once>
auto sees_all(const event_log& log, Once once) {
  return [once, lines = log.lines] { return once() == lines; };
}

contestant iterate_many(const event_log& log) {
  struct reading {
    simdjson::ondemand::parser parser;
    simdjson::padded_string text;
  };
  auto own = std::make_shared<reading>();
  own->text = simdjson::padded_string{log.text};
  const auto once = [own]() -> std::size_t {
    simdjson::ondemand::document_stream stream;
    if (own->parser.iterate_many(own->text, 1U << 20U).get(stream) != simdjson::SUCCESS) return 0;
    std::size_t documents = 0;
    for (auto each : stream) documents += each.error() == simdjson::SUCCESS ? 1U : 0U;
    return documents;
  };
  return repeated_peer("simdjson, iterate_many", sees_all(log, once), outcome::part);
}

contestant whole(const event_log& log) {
  const auto once = [&log] {
    std::size_t events = 0;
    for (const auto& line : quire::events_of(log.text)) events += line.ok() ? 1U : 0U;
    return events;
  };
  return repeated("quire, events_of", sees_all(log, once));
}

contestant in_chunks(const event_log& log) {
  const auto once = [&log, in = std::make_shared<quire::v1::event_lines>()] {
    std::size_t events = 0;
    for (std::size_t at = 0; at < log.text.size(); at += 1U << 16U) {
      in->feed(std::string_view{log.text}.substr(at, 1U << 16U));
      while (in->next()) events += in->line().ok() ? 1U : 0U;
    }
    if (in->finish()) ++events;
    return events;
  };
  return repeated("quire, chunks of 64 KiB", sees_all(log, once));
}

void race(report& out, const event_log& log) {
  std::vector<contestant> field{iterate_many(log), whole(log), in_chunks(log)};
#if defined(QUIRE_BENCH_YYJSON)
  const auto lines = [&log] { return yyjson_lines(log.text); };
  field.push_back(repeated_peer("yyjson, line by line", sees_all(log, lines)));
#endif
  out.begin({"", log.name, log.note, log.text.size(), log.lines});
  out.race(field);
}

}  // namespace

int main(int argc, char** argv) {
  const options asked(argc, argv,
                      {"--table", "--check", "--json", "--json=", "--rounds=", "--bytes="},
                      (std::string{usage} + report_usage).c_str());
  const std::size_t bytes = asked.number("--bytes=", std::size_t{8} << 20U);
  report out(asked, 21);
  out.expect(3);
  race(out, log_of("site_view", "one event again and again", {json_loads()[0].event()}, bytes));
  race(out, log_of("all types", "in turn", recorded_events(), bytes));
  std::vector<std::string> drawn;
  for (const json_document& each : mixed_load().documents) drawn.push_back(each.text);
  race(out, log_of("mixed", "512 events drawn at random", drawn, bytes));
  return out.status();
}
