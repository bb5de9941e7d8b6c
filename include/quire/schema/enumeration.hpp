// SPDX-License-Identifier: Apache-2.0
// Enumerations that keep what they do not know.
#ifndef QUIRE_SCHEMA_ENUMERATION_HPP
#define QUIRE_SCHEMA_ENUMERATION_HPP

#include <quire/core/ascii.hpp>
#include <quire/schema/row.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace quire {

/// One value of an enum and its text on the wire.
template <fixed_string Text, auto Value, detail::row_option... Options>
struct value {
  /// The text on the wire.
  static constexpr std::string_view text = Text.view();
  /// The enumerator that it means.
  static constexpr auto is = Value;
  /// The releases that have it.
  static constexpr lifetime span = detail::lifetime_of<Options...>();
};

/// To be specialised for an enum: `using values = list<value<"active", status::active>, …>;`, and
/// `static constexpr bool is_inline = true;` if the wire type spells the values out,
/// `has_any_case` if senders may write them in any case.
template <class Enum>
struct enum_schema;

/// A value of `Enum`, which has an enumerator `unknown`, and the text it was sent as.
template <class Enum>
requires std::is_enum_v<Enum>
struct enumeration {
  Enum value = Enum::unknown;  ///< `unknown` if the library has no enumerator for the text
  std::string_view text;       ///< as sent

  /// True if there is a value, or a text that none stands for.
  [[nodiscard]] constexpr bool is_set() const noexcept {
    return value != Enum::unknown || !text.empty();
  }
  [[nodiscard]] constexpr operator Enum() const noexcept { return value; }
  [[nodiscard]] friend constexpr bool operator==(const enumeration& a, Enum b) noexcept {
    return a.value == b;
  }
};

/// A member that has one legal text, as `object: "integration"`. Keeps what was sent.
template <fixed_string Text>
struct constant {
  /// The one legal text.
  static constexpr std::string_view expected = Text.view();
  std::string_view text;  ///< "" stands for `expected` when it is written

  /// True if a text was sent.
  [[nodiscard]] constexpr bool is_set() const noexcept { return !text.empty(); }
};

/// An enum whose texts are taken in any case.
template <class Enum>
concept any_case_enum = requires {
  requires enum_schema<Enum>::has_any_case;
};

namespace detail {

/// A `value`, as data.
template <class Enum>
struct value_row {
  std::string_view text;
  Enum is;
  lifetime span;
};
template <class Enum, class Values>
struct value_rows;
template <class Enum, class... Values>
struct value_rows<Enum, list<Values...>> {
  static constexpr std::array<value_row<Enum>, sizeof...(Values)> all{
      value_row<Enum>{Values::text, Values::is, Values::span}...};
};
/// The values of `Enum`, in their order.
template <class Enum>
inline constexpr const auto& all_values = value_rows<Enum, typename enum_schema<Enum>::values>::all;

}  // namespace detail

/// True if no text stands for two values of an enum in one release. A value list for which this is
/// false does not compile.
template <class... Values>
[[nodiscard]] consteval bool values_are_disjoint(list<Values...>) {
  const std::array<std::string_view, sizeof...(Values)> texts{Values::text...};
  const std::array<lifetime, sizeof...(Values)> spans{Values::span...};
  for (std::size_t i = 0; i != texts.size(); ++i) {
    for (std::size_t j = i + 1; j != texts.size(); ++j) {
      if (texts[i] == texts[j] && spans[i].overlaps(spans[j])) return false;
    }
  }
  return true;
}

/// The enumerator for a text of any release, `unknown` if there is none.
template <class Enum>
[[nodiscard]] constexpr Enum to_enum(std::string_view text) noexcept {
  for (const auto& row : detail::all_values<Enum>) {
    if constexpr (any_case_enum<Enum>) {
      if (core::equal_any_case(text, row.text)) return row.is;
    } else {
      if (text == row.text) return row.is;
    }
  }
  return Enum::unknown;
}

/// The text of an enumerator in release `at`; in the first release that has one if `at` has none,
/// "" if none has.
template <class Enum>
[[nodiscard]] constexpr std::string_view text_of(Enum value, release at) noexcept {
  std::string_view of_another_release;
  for (const auto& row : detail::all_values<Enum>) {
    if (row.is != value) continue;
    if (row.span.contains(at)) return row.text;
    if (of_another_release.empty()) of_another_release = row.text;
  }
  return of_another_release;
}

/// True if release `at` knows `text` as a value of `Enum`.
template <class Enum>
[[nodiscard]] constexpr bool knows(std::string_view text, release at) noexcept {
  for (const auto& row : detail::all_values<Enum>) {
    if (row.text == text && row.span.contains(at)) return true;
  }
  return false;
}

}  // namespace quire

#endif  // QUIRE_SCHEMA_ENUMERATION_HPP
