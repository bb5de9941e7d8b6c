// SPDX-License-Identifier: Apache-2.0
// Memory that is handed out in pieces and taken back as a whole.
#ifndef QUIRE_CORE_ARENA_HPP
#define QUIRE_CORE_ARENA_HPP

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace quire::core {

/// A bump allocator. `reset` keeps the memory, up to `most_kept`: once the largest usual request
/// has been seen nothing is allocated any more, and an unusual one does not stay. Holds trivially
/// destructible objects only. Move-only.
///
///     block:  [header | used ........ m_free | free .......... m_limit]  -> older block -> …
class arena {
 public:
  /// Bytes that `reset` keeps; who needs more allocates again.
  static constexpr std::size_t most_kept = std::size_t{4} << 20U;

  arena() noexcept = default;
  /// An arena that never holds more than `budget` bytes.
  explicit arena(std::size_t budget) noexcept : m_budget(budget) {}
  arena(arena&& other) noexcept { swap(other); }
  arena& operator=(arena&& other) noexcept {
    swap(other);
    return *this;
  }
  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  ~arena() { release(m_newest); }

  /// `count` default-constructed objects, or nullptr when memory is short. Precondition: `count` is
  /// not 0.
  template <class T>
  [[nodiscard]] T* make(std::size_t count) noexcept {
    static_assert(std::is_trivially_destructible_v<T>, "the arena runs no destructors");
    static_assert(alignof(T) <= alignof(std::max_align_t));
    if (count > SIZE_MAX / sizeof(T)) return nullptr;
    void* place = take(count * sizeof(T), alignof(T));
    if (place == nullptr) return nullptr;
    T* first = static_cast<T*>(place);
    std::uninitialized_value_construct_n(first, count);
    return first;
  }

  /// Room for an object, not initialised, or nullptr when memory is short.
  [[nodiscard]] void* uninitialized(std::size_t size, std::size_t alignment) noexcept {
    return take(size, alignment);
  }

  /// `size` bytes, not initialised, or nullptr when memory is short. Precondition: `size` is not 0.
  [[nodiscard]] char* bytes(std::size_t size) noexcept { return static_cast<char*>(take(size, 1)); }

  /// Forgets everything that was handed out. Several blocks become one that holds as much.
  void reset() noexcept {
    if (m_newest != nullptr && (m_newest->older != nullptr || m_capacity > most_kept)) {
      const std::size_t total = m_capacity;
      release(m_newest);
      m_newest = nullptr;
      m_capacity = 0;
      if (total <= most_kept) (void)grow(total);
    }
    m_free = m_newest == nullptr ? nullptr : m_newest->begin();
    m_limit = m_newest == nullptr ? nullptr : m_free + m_newest->size;
    assert_invariant();
  }

  /// Bytes held, used or not.
  [[nodiscard]] std::size_t capacity() const noexcept { return m_capacity; }

 private:
  struct alignas(std::max_align_t) block {
    block* older;
    std::size_t size;
    [[nodiscard]] char* begin() noexcept { return reinterpret_cast<char*>(this + 1); }
  };
  static constexpr std::size_t first_block = 4096;

  /// `alignment` is a power of two.
  [[nodiscard]] void* take(std::size_t size, std::size_t alignment) noexcept {
    const std::size_t pad = (0 - reinterpret_cast<std::uintptr_t>(m_free)) & (alignment - 1);
    const auto room = static_cast<std::size_t>(m_limit - m_free);
    if (room < pad || room - pad < size) [[unlikely]]
      return take_from_new(size);
    void* place = m_free + pad;
    m_free += pad + size;
    return place;
  }
  [[nodiscard]] void* take_from_new(std::size_t size) noexcept {
    const std::size_t doubled = m_capacity < first_block ? first_block : m_capacity;
    if (!grow(size > doubled ? size : doubled) && !grow(size)) return nullptr;
    void* place = m_free;  // a block begins aligned for everything
    m_free += size;
    return place;
  }
  [[nodiscard]] bool grow(std::size_t size) noexcept {
    if (size > m_budget - m_capacity || size > SIZE_MAX - sizeof(block)) return false;
    void* memory = ::operator new(sizeof(block) + size, std::nothrow);
    if (memory == nullptr) return false;
    m_newest = ::new (memory) block{m_newest, size};
    m_capacity += size;
    m_free = m_newest->begin();
    m_limit = m_free + size;
    assert_invariant();
    return true;
  }
  void assert_invariant() const noexcept {
    assert((m_newest == nullptr) == (m_capacity == 0));
    assert(m_newest == nullptr ||
           (m_newest->begin() <= m_free && m_free <= m_limit &&
            m_limit == m_newest->begin() + m_newest->size && m_newest->size <= m_capacity));
    assert(m_newest != nullptr || (m_free == nullptr && m_limit == nullptr));
    assert(m_capacity <= m_budget);
  }
  static void release(block* newest) noexcept {
    while (newest != nullptr) ::operator delete(std::exchange(newest, newest->older));
  }
  void swap(arena& other) noexcept {
    std::swap(m_newest, other.m_newest);
    std::swap(m_free, other.m_free);
    std::swap(m_limit, other.m_limit);
    std::swap(m_capacity, other.m_capacity);
    std::swap(m_budget, other.m_budget);
  }

  block* m_newest = nullptr;
  char* m_free = nullptr;
  char* m_limit = nullptr;
  std::size_t m_capacity = 0;
  std::size_t m_budget = SIZE_MAX;
};

}  // namespace quire::core

#endif  // QUIRE_CORE_ARENA_HPP
