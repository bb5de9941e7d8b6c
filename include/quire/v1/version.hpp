// SPDX-License-Identifier: Apache-2.0
// Version v1 of the integration interface as types: the path, and the shapes of a release.
#ifndef QUIRE_V1_VERSION_HPP
#define QUIRE_V1_VERSION_HPP

#include <quire/schema/projection.hpp>
#include <quire/schema/release.hpp>
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>
#include <quire/v1/revisions.hpp>

#include <string_view>

namespace quire::v1 {

/// Version v1 with the shapes of the release `At` of the publisher's types, which are those of the
/// newest revision up to it: `at<release{0, 150, 0}>` has the shapes of 0.146.0.
template <release At>
struct at {
  static constexpr std::string_view path = "v1";
  static constexpr release revision = revision_of(At);

  using event = event_at<revision>;
  using environment = v1::environment;
};

/// Version v1 with the newest shapes.
using latest = at<newest_revision>;

/// The newest shapes of which only `Members` are decoded: see `quire::only`, which takes any
/// version.
template <auto... Members>
using only = quire::only<latest, Members...>;

/// An event of the newest shapes.
using event = latest::event;

}  // namespace quire::v1

#endif  // QUIRE_V1_VERSION_HPP
