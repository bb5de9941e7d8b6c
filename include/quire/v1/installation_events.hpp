// SPDX-License-Identifier: Apache-2.0
// The integration was installed, its installation changed, or was removed: on an organization, a
// space or a site.
#ifndef QUIRE_V1_INSTALLATION_EVENTS_HPP
#define QUIRE_V1_INSTALLATION_EVENTS_HPP

#include <quire/json/raw.hpp>
#include <quire/schema.hpp>
#include <quire/v1/common.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

/// What an installation was before it changed.
struct previous_installation {
  enumeration<installation_status> status;
  std::optional<json::raw_object> configuration;
  quire::presence present;
};
/// What an installation was before it was removed.
struct removed_installation {
  std::optional<json::raw_object> configuration;
  quire::presence present;
};

/// InstallationSetupEvent.
struct installation_setup {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  enumeration<installation_status> status;
  std::optional<previous_installation> previous;
  quire::presence present;
};
/// SpaceInstallationSetupEvent.
struct space_installation_setup {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  enumeration<installation_status> status;
  std::optional<previous_installation> previous;
  quire::presence present;
};
/// SiteInstallationSetupEvent.
struct site_installation_setup {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view site_id;
  enumeration<installation_status> status;
  std::optional<previous_installation> previous;
  quire::presence present;
};

/// InstallationDeletedEvent.
struct installation_deleted {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  removed_installation previous;
  quire::presence present;
};
/// SpaceInstallationDeletedEvent.
struct space_installation_deleted {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  removed_installation previous;
  quire::presence present;
};
/// SiteInstallationDeletedEvent.
struct site_installation_deleted {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view site_id;
  removed_installation previous;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::previous_installation> {
  using previous = v1::previous_installation;
  using rows = list<row<"status", &previous::status>,
                    row<"configuration", &previous::configuration, optional>>;
};
template <>
struct quire::schema<quire::v1::removed_installation> {
  using previous = v1::removed_installation;
  using rows = list<row<"configuration", &previous::configuration, optional>>;
};

template <>
struct quire::schema<quire::v1::installation_setup> {
  using event = v1::installation_setup;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"installation_setup\"">>,
                    row<"installationId", &event::installation_id>, row<"status", &event::status>,
                    row<"previous", &event::previous, optional>>;
};
template <>
struct quire::schema<quire::v1::space_installation_setup> {
  using event = v1::space_installation_setup;
  using rows =
      list<row<"eventId", &event::event_id>,
           row<"type", &event::type, wire<"\"space_installation_setup\"">>,
           row<"installationId", &event::installation_id>, row<"spaceId", &event::space_id>,
           row<"status", &event::status>, row<"previous", &event::previous, optional>>;
};
template <>
struct quire::schema<quire::v1::site_installation_setup> {
  using event = v1::site_installation_setup;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"site_installation_setup\"">>,
                    row<"installationId", &event::installation_id>, row<"siteId", &event::site_id>,
                    row<"status", &event::status>, row<"previous", &event::previous, optional>>;
};

template <>
struct quire::schema<quire::v1::installation_deleted> {
  using event = v1::installation_deleted;
  using rows =
      list<row<"eventId", &event::event_id>,
           row<"type", &event::type, wire<"\"installation_deleted\"">>,
           row<"installationId", &event::installation_id>, row<"previous", &event::previous>>;
};
template <>
struct quire::schema<quire::v1::space_installation_deleted> {
  using event = v1::space_installation_deleted;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"space_installation_deleted\"">>,
                    row<"installationId", &event::installation_id>,
                    row<"spaceId", &event::space_id>, row<"previous", &event::previous>>;
};
template <>
struct quire::schema<quire::v1::site_installation_deleted> {
  using event = v1::site_installation_deleted;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"site_installation_deleted\"">>,
                    row<"installationId", &event::installation_id>, row<"siteId", &event::site_id>,
                    row<"previous", &event::previous>>;
};

#endif  // QUIRE_V1_INSTALLATION_EVENTS_HPP
