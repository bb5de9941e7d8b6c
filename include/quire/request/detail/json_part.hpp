// SPDX-License-Identifier: Apache-2.0
// The text of a JSON field that comes in pieces: a view while it lies in one chunk, a copy once it
// does not.
#ifndef QUIRE_REQUEST_DETAIL_JSON_PART_HPP
#define QUIRE_REQUEST_DETAIL_JSON_PART_HPP

#include <quire/core/buffer.hpp>
#include <quire/request/detail/fields.hpp>

#include <cstddef>
#include <string_view>

namespace quire::detail {

/// Puts the pieces of one field together. Reused: the memory of copies up to `most_kept` bytes is
/// kept, which may be twice as much.
class json_part {
 public:
  static constexpr std::size_t most_kept = std::size_t{1} << 20U;

  /// Forgets the text.
  void clear() noexcept {
    m_field = {};
    m_in_chunk = false;
    if (m_copy.size() > most_kept) m_copy = core::buffer{};
    m_copy.clear();
  }

  /// The field has come; its value starts at `offset` in the body.
  void begin(std::size_t offset, bool file) noexcept { m_field = {{}, offset, true, file}; }

  /// Adds a piece. `stays` says that it lies in the chunk, which is good until `keep`. False if
  /// there is no memory.
  [[nodiscard]] bool add(std::string_view piece, bool stays) noexcept {
    if (m_field.text.empty() && stays) {
      m_field.text = piece;
      m_in_chunk = true;
      return true;
    }
    return keep() && append(piece);
  }

  /// Copies what lies in the chunk. False if there is no memory.
  [[nodiscard]] bool keep() noexcept {
    if (!m_in_chunk) return true;
    m_in_chunk = false;
    return append(m_field.text);
  }

  /// True if the text is a view into the chunk.
  [[nodiscard]] bool is_in_chunk() const noexcept { return m_in_chunk; }
  [[nodiscard]] const json_field& field() const noexcept { return m_field; }
  [[nodiscard]] std::size_t size() const noexcept { return m_field.text.size(); }
  /// Bytes held for copies.
  [[nodiscard]] std::size_t capacity() const noexcept { return m_copy.capacity(); }

 private:
  [[nodiscard]] bool append(std::string_view piece) noexcept {
    if (!m_copy.append(piece.data(), piece.size())) return false;
    m_field.text = {m_copy.data(), m_copy.size()};
    return true;
  }

  json_field m_field;
  core::buffer m_copy;
  bool m_in_chunk = false;
};

}  // namespace quire::detail

#endif  // QUIRE_REQUEST_DETAIL_JSON_PART_HPP
