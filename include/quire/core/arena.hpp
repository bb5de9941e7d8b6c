// SPDX-License-Identifier: Apache-2.0
// Memory that is handed out in pieces and taken back as a whole.
#ifndef QUIRE_CORE_ARENA_HPP
#define QUIRE_CORE_ARENA_HPP

#include <quire/core/poison.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <new>
#include <type_traits>
#include <utility>

namespace quire::core {

/// A bump allocator. `reset` keeps the memory, up to `most_kept`: once the largest usual request
/// has been seen nothing is allocated any more, and an unusual one does not stay. Holds trivially
/// destructible objects only. Move-only.
///
///     block:  [header | used ........ m_free | free .......... m_limit]  -> older block -> …
///
/// With a budget it holds no more than that many bytes, headers among them, and gives out at most
/// half of it, each piece rounded up to `unit`: what blocks leave unused because the next piece did
/// not fit is the other half. So what fits depends neither on the order in which it is asked for
/// nor on what the arena has seen before.
class arena {
 public:
  /// Bytes that `reset` keeps; who needs more allocates again.
  static constexpr std::size_t most_kept = std::size_t{4} << 20U;

  arena() noexcept = default;
  /// What a block is aligned to, in bytes.
  static constexpr std::size_t unit = alignof(std::uint64_t);

  /// An arena that never holds more than `budget` bytes and gives out half of it.
  explicit arena(std::size_t budget) noexcept : m_budget(usable(budget)) {}
  /// Takes its blocks: views into them stay good.
  arena(arena&& other) noexcept { swap(other); }
  arena& operator=(arena&& other) noexcept {
    swap(other);
    return *this;
  }
  arena(const arena&) = delete;
  arena& operator=(const arena&) = delete;
  ~arena() {
    spoil();
    release(m_newest);
  }

  /// `count` default-constructed objects, or nullptr when memory is short. Precondition: `count` is
  /// not 0.
  template <class T>
  [[nodiscard]] T* make(std::size_t count) noexcept {
    static_assert(std::is_trivially_destructible_v<T>, "the arena runs no destructors");
    static_assert(alignof(T) <= unit);
    if (count > SIZE_MAX / sizeof(T)) return nullptr;
    void* place = take(count * sizeof(T));
    if (place == nullptr) return nullptr;
    T* first = static_cast<T*>(place);
    // Not std::uninitialized_value_construct_n: <memory> is half of what multipart.hpp compiles.
    for (std::size_t i = 0; i != count; ++i) ::new (static_cast<void*>(first + i)) T();
    return first;
  }

  /// Room for an object, not initialised, or nullptr when memory is short. Precondition:
  /// `alignment` is at most `unit`.
  [[nodiscard]] void* uninitialized(std::size_t size,
                                    [[maybe_unused]] std::size_t alignment) noexcept {
    assert(alignment <= unit);
    return take(size);
  }

  /// `size` bytes, not initialised, or nullptr when memory is short. Precondition: `size` is not 0.
  [[nodiscard]] char* bytes(std::size_t size) noexcept { return static_cast<char*>(take(size)); }

  /// Makes `piece`, the `size` bytes that were handed out last, `longer`, where it lies. False, and
  /// nothing is changed, if something else was handed out since or there is no room after it.
  [[nodiscard]] bool extend(const char* piece, std::size_t size, std::size_t longer) noexcept {
    if (m_free == nullptr || longer > SIZE_MAX - unit || m_free != piece + rounded(size))
      return false;
    if (static_cast<std::size_t>(m_limit - piece) < rounded(longer)) return false;
    const std::size_t more = rounded(longer) - rounded(size);
    begin_life(m_free, more);
    m_free += more;
    return true;
  }

