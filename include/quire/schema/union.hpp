// SPDX-License-Identifier: Apache-2.0
// Unions: structs told apart by the text of one of their members.
#ifndef QUIRE_SCHEMA_UNION_HPP
#define QUIRE_SCHEMA_UNION_HPP

#include <quire/json/raw.hpp>
#include <quire/schema/row.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace quire {
namespace detail {

/// The first of several texts that are separated by `|`. (A loop, because GCC 12 under UBSan knows
/// no constant `find`.)
[[nodiscard]] constexpr std::string_view first_text(std::string_view texts) noexcept {
  std::size_t size = 0;
  while (size != texts.size() && texts[size] != '|') ++size;
  return texts.substr(0, size);
}
[[nodiscard]] constexpr std::size_t count_texts(std::string_view texts) noexcept {
  std::size_t count = 1;
  for (const char c : texts) count += c == '|' ? 1U : 0U;
  return count;
}
template <std::size_t Count>
[[nodiscard]] constexpr std::array<std::string_view, Count> split_texts(
    std::string_view texts) noexcept {
  std::array<std::string_view, Count> all;
  for (std::string_view& text : all) {
    text = first_text(texts);
    texts.remove_prefix(text.size() < texts.size() ? text.size() + 1 : text.size());
  }
  return all;
}

}  // namespace detail

/// One struct of a union and the texts of the discriminator that mean it. `Text` may list several,
/// separated by `|`.
template <class T, fixed_string Text, detail::row_option... Options>
struct alternative {
  /// The struct.
  using type = T;
  /// The texts that mean it, separated by `|`.
  static constexpr std::string_view texts = Text.view();
  /// The releases that have it.
  static constexpr lifetime span = detail::lifetime_of<Options...>();

  /// How many texts there are.
  static constexpr std::size_t count = detail::count_texts(texts);
  /// Each of them.
  static constexpr std::array<std::string_view, count> each = detail::split_texts<count>(texts);

  /// True if `text` is one of the texts.
  [[nodiscard]] static constexpr bool is(std::string_view text) noexcept {
    for (const std::string_view one : each) {
      if (one == text) return true;
    }
    return false;
  }
};

/// True if no text of the discriminator means two structs in one release. A union for which this is
/// false does not compile.
template <class... Alternatives>
[[nodiscard]] consteval bool alternatives_are_disjoint(list<Alternatives...>) {
  struct entry {
    std::string_view texts;
    lifetime span;
    bool (*is)(std::string_view) noexcept;
  };
  const std::array<entry, sizeof...(Alternatives)> all{
      entry{Alternatives::texts, Alternatives::span, &Alternatives::is}...};
  const auto share_text = [](const entry& a, const entry& b) {
    for (std::string_view rest = a.texts; !rest.empty();) {
      const std::string_view first = detail::first_text(rest);
      if (b.is(first)) return true;
      rest.remove_prefix(first.size() < rest.size() ? first.size() + 1 : first.size());
    }
    return false;
  };
  for (std::size_t i = 0; i != all.size(); ++i) {
    for (std::size_t j = i + 1; j != all.size(); ++j) {
      if (all[i].span.overlaps(all[j].span) && share_text(all[i], all[j])) return false;
    }
  }
  return true;
}

/// A union whose discriminator has a text that the release does not know, or has none.
struct unknown_alternative {
  std::string_view discriminator;  ///< "" if there was none
  json::raw_object json;           ///< the whole object
};

/// A value that is one of the alternatives' structs, or `Unknown`. `Discriminator` is the member
/// that tells, or `member.member` below it.
template <fixed_string Discriminator, class Unknown, class... Alternatives>
struct tagged_union {
  /// The member that tells the alternatives apart.
  static constexpr std::string_view discriminator = Discriminator.view();
  /// What is held if no alternative is meant.
  using unknown = Unknown;
  /// The alternatives, in the order of their being told apart.
  using alternatives = list<Alternatives...>;
  static_assert(alternatives_are_disjoint(alternatives{}),
                "quire: two alternatives of a union have one text in one release: end the older "
                "with until<…>");

  /// What is held; `get_if` and `visit` read it.
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

/// True if `Function` is a template or has overloads: what it takes cannot be told from it.
template <class Function>
concept generic = std::is_class_v<Function> && !requires {
  &Function::operator();
};

/// True if `Function` may be called with an alternative.
template <class Function, class... Alternatives>
[[nodiscard]] consteval bool takes_one_of(list<Alternatives...>) {
  return (std::is_invocable_v<Function&, const typename Alternatives::type&> || ...);
}

/// The alternatives of every release: those that the schema of `Unknown` lists, if the union has
/// those of one release alone.
template <class Unknown, class Alternatives>
struct every_alternative {
  using type = Alternatives;
};
template <class Unknown, class Alternatives>
requires requires { typename schema<Unknown>::alternatives; }
struct every_alternative<Unknown, Alternatives> {
  using type = typename schema<Unknown>::alternatives;
};

/// True if `Function` is of use to a visitor of the union.
template <class Function, class Unknown, class Alternatives>
[[nodiscard]] consteval bool is_visitor() {
  if constexpr (generic<Function>) {
    return true;
  } else {
    return std::is_invocable_v<Function&, const Unknown&> ||
           takes_one_of<Function>(Alternatives{}) ||
           takes_one_of<Function>(typename every_alternative<Unknown, Alternatives>::type{});
  }
}

}  // namespace detail

/// Calls the one of `functions` that takes what the union holds. An alternative that none of them
/// takes is a compile error: end with `[](const auto&) {…}` to take the rest. So is a function that
/// takes no alternative of any release; one of another release is let in, so that one visitor can
/// serve several.
template <fixed_string Discriminator, class Unknown, class... Alternatives, class... Functions>
constexpr decltype(auto) visit(const tagged_union<Discriminator, Unknown, Alternatives...>& either,
                               Functions&&... functions) {
  using overloaded = detail::overloaded<std::decay_t<Functions>...>;
  constexpr bool complete =
      std::is_invocable_v<overloaded&, const Unknown&> &&
      (std::is_invocable_v<overloaded&, const typename Alternatives::type&> && ...);
  static_assert(complete,
                "quire: visit has no function for one of the alternatives of the release: add it, "
                "or end with [](const auto&) {…}");
  constexpr bool useful =
      (detail::is_visitor<std::decay_t<Functions>, Unknown, list<Alternatives...>>() && ...);
  static_assert(
      useful,
      "quire: visit has a function for a type that is no alternative of this union in any "
      "release: it would never be called");
  if constexpr (complete && useful) {
    return std::visit(overloaded{std::forward<Functions>(functions)...}, either.value);
  }
}

}  // namespace quire

#endif  // QUIRE_SCHEMA_UNION_HPP
