// SPDX-License-Identifier: Apache-2.0
// Text as a template argument: the keys of schema rows.
#ifndef QUIRE_SCHEMA_FIXED_STRING_HPP
#define QUIRE_SCHEMA_FIXED_STRING_HPP

#include <cstddef>
#include <string_view>

namespace quire {

/// The characters of a string literal, its terminating NUL left out.
template <std::size_t Size>
struct fixed_string {
  char text[Size == 0 ? 1 : Size]{};

  // Implicit on purpose: `row<"siteId", …>` names its key as a literal.
  consteval fixed_string(const char (&literal)[Size + 1]) noexcept {
    for (std::size_t i = 0; i != Size; ++i) text[i] = literal[i];
  }
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, Size}; }
};

template <std::size_t SizeWithNul>
fixed_string(const char (&)[SizeWithNul]) -> fixed_string<SizeWithNul - 1>;

namespace detail {

/// `"key"` with its quotes, as it stands in a document without escapes.
template <fixed_string Key>
struct quoted {
  static constexpr std::size_t size = Key.view().size() + 2;
  struct characters {
    char text[size];
  };
  static constexpr characters value = [] {
    characters out{};
    out.text[0] = out.text[size - 1] = '"';
    for (std::size_t i = 0; i != Key.view().size(); ++i) out.text[i + 1] = Key.view()[i];
    return out;
  }();
};

}  // namespace detail
}  // namespace quire

#endif  // QUIRE_SCHEMA_FIXED_STRING_HPP
