// SPDX-License-Identifier: Apache-2.0
// FetchPublishedScriptEvent: GitBook asks for the script to put into published pages.
#ifndef QUIRE_V1_FETCH_PUBLISHED_SCRIPT_HPP
#define QUIRE_V1_FETCH_PUBLISHED_SCRIPT_HPP

#include <quire/schema.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

/// Of a space up to release 0.34.0, of a space or a site up to 0.137.0, then of a site.
struct fetch_published_script {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::optional<std::string_view> space_id;
  std::optional<std::string_view> site_id;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::fetch_published_script> {
  using event = v1::fetch_published_script;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"fetch_published_script\"">>,
                    row<"installationId", &event::installation_id>,
                    row<"spaceId", &event::space_id, until<0, 34, 0>>,
                    row<"spaceId", &event::space_id, either, since<0, 74, 0>, until<0, 137, 0>>,
                    row<"siteId", &event::site_id, either, since<0, 74, 0>, until<0, 137, 0>>,
                    row<"siteId", &event::site_id, since<0, 143, 2>>>;
};

#endif  // QUIRE_V1_FETCH_PUBLISHED_SCRIPT_HPP
