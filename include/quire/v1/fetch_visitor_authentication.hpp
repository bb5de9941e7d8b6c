// SPDX-License-Identifier: Apache-2.0
// FetchVisitorAuthenticationEvent: a visitor of content behind a login is to be sent to it.
#ifndef QUIRE_V1_FETCH_VISITOR_AUTHENTICATION_HPP
#define QUIRE_V1_FETCH_VISITOR_AUTHENTICATION_HPP

#include <quire/schema.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

/// Of a space in release 0.34.0, of a space or a site up to 0.137.0, then of a site.
struct fetch_visitor_authentication {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::optional<std::string_view> space_id;
  std::optional<std::string_view> site_id;
  std::optional<std::string_view> location;  ///< where the visitor wanted to go
  std::optional<map<std::string_view>> search_params;
  std::optional<map<std::string_view>> cookies;
  std::optional<constant<"logout">> action;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::fetch_visitor_authentication> {
  using event = v1::fetch_visitor_authentication;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"fetch_visitor_authentication\"">>,
                    row<"installationId", &event::installation_id>,
                    row<"spaceId", &event::space_id, until<0, 34, 0>>,
                    row<"spaceId", &event::space_id, either, since<0, 74, 0>, until<0, 137, 0>>,
                    row<"siteId", &event::site_id, either, since<0, 74, 0>, until<0, 137, 0>>,
                    row<"siteId", &event::site_id, since<0, 143, 2>>,
                    row<"location", &event::location, optional>,
                    row<"searchParams", &event::search_params, optional, since<0, 201, 0>>,
                    row<"cookies", &event::cookies, optional, since<0, 201, 0>>,
                    row<"action", &event::action, optional, since<0, 181, 0>>>;
};

#endif  // QUIRE_V1_FETCH_VISITOR_AUTHENTICATION_HPP
