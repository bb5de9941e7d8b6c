// SPDX-License-Identifier: Apache-2.0
// Bytes that must be kept: a header block cut by a chunk's end, a name whose escapes were taken
// out. Memory that cannot be had is reported, not thrown.
#ifndef QUIRE_CORE_BUFFER_HPP
#define QUIRE_CORE_BUFFER_HPP

#include <quire/core/poison.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <utility>

namespace quire::core {

/// A growing row of bytes that owns its memory. Builds with assertions overwrite what it forgets;
/// those with AddressSanitizer let nobody look at more than `size()` bytes.
class buffer {
 public:
  buffer() noexcept = default;
  buffer(const buffer&) = delete;
  buffer& operator=(const buffer&) = delete;
  /// Takes its memory: views into it stay good.
  buffer(buffer&& other) noexcept
      : m_data(std::exchange(other.m_data, nullptr)),
        m_size(std::exchange(other.m_size, 0)),
        m_capacity(std::exchange(other.m_capacity, 0)) {}
  buffer& operator=(buffer&& other) noexcept {
    swap(other);
    return *this;
  }
  ~buffer() { release(); }

  [[nodiscard]] const char* data() const noexcept { return m_data; }
  [[nodiscard]] std::size_t size() const noexcept { return m_size; }
  /// Bytes that fit before it grows.
  [[nodiscard]] std::size_t capacity() const noexcept { return m_capacity; }
  [[nodiscard]] bool empty() const noexcept { return m_size == 0; }
  /// Changes both, moves no byte.
  void swap(buffer& other) noexcept {
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_capacity, other.m_capacity);
  }
  /// Forgets the bytes, keeps the memory.
  void clear() noexcept {
    end_life(m_data, m_size);
    m_size = 0;
  }

  /// Makes room for `capacity` bytes in all. Returns false if there is no memory.
  [[nodiscard]] bool reserve(std::size_t capacity) noexcept {
    if (capacity <= m_capacity) return true;
    if (capacity > PTRDIFF_MAX) return false;  // larger than any object
    auto* const grown = static_cast<char*>(::operator new(capacity, std::nothrow));
    if (grown == nullptr) return false;
    if (m_size != 0) std::memcpy(grown, m_data, m_size);
    release();
    m_data = grown;
    m_capacity = capacity;
    not_yet_alive(m_data + m_size, m_capacity - m_size);
    return true;
  }

  /// Adds bytes. Returns false, and adds nothing, if there is no memory.
  [[nodiscard]] bool append(const char* bytes, std::size_t count) noexcept {
    if (count > m_capacity - m_size && !grow(count)) return false;
    begin_life(m_data + m_size, count);
    if (count != 0) std::memcpy(m_data + m_size, bytes, count);
    m_size += count;
    return true;
  }

 private:
  /// Makes room for `count` bytes more, and for as many again.
  [[nodiscard]] bool grow(std::size_t count) noexcept {
    constexpr std::size_t most = SIZE_MAX / 2;
    return m_size <= most && count <= most - m_size && reserve((m_size + count) * 2);
  }

  /// Gives the memory back.
  void release() noexcept {
    end_life(m_data, m_size);
    begin_life(m_data, m_capacity);
    ::operator delete(m_data);
  }

  char* m_data = nullptr;
  std::size_t m_size = 0;
  std::size_t m_capacity = 0;
};

}  // namespace quire::core

#endif  // QUIRE_CORE_BUFFER_HPP
