// SPDX-License-Identifier: Apache-2.0
// Arguments that die at the end of the statement, for functions that keep a view.
#ifndef QUIRE_CORE_TEMPORARY_HPP
#define QUIRE_CORE_TEMPORARY_HPP

#include <type_traits>

namespace quire::core {

/// True of the `T` in `T&&` when the argument is a temporary that owns its text, such as what a
/// function returns as a `std::string`: a view of it would lead nowhere once the statement is over.
/// False for views, pointers, arrays and for everything that has a name. A type owns its text if
/// its destructor has something to do.
template <class T>
concept owning_temporary =
    !std::is_lvalue_reference_v<T> && std::is_class_v<std::remove_cvref_t<T>> &&
    !std::is_trivially_destructible_v<std::remove_cvref_t<T>>;

}  // namespace quire::core

#endif  // QUIRE_CORE_TEMPORARY_HPP
