// SPDX-License-Identifier: Apache-2.0
// Rows: which JSON member becomes which struct member, and in which releases.
//
//     template <> struct quire::schema<order> {
//       using rows = list<row<"id", &order::id>,
//                         row<"note", &order::note, optional, since<1, 2, 0>>>;
//     };
#ifndef QUIRE_SCHEMA_ROW_HPP
#define QUIRE_SCHEMA_ROW_HPP

#include <quire/schema/fixed_string.hpp>
#include <quire/schema/release.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace quire {

/// The rows of a struct, the values of an enum, the alternatives of a union.
template <class... Items>
struct list {
  /// How many there are.
  static constexpr std::size_t size = sizeof...(Items);
};

/// To be specialised for a struct: `using rows = list<row<…>, …>;`.
template <class T>
struct schema;

/// First release that has the row. Absent: there from the beginning.
template <std::uint16_t Major, std::uint16_t Minor, std::uint16_t Patch>
struct since {
  /// That release.
  static constexpr release at{Major, Minor, Patch};
};
/// Last release that has the row. Absent: still there.
template <std::uint16_t Major, std::uint16_t Minor, std::uint16_t Patch>
struct until {
  /// That release.
  static constexpr release at{Major, Minor, Patch};
};
/// The member may be absent. Without it, rule set `as_schema` demands the member.
struct optional {};
/// Rule set `as_runtime` demands the member too, because the official runtime fails without it.
struct needed {};
/// The publisher advises against the member; it is decoded all the same.
struct deprecated {};
/// One of the rows marked so must be there under `as_schema`, the others may be absent.
struct either {};
/// The row belongs to one of several shapes of the object, told apart by the members that are
/// there. Under `as_schema` all members of one shape must be. Rows of a shape stand together.
template <fixed_string Name>
struct variant {
  /// The name of the shape.
  static constexpr std::string_view name = Name.view();
};
/// How the wire type is called in `describe` where the member's type does not tell.
template <fixed_string Text>
struct wire {
  /// What `describe` calls it.
  static constexpr std::string_view text = Text.view();
};

namespace detail {

template <class Option>
struct is_since : std::false_type {};
template <std::uint16_t A, std::uint16_t B, std::uint16_t C>
struct is_since<since<A, B, C>> : std::true_type {};
template <class Option>
struct is_until : std::false_type {};
template <std::uint16_t A, std::uint16_t B, std::uint16_t C>
struct is_until<until<A, B, C>> : std::true_type {};
template <class Option>
struct is_wire : std::false_type {};
template <fixed_string Text>
struct is_wire<wire<Text>> : std::true_type {};

template <class Option>
struct is_variant : std::false_type {};
template <fixed_string Name>
struct is_variant<variant<Name>> : std::true_type {};

template <class Option>
concept row_option = is_since<Option>::value || is_until<Option>::value || is_wire<Option>::value ||
    is_variant<Option>::value || std::same_as<Option, optional> || std::same_as<Option, needed> ||
    std::same_as<Option, either> || std::same_as<Option, deprecated>;

template <class... Options>
[[nodiscard]] consteval lifetime lifetime_of() {
  lifetime span;
  (
      [&] {
        if constexpr (is_since<Options>::value) span.since = Options::at;
        if constexpr (is_until<Options>::value) span.until = Options::at;
      }(),
      ...);
  return span;
}

template <class... Options>
[[nodiscard]] consteval std::string_view wire_of() {
  std::string_view text;
  (
      [&] {
        if constexpr (is_wire<Options>::value) text = Options::text;
      }(),
      ...);
  return text;
}

template <class... Options>
[[nodiscard]] consteval std::string_view variant_of() {
  std::string_view name;
  (
      [&] {
        if constexpr (is_variant<Options>::value) name = Options::name;
      }(),
      ...);
  return name;
}

template <class T>
struct member_pointer;
template <class Class, class Member>
struct member_pointer<Member Class::*> {
  using owner = Class;
  using type = Member;
};

}  // namespace detail

/// The JSON member `Key` is the struct member `Member`.
template <fixed_string Key, auto Member, detail::row_option... Options>
struct row {
  /// The struct.
  using owner = typename detail::member_pointer<decltype(Member)>::owner;
  /// The type of the struct's member.
  using type = typename detail::member_pointer<decltype(Member)>::type;

  /// The name in JSON.
  static constexpr std::string_view key = Key.view();
  /// The name as it stands in JSON, with quotes, colon and what opens a string.
  static constexpr const auto& start = detail::member_start<Key>::value.text;
  /// The struct's member.
  static constexpr auto member = Member;
  /// The releases that have the row.
  static constexpr lifetime span = detail::lifetime_of<Options...>();
  /// May be absent: `optional` or `either`.
  static constexpr bool is_optional =
      ((std::same_as<Options, optional> || std::same_as<Options, either>) || ...);
  /// One of the rows so marked must be there.
  static constexpr bool is_either = (std::same_as<Options, either> || ...);
  /// Every rule set demands it.
  static constexpr bool is_needed = (std::same_as<Options, needed> || ...);
  /// The publisher advises against it.
  static constexpr bool is_deprecated = (std::same_as<Options, deprecated> || ...);
  /// What `describe` calls its type, or "".
  static constexpr std::string_view wire_name = detail::wire_of<Options...>();
  /// The shape that it belongs to, or "".
  static constexpr std::string_view variant_name = detail::variant_of<Options...>();

  static_assert(span.since <= span.until, "quire: a row ends before it begins: check since/until");
};

/// True if no two rows of one key live in one release. A row list for which this is false does not
/// compile: give the older row an `until` before the `since` of the newer.
template <class... Rows>
[[nodiscard]] consteval bool lifetimes_are_disjoint(list<Rows...>) {
  struct entry {
    std::string_view key;
    lifetime span;
  };
  const std::array<entry, sizeof...(Rows)> entries{entry{Rows::key, Rows::span}...};
  for (std::size_t i = 0; i != entries.size(); ++i) {
    for (std::size_t j = i + 1; j != entries.size(); ++j) {
      if (entries[i].key == entries[j].key && entries[i].span.overlaps(entries[j].span))
        return false;
    }
  }
  return true;
}

/// A struct that has rows. Its lifetimes are checked where it is first used.
template <class T>
concept described = requires {
  typename schema<T>::rows;
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_ROW_HPP
