// SPDX-License-Identifier: Apache-2.0
// Version v1 of the integration interface: `quire::v1`, and `quire::v1_at<release{…}>` for an
// older revision of its shapes. This is the header to include.
#ifndef QUIRE_V1_HPP
#define QUIRE_V1_HPP

#include <quire/request.hpp>
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>
#include <quire/v1/names.hpp>
#include <quire/v1/not_handled.hpp>
#include <quire/v1/revisions.hpp>
#include <quire/v1/time.hpp>

#include <string_view>

namespace quire {

/// Version v1 with the shapes of the release `At` of the publisher's types, which are those of the
/// newest revision up to it: `v1_at<release{0, 150, 0}>` has the shapes of 0.146.0.
template <release At>
struct v1_at : v1_types::names {
  static constexpr std::string_view path = "v1";
  static constexpr release revision = v1_types::revision_of(At);

  using event = v1_types::event_at<revision>;
};

/// Version v1 with the newest shapes.
using v1 = v1_at<v1_types::newest_revision>;

}  // namespace quire

#endif  // QUIRE_V1_HPP
