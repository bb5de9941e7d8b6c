// SPDX-License-Identifier: Apache-2.0
// Installations of the integration: on an organization, and from there on spaces and sites.
#ifndef QUIRE_V1_INSTALLATION_HPP
#define QUIRE_V1_INSTALLATION_HPP

#include <quire/json/number.hpp>
#include <quire/json/raw.hpp>
#include <quire/schema.hpp>
#include <quire/v1/common.hpp>
#include <quire/v1/enums.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

struct installation_urls {
  std::string_view location;
  std::string_view app;
  std::string_view public_endpoint;
  std::string_view public_content_endpoint;
  quire::presence present;
};

/// Who installed it. `user` is gone from release 0.12.0.
struct installation_target {
  std::string_view organization;
  std::string_view user;
  quire::presence present;
};

struct installation {
  std::string_view id;
  enumeration<installation_status> status;
  enumeration<selection> space_selection;
  enumeration<selection> site_selection;
  json::number spaces;  ///< how many
  json::raw_object configuration;
  std::string_view created_at;  ///< RFC 3339
  std::string_view updated_at;  ///< RFC 3339
  installation_urls urls;
  array<std::string_view> external_ids;  ///< at most 5
  installation_target target;
  std::optional<v1::network> network;
  quire::presence present;
};

struct part_installation_urls {
  std::string_view location;
  std::string_view public_endpoint;
  std::string_view public_content_endpoint;
  quire::presence present;
};

/// IntegrationSpaceInstallation.
struct space_installation {
  std::string_view integration;
  std::string_view installation;
  enumeration<installation_status> status;
  json::raw_object configuration;
  array<std::string_view> external_ids;
  json::raw any_external_ids;  ///< the same in release 0.3.0, which did not say of what kind
  part_installation_urls urls;
  std::string_view space;
  quire::presence present;
};

/// IntegrationSiteInstallation.
struct site_installation {
  std::string_view integration;
  std::string_view installation;
  enumeration<installation_status> status;
  json::raw_object configuration;
  array<std::string_view> external_ids;
  part_installation_urls urls;
  std::string_view site;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::installation_urls> {
  using urls = v1::installation_urls;
  using rows = list<row<"location", &urls::location, since<0, 12, 0>>, row<"app", &urls::app>,
                    row<"publicEndpoint", &urls::public_endpoint>,
                    row<"publicContentEndpoint", &urls::public_content_endpoint, since<0, 201, 0>>>;
};
template <>
struct quire::schema<quire::v1::installation_target> {
  using target = v1::installation_target;
  using organizations = variant<"OrganizationTarget">;
  using users = variant<"UserTarget">;
  using rows = list<
      row<"organization", &target::organization, organizations, optional, until<0, 3, 0>>,
      row<"organization", &target::organization, organizations, since<0, 4, 0>, until<0, 4, 0>>,
      row<"user", &target::user, users, optional, until<0, 3, 0>>,
      row<"user", &target::user, users, since<0, 4, 0>, until<0, 4, 0>>,
      row<"organization", &target::organization, since<0, 12, 0>>>;
};
template <>
struct quire::schema<quire::v1::installation> {
  using installation = v1::installation;
  using rows =
      list<row<"id", &installation::id>, row<"status", &installation::status>,
           row<"space_selection", &installation::space_selection>,
           row<"site_selection", &installation::site_selection, since<0, 74, 0>>,
           row<"spaces", &installation::spaces, since<0, 12, 0>>,
           row<"configuration", &installation::configuration, until<0, 3, 0>>,
           row<"configuration", &installation::configuration, since<0, 4, 0>, wire<"map<any>">>,
           row<"createdAt", &installation::created_at, since<0, 12, 0>>,
           row<"updatedAt", &installation::updated_at, since<0, 12, 0>>,
           row<"urls", &installation::urls>, row<"externalIds", &installation::external_ids>,
           row<"target", &installation::target>,
           row<"network", &installation::network, optional, since<0, 167, 0>>>;
};
template <>
struct quire::schema<quire::v1::part_installation_urls> {
  using urls = v1::part_installation_urls;
  using rows = list<row<"location", &urls::location, since<0, 12, 0>>,
                    row<"publicEndpoint", &urls::public_endpoint>,
                    row<"publicContentEndpoint", &urls::public_content_endpoint, since<0, 201, 0>>>;
};
template <>
struct quire::schema<quire::v1::space_installation> {
  using installation = v1::space_installation;
  using rows =
      list<row<"integration", &installation::integration, since<0, 12, 0>>,
           row<"installation", &installation::installation, since<0, 12, 0>>,
           row<"status", &installation::status>, row<"configuration", &installation::configuration>,
           row<"externalIds", &installation::any_external_ids, until<0, 3, 0>>,
           row<"externalIds", &installation::external_ids, since<0, 4, 0>>,
           row<"urls", &installation::urls>, row<"space", &installation::space>>;
};
template <>
struct quire::schema<quire::v1::site_installation> {
  using installation = v1::site_installation;
  using rows =
      list<row<"integration", &installation::integration>,
           row<"installation", &installation::installation>, row<"status", &installation::status>,
           row<"configuration", &installation::configuration>,
           row<"externalIds", &installation::external_ids>, row<"urls", &installation::urls>,
           row<"site", &installation::site>>;
};

#endif  // QUIRE_V1_INSTALLATION_HPP
