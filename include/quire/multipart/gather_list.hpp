// SPDX-License-Identifier: Apache-2.0
// A form ready to be sent: its Content-Type, its Content-Length, and its bytes in pieces.
#ifndef QUIRE_MULTIPART_GATHER_LIST_HPP
#define QUIRE_MULTIPART_GATHER_LIST_HPP

#include <quire/multipart/piece.hpp>

#include <cstddef>
#include <span>
#include <string_view>

namespace quire::multipart {

/// The pieces of a body in order, none of them empty: views of the caller's values, and of headers
/// that belong to the writer. A view as a whole; lives until the writer is reset or destroyed, and
/// as long as the values do. To Asio a buffer sequence; `writev` takes each piece as an `iovec`.
class gather_list {
 public:
  /// Made by the writer, whose memory it refers to.
  gather_list(std::string_view content_type, std::size_t length,
              std::span<const piece> pieces) noexcept
      : m_content_type(content_type), m_length(length), m_pieces(pieces) {}

  /// `multipart/form-data; boundary=` and the boundary.
  [[nodiscard]] std::string_view content_type() const noexcept { return m_content_type; }

  /// Bytes of the body, which is what Content-Length says.
  [[nodiscard]] std::size_t content_length() const noexcept { return m_length; }

  /// The body, in order. Pieces live as long as the writer is not used again.
  [[nodiscard]] std::span<const piece> pieces() const noexcept { return m_pieces; }
  [[nodiscard]] const piece* begin() const noexcept { return m_pieces.data(); }
  [[nodiscard]] const piece* end() const noexcept { return m_pieces.data() + m_pieces.size(); }

  /// Writes all `content_length()` bytes to `out`; returns the end of what was written.
  char* copy(char* out) const noexcept {
    for (const std::string_view each : m_pieces) out += each.copy(out, each.size());
    return out;
  }

 private:
  std::string_view m_content_type;
  std::size_t m_length;
  std::span<const piece> m_pieces;
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_GATHER_LIST_HPP
