// SPDX-License-Identifier: Apache-2.0
// Events and environments back to JSON, against other libraries that write the same document.
//
//   bench-json_write [rounds]
//
// A row: median time, gigabytes a second of the fastest round, and the speed against copying the
// text by one `memcpy`: median of the rounds' ratios.
#include <quire/v1.hpp>

#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <bench/support/json_written.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;
using bytes = std::vector<char>;

/// A contestant that does `once`, which returns the bytes it wrote, 0 if it fails.
template <class Once>
contestant repeated(std::string name, Once once) {
  if (once() == 0) {
    std::fprintf(stderr, "%s fails\n", name.c_str());
    std::exit(1);
  }
  return {std::move(name), [once](std::size_t times) {
            while (times-- > 0) keep(once());
          }};
}

contestant copy_of(const std::string& text) {
  return repeated("memcpy of the text", [&text, room = std::make_shared<bytes>(text.size())] {
    std::memcpy(room->data(), text.data(), text.size());
    keep(room->data());
    return text.size();
  });
}

/// Writes `value` in each way that quire has; all must write `text`.
template <class T>
std::vector<contestant> field_of(const T& value, const std::string& text) {
  std::vector<contestant> field{copy_of(text)};
  field.push_back(repeated("quire, to a string", [&, out = std::make_shared<std::string>()] {
    out->clear();
    quire::to_json(value, *out);
    keep(out->data());
    return out->size();
  }));
  field.push_back(
      repeated("quire, to a buffer", [&value, room = std::make_shared<bytes>(text.size() + 64)] {
        const std::size_t size = quire::to_json(value, std::span<char>{*room});
        keep(room->data());
        return size;
      }));
  field.push_back(repeated("quire, plain writer", [&value, out = std::make_shared<std::string>()] {
    out->clear();
    quire::json::writer writer{*out};
    quire::codec::of<T>::write(writer, value, {});
    return out->size();
  }));
#if defined(QUIRE_BENCH_YYJSON)
  const json_writing_peer yyjson = yyjson_writer(text);
  field.push_back(repeated(yyjson.name, yyjson.write));
#endif
#if defined(QUIRE_BENCH_RAPIDJSON)
  const json_writing_peer rapidjson = rapidjson_writer(text);
  field.push_back(repeated(rapidjson.name, rapidjson.write));
#endif
  return field;
}

template <class T>
void race(const char* load, const char* what, const T& value, std::size_t rounds) {
  std::string text;
  quire::to_json(value, text);
  std::printf("%s, %s: %zu bytes\n", load, what, text.size());
  for (const standing& each : hold(field_of(value, text), rounds)) {
    std::printf("  %-22s %10.1f ns %7.2f GB/s %7.2f of memcpy\n", each.name.c_str(),
                each.nanoseconds, static_cast<double>(text.size()) / each.fastest, each.ratio);
  }
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 41;
  for (const json_load& load : json_loads()) {
    quire::v1::decoder of_event;
    quire::v1::decoder of_environment;
    const auto event = of_event.event(load.event);
    const auto environment = of_environment.environment(load.environment);
    if (!event.ok() || !environment.ok()) return 1;
    if (load.name != "large") race(load.name.c_str(), "event", event->event, rounds);
    if (load.name != "fetch")
      race(load.name.c_str(), "environment", environment->environment, rounds);
  }
}
