// SPDX-License-Identifier: Apache-2.0
// How processor time grows with the length of a text, whatever machine this is.
#ifndef SUPPORT_GROWTH_HPP
#define SUPPORT_GROWTH_HPP

#include <algorithm>
#include <ctime>
#include <string>

namespace support {

/// Processor time of one `read`, in no unit: of as many as fill a dozen ticks of a clock of 4 ms,
/// which is what `std::clock` may be.
template <class Read>
double time_of(const Read& read, const std::string& text) {
  const std::clock_t begin = std::clock();
  std::clock_t spent = 0;
  int times = 0;
  for (; spent < CLOCKS_PER_SEC / 20; ++times) {
    read(text);
    spent = std::clock() - begin;
  }
  return static_cast<double>(spent) / times;
}

/// How many times as long `read` takes for the text that `make` makes for sixteen times `count`:
/// about 16 if time is linear, 256 if it is quadratic. Of each the shortest of three rounds.
template <class Make, class Read>
double growth(int count, Make make, Read read) {
  const std::string texts[] = {make(count), make(16 * count)};
  double least[2] = {};
  for (int round = 0; round != 3; ++round) {
    for (int i = 0; i != 2; ++i) {
      const double spent = time_of(read, texts[i]);
      least[i] = round == 0 ? spent : std::min(least[i], spent);
    }
  }
  return least[1] / least[0];
}

/// More than linear time grows, or `n log n`, whatever fits into a cache no more; less than
/// quadratic time does.
inline constexpr double most_linear = 64;

}  // namespace support

#endif
