// SPDX-License-Identifier: Apache-2.0
// How thoroughly a text is cut, and at which places.
#ifndef QUIRE_TESTS_SUPPORT_SPLIT_PLACES_HPP
#define QUIRE_TESTS_SUPPORT_SPLIT_PLACES_HPP

#include <quire/mime/boundary.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace support {

/// Up to which length a text is cut at every place, in two and in three; and the largest chunk that
/// is tried. Longer ones are cut in two around their delimiters and at random places.
struct thoroughness {
  std::size_t two = 65536;
  std::size_t three = 1024;
  std::size_t largest_chunk = 1024;
  std::size_t random = 1000;  ///< places in a text that is longer than `two`

  static constexpr const char* usage = "[--two=N] [--three=N] [--largest-chunk=N] [--random=N]";

  /// Takes one of these arguments; false if it is none.
  bool take(std::string_view argument) {
    const auto number = [argument](std::string_view name, std::size_t& out) {
      if (!argument.starts_with(name)) return false;
      const std::string_view digits = argument.substr(name.size());
      return std::from_chars(digits.data(), digits.data() + digits.size(), out).ec == std::errc{};
    };
    return number("--two=", two) || number("--three=", three) ||
           number("--largest-chunk=", largest_chunk) || number("--random=", random);
  }
};

/// The files among a program's arguments; the others go into `how`.
inline std::vector<std::string> files_among(int count, char** arguments, thoroughness& how) {
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    if (!how.take(arguments[i])) files.emplace_back(arguments[i]);
  }
  return files;
}

/// "--" and the boundary, as they stand in a body.
inline std::string delimiter_of(const quire::mime::boundary& boundary) {
  std::string text(2 + boundary.size(), '-');
  boundary.copy(text.data() + 2);
  return text;
}

/// Where to cut `text` in two, in order, each place once.
inline std::vector<std::size_t> places_to_cut(std::string_view text, std::string_view delimiter,
                                              const thoroughness& how) {
  std::vector<std::size_t> places;
  if (text.size() <= how.two) {
    for (std::size_t at = 0; at <= text.size(); ++at) places.push_back(at);
    return places;
  }
  // Of many delimiters the first and the last ones: those between are like them.
  std::vector<std::size_t> found;
  for (std::size_t at = text.find(delimiter); at != std::string_view::npos && !delimiter.empty();
       at = text.find(delimiter, at + 1))
    found.push_back(at);
  constexpr std::size_t most = 32;
  if (found.size() > 2 * most) found.erase(found.begin() + most, found.end() - most);
  for (const std::size_t at : found) {
    const std::size_t begin = at > 8 ? at - 8 : 0;
    const std::size_t end = std::min(text.size(), at + delimiter.size() + 8);
    for (std::size_t place = begin; place <= end; ++place) places.push_back(place);
  }
  std::mt19937_64 random{text.size()};
  for (std::size_t i = 0; i != how.random; ++i)
    places.push_back(static_cast<std::size_t>(random() % (text.size() + 1)));
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  return places;
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_SPLIT_PLACES_HPP
