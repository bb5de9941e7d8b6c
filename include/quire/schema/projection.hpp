// SPDX-License-Identifier: Apache-2.0
// Projections: versions of which only some members are decoded. The rest is checked to be JSON.
//
//     using mine = quire::v1::only<&site_view::url, &environment::secrets>;
//     quire::decoder<mine> decode;
//     … quire::get<&site_view::url>(event) …      an event is a mine::view<site_view>
#ifndef QUIRE_SCHEMA_PROJECTION_HPP
#define QUIRE_SCHEMA_PROJECTION_HPP

#include <quire/schema/fixed_string.hpp>
#include <quire/schema/presence.hpp>
#include <quire/schema/release.hpp>
#include <quire/schema/row.hpp>
#include <quire/schema/union.hpp>
#include <quire/schema/version.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

namespace quire {

template <class T, auto... Members>
struct view_of;

/// The value of a member that is checked to be JSON and not kept.
struct passed {
  friend constexpr bool operator==(passed, passed) noexcept = default;
};

namespace detail {

/// True if `Member` has a row in one of `Rows`.
template <auto Member, class... Rows>
[[nodiscard]] consteval bool is_in(list<Rows...>) {
  return (is_row_of<Member, Rows>() || ...);
}

/// What a member of type `T` is in a projection: itself, or a view if members of it are named.
template <class T, auto... Members>
struct projected_type {
  using type = T;
};
template <described T, auto... Members>
requires((is_in<Members>(typename schema<T>::rows{}) || ...)) struct projected_type<T, Members...> {
  using type = view_of<T, Members...>;
};
template <class T, auto... Members>
struct projected_type<std::optional<T>, Members...> {
  using type = std::optional<typename projected_type<T, Members...>::type>;
};

/// Where a view keeps the value of `Member`.
template <auto Member, class T>
struct slot {
  T value{};
};
/// A named member of another struct.
template <auto Member>
struct no_slot {};
/// Where the values go that nobody reads.
struct rest_slot {
  passed rest;
};

template <class T, auto Member, auto... Members>
[[nodiscard]] consteval auto slot_for() {
  if constexpr (is_in<Member>(typename schema<T>::rows{})) {
    using type = typename member_pointer<decltype(Member)>::type;
    return std::type_identity<slot<Member, typename projected_type<type, Members...>::type>>{};
  } else {
    return std::type_identity<no_slot<Member>>{};
  }
}
template <class T, auto Member, auto... Members>
using slot_of = typename decltype(slot_for<T, Member, Members...>())::type;

/// The row of a struct as the row of its view.
template <class T, class Row, auto... Members>
struct projected_row;
template <class T, fixed_string Key, auto Member, class... Options, auto... Members>
struct projected_row<T, row<Key, Member, Options...>, Members...> {
  using named = row<Key, Member, Options...>;

