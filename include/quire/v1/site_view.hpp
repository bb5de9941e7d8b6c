// SPDX-License-Identifier: Apache-2.0
// SiteViewEvent: somebody looked at a page of a site.
#ifndef QUIRE_V1_SITE_VIEW_HPP
#define QUIRE_V1_SITE_VIEW_HPP

#include <quire/schema.hpp>
#include <quire/v1/common.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

struct site_view {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view site_id;
  std::optional<std::string_view> space_id;       ///< deprecated in favour of `site_space_id`
  std::optional<std::string_view> site_space_id;  ///< the site-space that was shown
  std::optional<std::string_view> page_id;
  v1::visitor visitor;
  std::string_view url;  ///< of the page, with its query
  std::string_view referrer;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::site_view> {
  using event = v1::site_view;
  using rows =
      list<row<"eventId", &event::event_id>, row<"type", &event::type, wire<"\"site_view\"">>,
           row<"installationId", &event::installation_id>, row<"siteId", &event::site_id>,
           row<"spaceId", &event::space_id, deprecated, until<0, 74, 0>>,
           row<"spaceId", &event::space_id, deprecated, optional, since<0, 91, 0>>,
           row<"siteSpaceId", &event::site_space_id, optional>,
           row<"pageId", &event::page_id, optional>, row<"visitor", &event::visitor>,
           row<"url", &event::url>, row<"referrer", &event::referrer>>;
};

#endif  // QUIRE_V1_SITE_VIEW_HPP
