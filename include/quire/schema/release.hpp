// SPDX-License-Identifier: Apache-2.0
// Releases: the points in time between which a schema row lives.
#ifndef QUIRE_SCHEMA_RELEASE_HPP
#define QUIRE_SCHEMA_RELEASE_HPP

#include <compare>
#include <cstdint>

namespace quire {

/// A release of the package that declares the shapes, as in `release{0, 137, 0}`.
struct release {
  /// The first number.
  std::uint16_t major = 0;
  /// The second number.
  std::uint16_t minor = 0;
  /// The third number.
  std::uint16_t patch = 0;

  friend constexpr auto operator<=>(const release&, const release&) noexcept = default;
};

/// Before and after every release: the bounds of a row that names none.
inline constexpr release earliest_release{0, 0, 0};
inline constexpr release latest_release{UINT16_MAX, UINT16_MAX, UINT16_MAX};

/// Both ends belong to it.
struct lifetime {
  /// The first release.
  release since = earliest_release;
  /// The last release.
  release until = latest_release;

  /// True if `at` is in it, its ends too.
  [[nodiscard]] constexpr bool contains(release at) const noexcept {
    return since <= at && at <= until;
  }
  /// True if some release is in both.
  [[nodiscard]] constexpr bool overlaps(const lifetime& other) const noexcept {
    return since <= other.until && other.since <= until;
  }
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_RELEASE_HPP
