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
  /// The characters, without a final zero.
  char text[Size == 0 ? 1 : Size]{};

  // Implicit on purpose: `row<"siteId", …>` names its key as a literal.
  /// From a literal.
  consteval fixed_string(const char (&literal)[Size + 1]) noexcept {
    for (std::size_t i = 0; i != Size; ++i) text[i] = literal[i];
  }
  /// The text, as long as this lives.
  [[nodiscard]] constexpr std::string_view view() const noexcept { return {text, Size}; }
};

template <std::size_t SizeWithNul>
fixed_string(const char (&)[SizeWithNul]) -> fixed_string<SizeWithNul - 1>;

namespace detail {

/// `"key":"`: a member as it starts in a document without escapes or white space, up to the first
/// byte of its value if that is a string. Zeros follow up to a multiple of sixteen bytes: it is
/// copied by as many.
template <fixed_string Key>
struct member_start {
  static constexpr std::size_t quoted_size = Key.view().size() + 2;
  struct characters {
    char text[(quoted_size + 2 + 15) / 16 * 16];
  };
  static constexpr characters value = [] {
    characters out{};
    out.text[0] = out.text[quoted_size - 1] = out.text[quoted_size + 1] = '"';
    out.text[quoted_size] = ':';
    for (std::size_t i = 0; i != Key.view().size(); ++i) out.text[i + 1] = Key.view()[i];
    return out;
  }();
};

}  // namespace detail
}  // namespace quire

#endif  // QUIRE_SCHEMA_FIXED_STRING_HPP
