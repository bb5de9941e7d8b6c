// SPDX-License-Identifier: Apache-2.0
// A value or the reason there is none. C++20 has no std::expected; this is the part of it quire
// needs.
#ifndef QUIRE_CORE_RESULT_HPP
#define QUIRE_CORE_RESULT_HPP

#include <cassert>
#include <cstddef>
#include <utility>
#include <variant>

namespace quire {

/// Holds either a `T` or an `E`, never neither. Copies what it was given: lifetimes are those of
/// `T`. `T` and `E` are distinct types, both nothrow movable.
template <class T, class E>
class [[nodiscard]] result {
 public:
  using value_type = T;
  using error_type = E;

  // Implicit on purpose: `return value;` and `return error;` both read as what they are.
  /// A value.
  constexpr result(T value) noexcept : m_state(std::in_place_index<0>, std::move(value)) {}
  /// An error.
  constexpr result(E error) noexcept : m_state(std::in_place_index<1>, std::move(error)) {}

  /// True if this holds a value.
  [[nodiscard]] constexpr bool ok() const noexcept { return m_state.index() == 0; }
  [[nodiscard]] constexpr explicit operator bool() const noexcept { return ok(); }

  /// The value. Precondition: `ok()`.
  [[nodiscard]] constexpr const T& value() const& noexcept { return held<0>(); }
  /// The value. Precondition: `ok()`.
  [[nodiscard]] constexpr T& value() & noexcept { return held<0>(); }
  /// The same, of a temporary.
  [[nodiscard]] constexpr T&& value() && noexcept { return std::move(held<0>()); }
  [[nodiscard]] constexpr const T& operator*() const& noexcept { return value(); }
  [[nodiscard]] constexpr T& operator*() & noexcept { return value(); }
  [[nodiscard]] constexpr T&& operator*() && noexcept { return std::move(*this).value(); }
  [[nodiscard]] constexpr const T* operator->() const noexcept { return &held<0>(); }
  [[nodiscard]] constexpr T* operator->() noexcept { return &held<0>(); }

  /// The error. Precondition: `!ok()`.
  [[nodiscard]] constexpr const E& error() const& noexcept { return held<1>(); }

 private:
  // std::get and not std::get_if: GCC 12 takes no address of a temporary in a constant expression.
  template <std::size_t Index>
  [[nodiscard]] constexpr auto& held() noexcept {
    assert(m_state.index() == Index && "quire::result: ask ok() first");
    return std::get<Index>(m_state);
  }
  template <std::size_t Index>
  [[nodiscard]] constexpr const auto& held() const noexcept {
    assert(m_state.index() == Index && "quire::result: ask ok() first");
    return std::get<Index>(m_state);
  }

  std::variant<T, E> m_state;
};

}  // namespace quire

#endif  // QUIRE_CORE_RESULT_HPP
