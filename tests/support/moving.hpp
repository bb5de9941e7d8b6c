// SPDX-License-Identifier: Apache-2.0
// An object that can be moved to another place at any time, so that what still points to where it
// was is found out.
#ifndef QUIRE_TESTS_SUPPORT_MOVING_HPP
#define QUIRE_TESTS_SUPPORT_MOVING_HPP

#include <cstdlib>
#include <new>
#include <type_traits>
#include <utility>

#include "overwrite.hpp"

namespace support {

/// Neither copied nor moved, as the contract says of what hands out views into itself.
template <class T>
inline constexpr bool stays_where_it_is =
    !std::is_move_constructible_v<T> && !std::is_move_assignable_v<T> &&
    !std::is_copy_constructible_v<T> && !std::is_copy_assignable_v<T>;

template <class T>
class moving {
 public:
  template <class... Arguments>
  explicit moving(Arguments&&... arguments)
      : m_object(::new (place()) T(std::forward<Arguments>(arguments)...)) {}
  moving(const moving&) = delete;
  moving& operator=(const moving&) = delete;
  ~moving() { destroy(m_object); }

  /// Moves the object to another place; the one it was at is destroyed, overwritten and freed.
  void move() {
    T* const other = ::new (place()) T(std::move(*m_object));
    destroy(std::exchange(m_object, other));
  }
  /// Moves the object into `into`, which is then at its place, likewise.
  void move_into(T&& into) {
    T* const other = ::new (place()) T(std::move(into));
    *other = std::move(*m_object);
    destroy(std::exchange(m_object, other));
  }

  T& operator*() { return *m_object; }
  T* operator->() { return m_object; }

 private:
  static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

  static void* place() {
    void* const memory = std::malloc(sizeof(T));
    if (memory == nullptr) std::abort();
    return memory;
  }
  static void destroy(T* object) {
    object->~T();
    overwrite(object, sizeof(T));
    std::free(object);
  }

  T* m_object;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_MOVING_HPP
