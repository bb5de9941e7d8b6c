// SPDX-License-Identifier: Apache-2.0
// Contestants timed in turn, round after round, in one process: a loaded machine slows all of them
// alike, so that ratios hold where times do not.
#ifndef QUIRE_BENCH_SUPPORT_CONTEST_HPP
#define QUIRE_BENCH_SUPPORT_CONTEST_HPP

#include <algorithm>
#include <chrono>
#include <cstddef>
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

struct contestant {
  std::string name;
  std::function<void(std::size_t)> run;  // does the work this many times
};

struct standing {
  std::string name;
  double nanoseconds;  // of one run, median of the rounds
  double ratio;        // speed against the first contestant's, median of each round's ratio
  double
      ratio_of_fastest;  // the same of the fastest rounds: what others do to the machine is least
  double fastest;        // nanoseconds of one run in the fastest round
};

[[nodiscard]] inline double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::nth_element(values.begin(), middle, values.end());
  return *middle;
}

[[nodiscard]] inline double time_once(const contestant& one, std::size_t repeats) {
  const auto start = std::chrono::steady_clock::now();
  one.run(repeats);
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(repeats);
}

/// Times each contestant `rounds` times, in turn. The first is what the others are compared with.
/// A turn repeats the work until it takes about `turn` nanoseconds.
[[nodiscard]] inline std::vector<standing> hold(const std::vector<contestant>& contestants,
                                                std::size_t rounds, double turn = 2e5) {
  std::vector<std::size_t> repeats;
  for (const contestant& each : contestants) {
    each.run(1);
    const double once = std::max(1.0, time_once(each, 3));
    repeats.push_back(std::max<std::size_t>(1, static_cast<std::size_t>(turn / once)));
  }
  std::vector<std::vector<double>> times(contestants.size());
  std::vector<std::vector<double>> ratios(contestants.size());
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < contestants.size(); ++i) {
      // The caches as this one leaves them, not the one before: an L3 that holds what L2 drops
      // has a text after the second time.
      contestants[i].run(2);
      times[i].push_back(time_once(contestants[i], repeats[i]));
      ratios[i].push_back(times[0].back() / times[i].back());
    }
  }
  std::vector<standing> table;
  for (std::size_t i = 0; i < contestants.size(); ++i) {
    const double fastest = *std::min_element(times[i].begin(), times[i].end());
    const double first_fastest = *std::min_element(times[0].begin(), times[0].end());
    table.push_back({contestants[i].name, median(times[i]), median(ratios[i]),
                     first_fastest / fastest, fastest});
  }
  return table;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_CONTEST_HPP
