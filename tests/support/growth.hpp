// SPDX-License-Identifier: Apache-2.0
// How processor time grows with the length of a text, whatever machine this is.
#ifndef SUPPORT_GROWTH_HPP
#define SUPPORT_GROWTH_HPP

#include <algorithm>
#include <ctime>
#include <string>

namespace support {

/// How many times as long `read` takes for the text that `make` makes for sixteen times `count`:
/// about 16 if time is linear, 256 if it is quadratic. Of each the shortest of five rounds.
template <class Make, class Read>
double growth(int count, Make make, Read read) {
  const std::string texts[] = {make(count), make(16 * count)};
  std::clock_t least[2] = {};
  for (int round = 0; round != 5; ++round) {
    for (int i = 0; i != 2; ++i) {
      const std::clock_t begin = std::clock();
      read(texts[i]);
      const std::clock_t spent = std::clock() - begin;
      least[i] = round == 0 ? spent : std::min(least[i], spent);
    }
  }
  return static_cast<double>(least[1]) / static_cast<double>(std::max<std::clock_t>(least[0], 1));
}

/// More than linear time grows, or `n log n`, whatever fits into a cache no more; less than
/// quadratic time does.
inline constexpr double most_linear = 64;

}  // namespace support

#endif
