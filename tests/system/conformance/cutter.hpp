// SPDX-License-Identifier: Apache-2.0
// How a question wants its body cut.
#ifndef QUIRE_TESTS_CONFORMANCE_CUTTER_HPP
#define QUIRE_TESTS_CONFORMANCE_CUTTER_HPP

#include <simdjson.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "driver.hpp"

namespace driver {

/// The sizes to cut a body into; the last one is used again and again.
class cutter {
 public:
  explicit cutter(const object& request) {
    simdjson::dom::array sizes;
    if (request["chunks"].get(sizes) == simdjson::SUCCESS) {
      for (auto size : sizes) {
        std::uint64_t value = 0;
        if (size.get(value) == simdjson::SUCCESS)
          m_sizes.push_back(static_cast<std::size_t>(value));
      }
      m_sizes.push_back(whole);
    } else {
      m_sizes.push_back(number_member(request, "chunk").value_or(0));
      if (m_sizes.back() == 0) m_sizes.back() = whole;
    }
  }

  /// True if the question names sizes.
  [[nodiscard]] bool cuts() const { return m_sizes.size() > 1 || m_sizes.front() != whole; }

  std::size_t next() {
    const std::size_t size = m_sizes[m_next];
    if (m_next + 1 < m_sizes.size()) ++m_next;
    return size;
  }

 private:
  static constexpr std::size_t whole = static_cast<std::size_t>(-1);

  std::vector<std::size_t> m_sizes;
  std::size_t m_next = 0;
};

}  // namespace driver

#endif  // QUIRE_TESTS_CONFORMANCE_CUTTER_HPP