  [[nodiscard]] static consteval auto chosen() {
    if constexpr ((is_row_of<Members, named>() || ...)) {
      return std::type_identity<row<Key, &slot_of<T, Member, Members...>::value, Options...>>{};
    } else {
      return std::type_identity<row<Key, &rest_slot::rest, Options...>>{};
    }
  }
  using type = typename decltype(chosen())::type;
};

template <class T, class Rows, auto... Members>
struct projected_rows;
template <class T, class... Rows, auto... Members>
struct projected_rows<T, list<Rows...>, Members...> {
  using type = list<typename projected_row<T, Rows, Members...>::type...>;
};

template <class Union, auto... Members>
struct projected_union;
template <fixed_string Discriminator, class Unknown, class... Alternatives, auto... Members>
struct projected_union<tagged_union<Discriminator, Unknown, Alternatives...>, Members...> {
  template <class Alternative>
  struct one;
  template <class T, fixed_string Text, class... Options>
  struct one<alternative<T, Text, Options...>> {
    using type = alternative<view_of<T, Members...>, Text, Options...>;
  };
  using type = tagged_union<Discriminator, Unknown, typename one<Alternatives>::type...>;
};

/// True if a view of `T` has `Member`, or one of the views in it.
template <auto Member, class T, auto... Members>
[[nodiscard]] consteval bool is_reached();

template <auto Member, class Row, auto... Members>
[[nodiscard]] consteval bool is_reached_by() {
  if constexpr ((is_row_of<Members, Row>() || ...)) {
    return is_reached<Member, typename Row::type, Members...>();
  } else {
    return false;
  }
}
template <class T>
struct without_optional {
  using type = T;
};
template <class T>
struct without_optional<std::optional<T>> {
  using type = T;
};
template <auto Member, auto... Members, class... Rows>
[[nodiscard]] consteval bool is_reached_through(list<Rows...> rows) {
  return is_in<Member>(rows) || (is_reached_by<Member, Rows, Members...>() || ...);
}
template <auto Member, class T, auto... Members>
[[nodiscard]] consteval bool is_reached() {
  using held = typename without_optional<T>::type;
  if constexpr (described<held>) {
    return is_reached_through<Member, Members...>(typename schema<held>::rows{});
  } else {
    return false;
  }
}
template <class Version, auto Member, auto... Members, class... Alternatives>
[[nodiscard]] consteval bool is_reached_in(list<Alternatives...>) {
  return is_reached<Member, typename Version::environment, Members...>() ||
         (is_reached<Member, typename Alternatives::type, Members...>() || ...);
}

template <auto Member, class T>
[[nodiscard]] constexpr const T& value_in(const slot<Member, T>& from) noexcept {
  return from.value;
}
template <auto Member, class View>
concept has_slot = requires(const View& view) {
  value_in<Member>(view);
};
template <auto Member, class T>
[[nodiscard]] consteval auto slot_member(const slot<Member, T>*) {
  return &slot<Member, T>::value;
}

}  // namespace detail

/// Those of `Members` that are members of `T`, decoded; read them by `get`. What is named of a
/// struct that is itself such a member (or optional) makes that a view, too.
template <class T, auto... Members>
struct view_of : detail::rest_slot, detail::slot_of<T, Members, Members...>... {
  /// Which members of the JSON object were there, read or not; for `has`.
  quire::presence present;
};

template <class T, auto... Members>
struct schema<view_of<T, Members...>> {
  using rows = typename detail::projected_rows<T, typename schema<T>::rows, Members...>::type;
};

/// The value of a member of a view, of the type that the struct's own member has:
/// `get<&site_view::url>(event)`. Lives as long as the view.
template <auto Member, class T, auto... Members>
[[nodiscard]] constexpr const auto& get(const view_of<T, Members...>& from) noexcept {
  constexpr bool is_read = detail::has_slot<Member, view_of<T, Members...>>;
  static_assert(is_read, "quire: this projection does not read the member: add it to only<…>");
  if constexpr (is_read) {
    return detail::value_in<Member>(from);
  } else {
    return from.rest;
  }
}
template <auto Member, class T, auto... Members>
const auto& get(const view_of<T, Members...>&& from) = delete;  // the view would be gone

/// True if the JSON object of a view had this member, of its type.
template <auto Member, class T, auto... Members>
[[nodiscard]] constexpr bool has(const view_of<T, Members...>& from) noexcept {
  using view = view_of<T, Members...>;
  constexpr bool is_read = detail::has_slot<Member, view>;
  static_assert(is_read, "quire: this projection does not read the member: add it to only<…>");
  if constexpr (is_read) {
    constexpr auto place = detail::slot_member<Member>(static_cast<const view*>(nullptr));
    return detail::has_member<place>(from, typename schema<view>::rows{});
  } else {
    return false;
  }
}

/// A version of which only `Members` are decoded: members of its events, of its environment, and of
/// structs that are such members. All else is checked to be JSON; rows that the rules demand must
/// be there, read or not. An event of which no member is named is known by its type alone.
template <version Version, auto... Members>
struct only {
  /// The path segment of `Version`.
  static constexpr std::string_view path = Version::path;
  /// The release whose rows are read.
  static constexpr release revision = Version::revision;

  static_assert((detail::is_reached_in<Version, Members, Members...>(
                     typename Version::event::alternatives{}) &&
                 ...),
                "quire: only<…> names a member that is in no event of the release, not in its "
                "environment, and in no struct that only<…> names as a member of those");

  /// The union of the events, each a view.
  using event = typename detail::projected_union<typename Version::event, Members...>::type;
  /// The environment, a view.
  using environment = view_of<typename Version::environment, Members...>;

  /// What stands for the struct `T`.
  template <class T>
  using view = view_of<T, Members...>;
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_PROJECTION_HPP
