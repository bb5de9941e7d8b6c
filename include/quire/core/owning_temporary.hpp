// SPDX-License-Identifier: Apache-2.0
// Texts that are gone before a view into them is used.
#ifndef QUIRE_CORE_OWNING_TEMPORARY_HPP
#define QUIRE_CORE_OWNING_TEMPORARY_HPP

#include <string_view>
#include <type_traits>

namespace quire::core {

/// A temporary that frees its text at the end of the statement, such as the `std::string` that a
/// function returns. What keeps or returns a view takes none: a deleted overload refuses it.
///
///     static thing from(std::string_view text);
///     template <core::owning_temporary KeepTextInAVariable>
///     static thing from(KeepTextInAVariable&&) = delete;
///
/// `T` is deduced from a forwarding reference: for an lvalue it is a reference. Views and literals
/// own nothing. A text that stands in the object itself and needs no destructor is not seen.
template <class T>
concept owning_temporary = std::is_class_v<T> && !std::is_trivially_destructible_v<T> &&
                           std::is_convertible_v<const T&, std::string_view>;

/// An owning temporary whose text can be kept: it is not const, and to move it throws nothing. What
/// would keep a view can take it, and keep it beside the view.
template <class T>
concept movable_temporary =
    owning_temporary<T> && !std::is_const_v<T> && std::is_nothrow_move_constructible_v<T>;

}  // namespace quire::core

#endif  // QUIRE_CORE_OWNING_TEMPORARY_HPP
