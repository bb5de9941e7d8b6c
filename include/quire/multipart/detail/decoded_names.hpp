// SPDX-License-Identifier: Apache-2.0
// Names and filenames that stand nowhere in the body as they read: escapes taken out, lines joined.
#ifndef QUIRE_MULTIPART_DETAIL_DECODED_NAMES_HPP
#define QUIRE_MULTIPART_DETAIL_DECODED_NAMES_HPP

#include <quire/core/arena.hpp>

#include <cassert>
#include <cstddef>
#include <new>
#include <string_view>

namespace quire::multipart::detail {

//   m_first -> [size|bytes] -> [size|bytes] -> [size|bytes]
//                 given out       m_last
//
/// Texts in the order in which a body asks for them. A second pass over the same body asks for the
/// same texts in the same order: after `rewind` it gets those of the first pass, at the same place.
class decoded_names {
 public:
  /// Makes sure that texts of `size` bytes in all, at most `count`, need no more memory.
  [[nodiscard]] bool reserve(std::size_t size, std::size_t count) noexcept {
    const std::size_t most = size + count * (sizeof(entry) + alignof(entry));
    const bool good = m_memory.uninitialized(most, alignof(entry)) != nullptr;
    m_memory.reset();
    return good;
  }

  /// Forgets all texts; their memory is used again.
  void forget() noexcept {
    if (m_first == nullptr) return;
    m_memory.reset();
    m_first = m_last = nullptr;
  }

  /// Starts again with the first text, for another pass over the same body.
  void rewind() noexcept { m_last = nullptr; }

  /// The next text: `fill(char*)` writes it, `size` bytes, unless an earlier pass has written it. A
  /// view without data if there is no memory. Lives until `forget`. Precondition: `size` is not 0.
  template <class Fill>
  [[nodiscard]] std::string_view next(std::size_t size, Fill fill) noexcept {
    entry* found = m_last == nullptr ? m_first : m_last->next;
    if (found == nullptr) {
      void* const room = m_memory.uninitialized(sizeof(entry) + size, alignof(entry));
      if (room == nullptr) return {};
      found = ::new (room) entry{nullptr, size};
      fill(found->bytes());
      (m_last == nullptr ? m_first : m_last->next) = found;
    }
    assert(found->size == size && "quire: another pass, another body");
    m_last = found;
    return {found->bytes(), size};
  }

 private:
  struct entry {
    entry* next;
    std::size_t size;
    [[nodiscard]] char* bytes() noexcept { return reinterpret_cast<char*>(this + 1); }
  };

  core::arena m_memory;
  entry* m_first = nullptr;
  entry* m_last = nullptr;  // the text that was given out last
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_DECODED_NAMES_HPP
