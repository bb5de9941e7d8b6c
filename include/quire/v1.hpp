// SPDX-License-Identifier: Apache-2.0
// Version v1 of the integration interface: `quire::v1`, and `quire::v1_at<release{…}>` for an
// older revision of its shapes. This is the header to include.
#ifndef QUIRE_V1_HPP
#define QUIRE_V1_HPP

#include <quire/request.hpp>
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>

#include <string_view>

namespace quire {

/// Version v1 with the shapes of the release `At` of the publisher's types.
template <release At>
struct v1_at {
  static constexpr std::string_view path = "v1";
  static constexpr release revision = At;

  using event = v1_types::event_at<At>;
  using environment = v1_types::environment;

  using unknown_event = v1_types::unknown_event;
  using site_view = v1_types::site_view;
  using fetch = v1_types::fetch;
  using ui_render = v1_types::ui_render;
};

/// Version v1 with the newest shapes.
using v1 = v1_at<release{0, 201, 0}>;

}  // namespace quire

#endif  // QUIRE_V1_HPP
