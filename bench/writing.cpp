// SPDX-License-Identifier: Apache-2.0
// Requests encoded from JSON and from typed values, and typed values written as JSON beside other
// writers of the same documents. Ends with 1 if quire allocated anything once warm.
//
//   bench-writing [--rounds=N]
//
// A row: median of the rounds (fastest round), median of the rounds' times the first one's.
#include <quire/v1.hpp>

#include <bench/support/allocations.hpp>
#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <bench/support/write_peers.hpp>
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

std::size_t size_of(const quire::encoder::encoded& out) {
  return out.ok() ? out->content_length() : 0;
}

/// What is not done: both documents copied.
contestant copy_of(const json_load& load) {
  return repeated("memcpy of both documents",
                  [&load, room = std::make_shared<std::vector<char>>(1U << 18U)] {
                    std::memcpy(room->data(), load.event.data(), load.event.size());
                    keep(room->data());
                    std::memcpy(room->data(), load.environment.data(), load.environment.size());
                    keep(room->data());
                    return load.event.size();
                  });
}

/// The part of a request's time that is the operating system's.
contestant random_bits() {
  return repeated("128 random bits for a boundary", [] {
    const auto drawn = quire::multipart::random_boundary::draw();
    return drawn ? drawn->text().size() : 0;
  });
}

contestant from_json(const json_load& load, std::string_view boundary) {
  return repeated(boundary.empty() ? "quire, from JSON" : "quire, from JSON, given boundary",
                  [&load, boundary, encode = std::make_shared<quire::encoder>()] {
                    return size_of(encode->json(load.event, load.environment, std::nullopt,
                                                {.boundary = boundary}));
                  });
}

/// The typed values, and the decoders that they lie in.
struct typed {
  explicit typed(const json_load& load)
      : event(of_event.event(load.event)),
        environment(of_environment.environment(load.environment)) {
    if (!event.ok() || !environment.ok()) std::exit(1);
  }
  typed(const typed&) = delete;
  typed& operator=(const typed&) = delete;
  ~typed() = default;

  quire::v1::decoder of_event;
  quire::v1::decoder of_environment;
  decltype(of_event.event({})) event;
  decltype(of_environment.environment({})) environment;
};

contestant from_values(const typed& values) {
  return repeated(
      "quire, from typed values", [&values, encode = std::make_shared<quire::encoder>()] {
        return size_of(encode->values(values.event->event, values.environment->environment));
      });
}

template <class T>
contestant to_json_of(const T& value) {
  return repeated("quire, to_json", [&value, out = std::make_shared<std::string>()] {
    out->clear();
    quire::to_json(value, *out);
    return out->size();
  });
}

std::vector<contestant> writers_of(contestant ours, const std::string& document) {
  std::vector<contestant> field{std::move(ours)};
#if defined(QUIRE_BENCH_YYJSON)
  field.push_back(repeated("yyjson_write", yyjson_write_document(document)));
#endif
#if defined(QUIRE_BENCH_RAPIDJSON_WRITER)
  field.push_back(repeated("RapidJSON Writer", rapidjson_write(document)));
#endif
  (void)document;
  return field;
}

/// Returns what quire's contestants allocated.
std::size_t race(const std::string& title, const std::vector<contestant>& field,
                 std::size_t rounds) {
  std::size_t ours = 0;
  std::printf("%s\n", title.c_str());
  const std::vector<standing> result = hold(field, rounds);
  for (std::size_t i = 0; i != result.size(); ++i) {
    const standing& one = result[i];
    const std::size_t allocated = allocations_of(field[i]);
    if (one.name.starts_with("quire")) ours += allocated;
    std::printf("  %-34s %9.1f ns (%.1f)  %6.2f times the first (%.2f)  %zu allocations\n",
                one.name.c_str(), one.nanoseconds, one.fastest, 1 / one.ratio,
                1 / one.ratio_of_fastest, allocated);
  }
  return ours;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t rounds = 81;
  for (int i = 1; i < argc; ++i) {
    if (std::string_view{argv[i]}.starts_with("--rounds="))
      rounds = std::strtoul(argv[i] + 9, nullptr, 10);
  }
  std::size_t allocated = 0;
  for (const json_load& load : json_loads()) {
    const typed values{load};
    allocated += race("request of " + load.name + ", " + load.note,
                      {copy_of(load), random_bits(), from_json(load, ""),
                       from_json(load, "0123456789abcdef0123456789abcdef"), from_values(values)},
                      rounds);
    allocated += race("event of " + load.name + " as JSON",
                      writers_of(to_json_of(values.event->event), load.event), rounds);
    allocated +=
        race("environment of " + load.name + " as JSON",
             writers_of(to_json_of(values.environment->environment), load.environment), rounds);
  }
  std::printf("allocations of quire once warm: %zu\n", allocated);
  return allocated == 0 ? 0 : 1;
}
