// SPDX-License-Identifier: Apache-2.0
// Which members of a struct are there: those that were decoded, or those that were set by hand.
#ifndef QUIRE_SCHEMA_PRESENCE_HPP
#define QUIRE_SCHEMA_PRESENCE_HPP

#include <quire/schema/row.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace quire {

/// The members of one decoded struct that were there, by the place of their rows. Every struct with
/// rows may have a member `quire::presence present;`: then absent members are told apart from empty
/// ones, and are not written back.
///
///     bit  63       62 … 0
///          decoded  one a row
class presence {
 public:
  /// The most rows that a struct with presence can have.
  static constexpr std::size_t capacity = 63;

  /// Of a struct made by hand.
  constexpr presence() noexcept = default;
  /// Of a struct that was decoded: one bit for each row that was there.
  [[nodiscard]] static constexpr presence decoded(std::uint64_t rows) noexcept {
    presence made;
    made.m_bits = rows | decoded_bit;
    return made;
  }

  /// True if the struct was decoded. If it was made by hand, `has` says nothing.
  [[nodiscard]] constexpr bool is_decoded() const noexcept { return (m_bits & decoded_bit) != 0; }
  /// True if the member of that row was there.
  [[nodiscard]] constexpr bool has(std::size_t row) const noexcept {
    return (m_bits >> row & 1U) != 0;
  }
  friend constexpr bool operator==(const presence&, const presence&) noexcept = default;

 private:
  static constexpr std::uint64_t decoded_bit = std::uint64_t{1} << capacity;

  std::uint64_t m_bits = 0;
};

namespace detail {

/// True if a member was given a value by hand: it differs from a new one.
template <class T>
[[nodiscard]] constexpr bool is_set(const T& value) noexcept {
  if constexpr (std::is_same_v<T, std::string_view>) {
    return value.data() != nullptr;  // "" is a value
  } else if constexpr (requires { value.has_value(); }) {
    return value.has_value();
  } else if constexpr (requires { value.is_set(); }) {
    return value.is_set();
  } else if constexpr (requires { value.empty(); }) {
    return !value.empty();
  } else if constexpr (std::is_arithmetic_v<T>) {
    return value != T{};
  } else {
    return true;
  }
}

}  // namespace detail

/// True if `value` has the member of `Row`, the row number `index` of its struct. A struct that was
/// made by hand has every member that is not optional, and every optional one that is set.
template <class Row, class T>
[[nodiscard]] constexpr bool has_row(const T& value, std::size_t index) noexcept {
  if constexpr (requires { value.present; }) {
    if (value.present.is_decoded()) return value.present.has(index);
  }
  constexpr bool may_be_absent = Row::is_optional || !Row::variant_name.empty();
  return !may_be_absent || detail::is_set(value.*Row::member);
}

namespace detail {

template <auto Member, class Row>
[[nodiscard]] consteval bool is_row_of() {
  if constexpr (std::is_same_v<std::remove_cv_t<decltype(Row::member)>,
                               std::remove_cv_t<decltype(Member)>>) {
    return Row::member == Member;
  } else {
    return false;
  }
}

template <auto Member, class T, class... Rows>
[[nodiscard]] constexpr bool has_member(const T& value, list<Rows...>) noexcept {
  static_assert((is_row_of<Member, Rows>() || ...),
                "quire: has<> names a member without a row in this struct: check the &struct::");
  bool found = false;
  std::size_t index = 0;
  ((found = found || (is_row_of<Member, Rows>() && has_row<Rows>(value, index)), ++index), ...);
  return found;
}

}  // namespace detail

/// True if the JSON object that `value` was decoded from had this member:
/// `has<&site_view::url>(event)`. Of a struct made by hand: true if it would be written.
template <auto Member, described T>
[[nodiscard]] constexpr bool has(const T& value) noexcept {
  return detail::has_member<Member>(value, typename schema<T>::rows{});
}

}  // namespace quire

#endif  // QUIRE_SCHEMA_PRESENCE_HPP
