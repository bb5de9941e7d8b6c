// SPDX-License-Identifier: Apache-2.0
// Unions: structs told apart by the text of one of their members.
#ifndef QUIRE_SCHEMA_UNION_HPP
#define QUIRE_SCHEMA_UNION_HPP

#include <quire/json/raw.hpp>
#include <quire/schema/row.hpp>

#include <string_view>
#include <utility>
#include <variant>

namespace quire {

/// One struct of a union and the texts of the discriminator that mean it. `Text` may list several,
/// separated by `|`.
template <class T, fixed_string Text, detail::row_option... Options>
struct alternative {
  using type = T;
  static constexpr std::string_view texts = Text.view();
  static constexpr lifetime span = detail::lifetime_of<Options...>();

  /// True if `text` is one of the texts.
  [[nodiscard]] static constexpr bool is(std::string_view text) noexcept {
    std::string_view rest = texts;
    for (;;) {
      const std::size_t bar = rest.find('|');
      if (rest.substr(0, bar) == text) return true;
      if (bar == std::string_view::npos) return false;
      rest.remove_prefix(bar + 1);
    }
  }
};

/// A union whose discriminator has a text that the release does not know, or has none.
struct unknown_alternative {
  std::string_view discriminator;  ///< "" if there was none
  json::raw_object json;           ///< the whole object
};

/// A value that is one of the alternatives' structs, or `Unknown`. `Discriminator` is the member
/// that tells, or `member.member` below it.
template <fixed_string Discriminator, class Unknown, class... Alternatives>
struct tagged_union {
  static constexpr std::string_view discriminator = Discriminator.view();
  using unknown = Unknown;
  using alternatives = list<Alternatives...>;

  std::variant<Unknown, typename Alternatives::type...> value;

  /// The struct, if it is this one.
  template <class T>
  [[nodiscard]] constexpr const T* get_if() const noexcept {
    return std::get_if<T>(&value);
  }
};

template <fixed_string Discriminator, class... Alternatives>
using union_of = tagged_union<Discriminator, unknown_alternative, Alternatives...>;

namespace detail {

/// Several functions as one: what `visit` is called with.
template <class... Functions>
struct overloaded : Functions... {
  using Functions::operator()...;
};
template <class... Functions>
overloaded(Functions...) -> overloaded<Functions...>;

}  // namespace detail

/// Calls the one of `functions` that takes what the union holds. An alternative that none of them
/// takes is a compile error: end with `[](const auto&) {…}` to take the rest.
template <fixed_string Discriminator, class Unknown, class... Alternatives, class... Functions>
constexpr decltype(auto) visit(const tagged_union<Discriminator, Unknown, Alternatives...>& either,
                               Functions&&... functions) {
  return std::visit(detail::overloaded{std::forward<Functions>(functions)...}, either.value);
}

}  // namespace quire

#endif  // QUIRE_SCHEMA_UNION_HPP
