// SPDX-License-Identifier: Apache-2.0
// Every way to cut a body that is worth trying.
#ifndef QUIRE_TESTS_SUPPORT_SPLITS_HPP
#define QUIRE_TESTS_SUPPORT_SPLITS_HPP

#include <quire/multipart.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "event_log.hpp"
#include "split_places.hpp"

namespace support {

/// What was tried, and the first cut that changed something.
struct split_result {
  std::size_t runs = 0;
  std::optional<std::string> difference;
};

/// Cuts a body in two at every place, with and without empty chunks around, in chunks of every
/// size, and, if it is short, in three at every pair of places.
template <multipart::grammar G>
class splitter {
 public:
  splitter(const quire::mime::boundary& boundary, const multipart::limits& most,
           std::string_view body)
      : m_parser(boundary, most),
        m_delimiter(delimiter_of(boundary)),
        m_body(body),
        m_wanted(record(m_parser, body)) {}

  [[nodiscard]] const event_log& whole() const { return m_wanted; }

  split_result run(const thoroughness& how) {
    if (m_wanted.verdict == multipart::step::need_input) fail("whole: the value is not the body's");
    const std::size_t size = m_body.size();
    for (const std::size_t at : places_to_cut(m_body, m_delimiter, how)) {
      if (!good()) break;
      try_cuts({{at}});
      try_cuts({{0, at, 0}});
    }
    for (std::size_t chunk = 1; chunk <= how.largest_chunk && good(); ++chunk) {
      try_cuts({{}, chunk});
      if (chunk >= size) break;
    }
    if (size > how.three) return m_result;
    for (std::size_t first = 0; first <= size; ++first) {
      for (std::size_t second = 1; first + second < size && good(); ++second) {
        try_cuts({{first, second}});
      }
    }
    return m_result;
  }

 private:
  [[nodiscard]] bool good() const { return !m_result.difference; }

  void fail(std::string what) { m_result.difference = std::move(what); }

  void try_cuts(const cuts& sizes) {
    ++m_result.runs;
    if (follows(m_parser, m_body, m_wanted, sizes)) return;
    std::string text = "cut at";
    for (std::size_t each : sizes.sizes) text += " " + std::to_string(each);
    if (sizes.sizes.empty()) text = "chunks of " + std::to_string(sizes.rest);
    fail(std::move(text));
  }

  multipart::basic_parser<G> m_parser;
  std::string m_delimiter;
  std::string_view m_body;
  event_log m_wanted;
  split_result m_result;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_SPLITS_HPP
