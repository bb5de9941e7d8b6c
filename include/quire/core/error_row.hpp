// SPDX-License-Identifier: Apache-2.0
// The codes of a component as rows: what each is called, and what it says.
#ifndef QUIRE_CORE_ERROR_ROW_HPP
#define QUIRE_CORE_ERROR_ROW_HPP

#include <cassert>
#include <cstddef>
#include <string_view>

namespace quire::core {

/// One code of the enum `Errc`.
template <class Errc>
struct error_row {
  /// The enumerator.
  Errc code;
  std::string_view name;    ///< the enumerator's own text, for logs and programs
  std::string_view phrase;  ///< what is wrong, for people
};

/// True if the rows stand in the order of the enum, which starts at 0, and none is left out before
/// `last`: then the row of a code is found by its number.
template <class Errc, std::size_t Size>
[[nodiscard]] consteval bool rows_are_complete(const error_row<Errc> (&rows)[Size], Errc last) {
  for (std::size_t i = 0; i != Size; ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i) return false;
    if (rows[i].name.empty() || rows[i].phrase.empty()) return false;
  }
  return static_cast<std::size_t>(last) + 1 == Size;
}

/// The row of a code. Precondition: `code` is one of the enumerators.
template <class Errc, std::size_t Size>
[[nodiscard]] constexpr const error_row<Errc>& row_of(const error_row<Errc> (&rows)[Size],
                                                      Errc code) noexcept {
  assert(static_cast<std::size_t>(code) < Size && "quire: not a code of this enum");
  return rows[static_cast<std::size_t>(code)];
}

}  // namespace quire::core

#endif  // QUIRE_CORE_ERROR_ROW_HPP
