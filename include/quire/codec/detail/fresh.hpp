// SPDX-License-Identifier: Apache-2.0
// Objects made new before they are read into.
#ifndef QUIRE_CODEC_DETAIL_FRESH_HPP
#define QUIRE_CODEC_DETAIL_FRESH_HPP

#include <cstddef>
#include <cstring>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

namespace quire::codec::detail {

/// A default-constructed object: what tells where the members of any other are, too.
template <class T>
inline constexpr T prototype{};
template <class T>
inline constexpr std::optional<T> engaged_prototype{T{}};

/// `size`, of which the compiler then knows nothing. Where it knows a size GCC 12 moves a few
/// hundred bytes by `rep movs`, which takes some 30 cycles before the first byte.
[[nodiscard]] inline std::size_t opaque(std::size_t size) noexcept {
  asm("" : "+r"(size));
  return size;
}

/// Makes `out` equal to `from`, in one piece if it can be.
template <class T>
void assign_block(T& out, const T& from) noexcept {
  static_assert(std::is_nothrow_copy_assignable_v<T>, "quire: decoded values own nothing");
  if constexpr (std::is_trivially_copyable_v<T> && sizeof(T) > 64) {
    std::memcpy(static_cast<void*>(&out), &from, opaque(sizeof(T)));
  } else {
    out = from;
  }
}

/// An alternative of at most so many bytes is made new where it lies: cheaper than to copy a
/// variant as a block, most of which it does not use.
inline constexpr std::size_t small_alternative = 128;

template <class Variant, class T>
inline constexpr Variant holding_prototype{std::in_place_type<T>};

/// `out = T{}`.
template <class T>
void renew(T& out) noexcept {
  assign_block(out, prototype<T>);
}
/// `out.emplace()`.
template <class T>
[[nodiscard]] T& renew_engaged(std::optional<T>& out) noexcept {
  assign_block(out, engaged_prototype<T>);
  return *out;
}

/// `out.template emplace<T>()`.
template <class T, class... Others>
[[nodiscard]] T& renew_holding(std::variant<Others...>& out) noexcept {
  if constexpr (sizeof(T) <= small_alternative) {
    return out.template emplace<T>(prototype<T>);
  } else {
    assign_block(out, holding_prototype<std::variant<Others...>, T>);
    return *std::get_if<T>(&out);
  }
}

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_FRESH_HPP