  /// Forgets everything that was handed out. Several blocks become one that holds as much. Builds
  /// with assertions overwrite it first, so that who still looks at it sees that it is gone; those
  /// with AddressSanitizer let nobody look at what is not handed out.
  void reset() noexcept {
    spoil();
    if (m_newest != nullptr && (m_newest->older != nullptr || m_capacity > most_kept)) {
      const std::size_t total = m_capacity;
      release(m_newest);
      m_newest = nullptr;
      m_capacity = 0;
      if (total <= most_kept) (void)grow(total);
    }
    m_used = 0;
    begin_block();
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

  /// What of `budget` may be given out: half of what is left without the headers. Blocks double, so
  /// there are never as many.
  [[nodiscard]] static constexpr std::size_t usable(std::size_t budget) noexcept {
    constexpr std::size_t headers = 64 * sizeof(block);
    return budget < headers ? 0 : (budget - headers) / 2 / unit * unit;
  }

  [[nodiscard]] static constexpr std::size_t rounded(std::size_t size) noexcept {
    return (size + unit - 1) / unit * unit;
  }

  [[nodiscard]] void* take(std::size_t size) noexcept {
    if (size > SIZE_MAX - unit) return nullptr;
    size = rounded(size);
    if (static_cast<std::size_t>(m_limit - m_free) < size) [[unlikely]]
      return take_from_new(size);
    return take_free(size);
  }
  [[nodiscard]] void* take_free(std::size_t size) noexcept {
    void* const place = m_free;
    begin_life(place, size);
    m_free += size;
    return place;
  }
  /// A block is as large as all before it, or gets all that may still be given out.
  [[nodiscard, gnu::noinline]] void* take_from_new(std::size_t size) noexcept {
    const std::size_t used =
        m_newest == nullptr ? 0 : m_used + static_cast<std::size_t>(m_free - m_newest->begin());
    const std::size_t most = m_budget - used;
    if (size > most) return nullptr;
    const std::size_t doubled = m_capacity < first_block ? first_block : m_capacity;
    const std::size_t wanted = size > doubled ? size : doubled;
    if (!grow(wanted < most ? wanted : most) && !grow(size)) return nullptr;
    m_used = used;
    begin_block();
    return take_free(size);
  }
  /// The newest block gives out what it has, as far as the budget lets it.
  void begin_block() noexcept {
    m_free = m_limit = m_newest == nullptr ? nullptr : m_newest->begin();
    if (m_newest == nullptr) return;
    const std::size_t most = m_budget - m_used;
    m_limit += m_newest->size < most ? m_newest->size : most;
    assert_invariant();
  }
  [[nodiscard]] bool grow(std::size_t size) noexcept {
    if (size > SIZE_MAX - sizeof(block)) return false;
    void* memory = ::operator new(sizeof(block) + size, std::nothrow);
    if (memory == nullptr) return false;
    m_newest = ::new (memory) block{m_newest, size};
    not_yet_alive(m_newest->begin(), size);
    m_capacity += size;
    return true;
  }
  void spoil() noexcept {
#ifndef NDEBUG
    for (block* each = m_newest; each != nullptr; each = each->older) {
      char* const end = each == m_newest ? m_free : each->begin() + each->size;
      end_life(each->begin(), static_cast<std::size_t>(end - each->begin()));
    }
#endif
  }
  void assert_invariant() const noexcept {
    assert((m_newest == nullptr) == (m_capacity == 0));
    assert(m_newest != nullptr || (m_free == nullptr && m_limit == nullptr));
    assert(m_newest == nullptr ||
           (m_newest->begin() <= m_free && m_free <= m_limit &&
            m_limit <= m_newest->begin() + m_newest->size && m_newest->size <= m_capacity));
  }
  static void release(block* newest) noexcept {
    while (newest != nullptr) {
      block* const freed = std::exchange(newest, newest->older);
      begin_life(freed->begin(), freed->size);
      ::operator delete(freed);
    }
  }
  void swap(arena& other) noexcept {
    std::swap(m_newest, other.m_newest);
    std::swap(m_free, other.m_free);
    std::swap(m_limit, other.m_limit);
    std::swap(m_capacity, other.m_capacity);
    std::swap(m_used, other.m_used);
    std::swap(m_budget, other.m_budget);
  }

  block* m_newest = nullptr;
  char* m_free = nullptr;
  char* m_limit = nullptr;
  std::size_t m_capacity = 0;
  std::size_t m_used = 0;  // bytes given out of blocks before the newest
  std::size_t m_budget = SIZE_MAX;
};

}  // namespace quire::core

#endif  // QUIRE_CORE_ARENA_HPP
