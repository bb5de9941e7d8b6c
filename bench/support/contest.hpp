// SPDX-License-Identifier: Apache-2.0
// Contestants timed in turn, round after round, in one process: a loaded machine slows all of them
// alike, so that ratios hold where times do not. One that fails is not timed.
#ifndef QUIRE_BENCH_SUPPORT_CONTEST_HPP
#define QUIRE_BENCH_SUPPORT_CONTEST_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <exception>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace quire::bench {

/// Keeps the compiler from dropping the work that leads to `value`.
template <class T>
inline void keep(const T& value) noexcept {
  asm volatile("" : : "r,m"(value) : "memory");
}

/// What a contestant was seen to do, before it was timed.
enum class outcome {
  same,     // it found what there is: names and values, compared by a hash
  part,     // it leaves something out, as its name says
  ceiling,  // it reads nothing: what no reader can do without, or below
  other,    // it found something else
  failed    // it refused what it should read, or returned nothing
};

[[nodiscard]] constexpr const char* name_of(outcome seen) {
  constexpr const char* names[] = {"same", "part", "ceiling", "other", "failed"};
  return names[static_cast<std::size_t>(seen)];
}

struct contestant {
  std::string name;
  std::function<void(std::size_t)> run;  // does the work this many times
  outcome seen = outcome::same;
  bool peer = false;  // another library
};

/// Whether `once`, which returns false or 0 if it fails, does its work. To throw is to fail, too.
template <class Once>
[[nodiscard]] bool succeeds(const Once& once) {
  try {
    return once() ? true : false;
  } catch (const std::exception& why) {
    std::fprintf(stderr, "%s\n", why.what());
    return false;
  }
}

/// One that does `once` again and again.
template <class Once>
[[nodiscard]] contestant repeated(std::string name, Once once, outcome good = outcome::same) {
  const outcome seen = succeeds(once) ? good : outcome::failed;
  return {std::move(name),
          [once](std::size_t times) {
            while (times-- > 0) keep(once());
          },
          seen};
}

/// The same for another library.
template <class Once>
[[nodiscard]] contestant repeated_peer(std::string name, Once once, outcome good = outcome::same) {
  contestant made = repeated(std::move(name), std::move(once), good);
  made.peer = true;
  return made;
}

/// Of a contestant that failed all figures are 0.
struct standing {
  std::string name;
  double nanoseconds = 0;  // of one run, median of the rounds
  double ratio = 0;        // speed against the first contestant's, median of each round's ratio
  double ratio_of_fastest = 0;  // of the fastest rounds: what others do to the machine is least
  double fastest = 0;           // nanoseconds of one run in the fastest round
  double lower = 0;             // quartiles of the rounds' nanoseconds
  double upper = 0;
};

/// The value that this share of them does not exceed; 0.5 is the median.
[[nodiscard]] inline double quantile(std::vector<double> values, double share) {
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(std::min(at, values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

[[nodiscard]] inline double time_once(const contestant& one, std::size_t repeats) {
  const auto start = std::chrono::steady_clock::now();
  one.run(repeats);
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(repeats);
}

/// How often each repeats its work in a turn; 0 for one that failed.
[[nodiscard]] inline std::vector<std::size_t> repeats_of(const std::vector<contestant>& contestants,
                                                         double turn) {
  std::vector<std::size_t> repeats;
  for (const contestant& each : contestants) {
    if (each.seen == outcome::failed) {
      repeats.push_back(0);
      continue;
    }
    each.run(1);
    const double once = std::max(1.0, time_once(each, 3));
    repeats.push_back(std::max<std::size_t>(1, static_cast<std::size_t>(turn / once)));
  }
  return repeats;
}

[[nodiscard]] inline standing standing_of(const std::string& name, const std::vector<double>& times,
                                          const std::vector<double>& first) {
  if (times.empty()) return {name};
  std::vector<double> ratios;
  for (std::size_t round = 0; round != std::min(times.size(), first.size()); ++round)
    ratios.push_back(first[round] / times[round]);
  const double fastest = *std::min_element(times.begin(), times.end());
  standing one{name, quantile(times, 0.5)};
  if (!ratios.empty()) {
    one.ratio = quantile(ratios, 0.5);
    one.ratio_of_fastest = *std::min_element(first.begin(), first.end()) / fastest;
  }
  one.fastest = fastest;
  one.lower = quantile(times, 0.25);
  one.upper = quantile(times, 0.75);
  return one;
}

/// Times each contestant `rounds` times, in turn. The first is what the others are compared with.
/// A turn repeats the work until it takes about `turn` nanoseconds.
[[nodiscard]] inline std::vector<standing> hold(const std::vector<contestant>& contestants,
                                                std::size_t rounds, double turn = 2e5) {
  const std::vector<std::size_t> repeats = repeats_of(contestants, turn);
  std::vector<std::vector<double>> times(contestants.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      if (repeats[i] == 0) continue;
      // The caches as this one leaves them, not the one before: an L3 that holds what L2 drops
      // has a text after the second time.
      contestants[i].run(2);
      times[i].push_back(time_once(contestants[i], repeats[i]));
    }
  }
  std::vector<standing> table;
  for (std::size_t i = 0; i < contestants.size(); ++i)
    table.push_back(standing_of(contestants[i].name, times[i], times[0]));
  return table;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_CONTEST_HPP
