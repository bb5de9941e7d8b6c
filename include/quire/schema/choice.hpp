// SPDX-License-Identifier: Apache-2.0
// Small types of member: text or struct, and the boolean that can only be true.
#ifndef QUIRE_SCHEMA_CHOICE_HPP
#define QUIRE_SCHEMA_CHOICE_HPP

#include <optional>
#include <string_view>

namespace quire {

/// A string or an object, told apart by the JSON type.
template <class T>
struct text_or {
  std::string_view text;    ///< "" if it was an object
  std::optional<T> object;  ///< none: it was a string

  /// True if there is a text or an object.
  [[nodiscard]] constexpr bool is_set() const noexcept { return object || !text.empty(); }
};

/// A boolean of which the schema has `true` alone.
struct always_true {
  bool value = true;  ///< as sent: rule set `as_runtime` takes false as well

  [[nodiscard]] constexpr explicit operator bool() const noexcept { return value; }
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_CHOICE_HPP
