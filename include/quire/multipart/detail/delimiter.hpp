// SPDX-License-Identifier: Apache-2.0
// The delimiter of a form (RFC 2046, section 5.1.1): CR, LF, two hyphens, the boundary.
#ifndef QUIRE_MULTIPART_DETAIL_DELIMITER_HPP
#define QUIRE_MULTIPART_DETAIL_DELIMITER_HPP

#include <quire/core/buffer.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/multipart/detail/pattern.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>

namespace quire::multipart::detail {

/// Owns its text, and the pattern that a search for it takes.
//
//      \r  \n  -  -  B ...
//      |   |   `-- first(): what a body starts with
//      |   `------ wanted(), if LF alone is enough
//      `---------- text(), and wanted() if it is not
template <bool LfIsEnough>
class delimiter {
 public:
  delimiter() noexcept = default;
  delimiter(delimiter&& other) noexcept { *this = std::move(other); }
  delimiter& operator=(delimiter&& other) noexcept {
    m_heap = std::move(other.m_heap);
    std::memcpy(m_inline, other.m_inline, sizeof m_inline);
    m_size = std::exchange(other.m_size, 0);
    if (m_size != 0) m_wanted = view_text();
    return *this;
  }

  /// Copies the boundary. Returns false if there is no memory for one longer than RFC 2046 allows.
  [[nodiscard]] bool assign(const mime::boundary& boundary) noexcept {
    const std::size_t size = boundary.size() + 4;
    char text[4] = {'\r', '\n', '-', '-'};
    m_heap.clear();
    if (size > sizeof m_inline && !m_heap.reserve(size)) return false;
    if (size > sizeof m_inline) {
      if (!m_heap.append(text, 4)) return false;
      boundary.each_byte([this](char c) { (void)m_heap.append(&c, 1); });
    } else {
      std::memcpy(m_inline, text, 4);
      boundary.copy(m_inline + 4);
    }
    m_size = size;
    m_wanted = view_text();
    return true;
  }

  /// These views live until the next `assign` or move.
  [[nodiscard]] std::string_view text() const noexcept {
    return {m_heap.empty() ? m_inline : m_heap.data(), m_size};
  }
  [[nodiscard]] std::string_view first() const noexcept {
    return m_wanted.text().substr(LfIsEnough ? 1 : 2);
  }
  [[nodiscard]] const pattern& wanted() const noexcept { return m_wanted; }

 private:
  [[nodiscard]] pattern view_text() const noexcept {
    return pattern(text().substr(LfIsEnough ? 1 : 0));
  }

  core::buffer m_heap;
  char m_inline[74] = {};
  std::size_t m_size = 0;
  pattern m_wanted{"\r\n"};
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_DELIMITER_HPP
