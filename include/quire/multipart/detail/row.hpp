// SPDX-License-Identifier: Apache-2.0
// Objects in a row that grows. std::vector throws, and takes longer to compile.
#ifndef QUIRE_MULTIPART_DETAIL_ROW_HPP
#define QUIRE_MULTIPART_DETAIL_ROW_HPP

#include <cassert>
#include <cstddef>
#include <cstring>
#include <new>
#include <span>
#include <type_traits>
#include <utility>

namespace quire::multipart::detail {

/// A growing row of plain objects that owns its memory and keeps it when it is cleared. Move-only.
template <class T>
class row {
  static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
  static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

 public:
  row() noexcept = default;
  row(row&& other) noexcept { swap(other); }
  row& operator=(row&& other) noexcept {
    swap(other);
    return *this;
  }
  row(const row&) = delete;
  row& operator=(const row&) = delete;
  ~row() { ::operator delete(m_first); }

  /// Returns false, and adds nothing, if there is no memory.
  [[nodiscard]] bool append(const T& object) noexcept {
    if (m_size == m_capacity && !grow()) return false;
    ::new (static_cast<void*>(m_first + m_size)) T(object);
    ++m_size;
    return true;
  }
  void clear() noexcept { m_size = 0; }

  [[nodiscard]] std::size_t size() const noexcept { return m_size; }

  /// Precondition: there is one.
  [[nodiscard]] T& last() noexcept {
    assert(m_size != 0);
    return m_first[m_size - 1];
  }

  /// Lives until the next call of a member that is not const.
  [[nodiscard]] std::span<const T> view() const noexcept { return {m_first, m_size}; }

 private:
  static constexpr std::size_t first_capacity = 16;

  [[gnu::noinline]] bool grow() noexcept {
    const std::size_t capacity = m_capacity == 0 ? first_capacity : m_capacity * 2;
    auto* const grown = static_cast<T*>(::operator new(capacity * sizeof(T), std::nothrow));
    if (grown == nullptr) return false;
    if (m_size != 0) std::memcpy(static_cast<void*>(grown), m_first, m_size * sizeof(T));
    ::operator delete(m_first);
    m_first = grown;
    m_capacity = capacity;
    return true;
  }

  void swap(row& other) noexcept {
    std::swap(m_first, other.m_first);
    std::swap(m_size, other.m_size);
    std::swap(m_capacity, other.m_capacity);
  }

  T* m_first = nullptr;
  std::size_t m_size = 0;
  std::size_t m_capacity = 0;
};

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_DETAIL_ROW_HPP
