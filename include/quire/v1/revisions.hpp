// SPDX-License-Identifier: Apache-2.0
// The releases in which the shape of events or environments changed: the schema revisions.
#ifndef QUIRE_V1_REVISIONS_HPP
#define QUIRE_V1_REVISIONS_HPP

#include <quire/schema/release.hpp>

#include <array>

namespace quire::v1 {

/// Every revision, oldest first. A release between two of them has the shape of the older one.
inline constexpr std::array revisions{release{0, 3, 0},   release{0, 4, 0},   release{0, 12, 0},
                                      release{0, 25, 0},  release{0, 34, 0},  release{0, 74, 0},
                                      release{0, 91, 0},  release{0, 130, 0}, release{0, 137, 0},
                                      release{0, 143, 2}, release{0, 146, 0}, release{0, 167, 0},
                                      release{0, 181, 0}, release{0, 201, 0}};

inline constexpr release newest_revision = revisions.back();

/// The revision that `at` has: the newest that is not after it, the oldest if there is none.
[[nodiscard]] constexpr release revision_of(release at) noexcept {
  release found = revisions.front();
  for (const release& revision : revisions) {
    if (revision <= at) found = revision;
  }
  return found;
}

/// True if `at` is a revision, not only a release.
[[nodiscard]] constexpr bool is_revision(release at) noexcept { return revision_of(at) == at; }

}  // namespace quire::v1

#endif  // QUIRE_V1_REVISIONS_HPP
