// SPDX-License-Identifier: Apache-2.0
// The enumerations of the environment, each value with the releases that know it.
#ifndef QUIRE_V1_ENUMS_HPP
#define QUIRE_V1_ENUMS_HPP

#include <quire/schema.hpp>

#include <cstdint>

namespace quire::v1 {

/// IntegrationTarget.
enum class integration_target : std::uint8_t { unknown, all, site, space, organization };
/// IntegrationVisibility.
enum class integration_visibility : std::uint8_t { unknown, public_, private_, unlisted };
/// IntegrationCategory.
enum class integration_category : std::uint8_t {
  unknown,
  analytics,
  collaboration,
  content,
  marketing,
  visitor_auth,
  other,
  gitsync,
  captures
};
/// IntegrationScope.
enum class integration_scope : std::uint8_t {
  unknown,
  space_content_read,
  space_content_write,
  space_metadata_read,
  space_metadata_write,
  space_git_sync,
  page_feedback_read,
  site_metadata_read,
  site_views_read,
  site_script_inject,
  site_script_cookies,
  site_visitor_auth,
  site_visitor_claims,
  site_adaptive_read,
  site_adaptive_write,
  conversations_ingest,
  openapi_read,
  openapi_write,
  space_views_read,
  space_script_inject,
  space_script_cookies,
  space_visitor_auth,
  site_ai_ask,
  snippets_read,
  capture_write,
  entities_write,
  organization_entities_write
};
/// IntegrationInstallationSpaceSelection and IntegrationInstallationSiteSelection.
enum class selection : std::uint8_t { unknown, all, selected };

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::integration_target> {
  using target = v1::integration_target;
  using values = list<value<"all", target::all>, value<"site", target::site, since<0, 74, 0>>,
                      value<"space", target::space, since<0, 74, 0>>,
                      value<"organization", target::organization>>;
};

template <>
struct quire::enum_schema<quire::v1::integration_visibility> {
  using visibility = v1::integration_visibility;
  using values = list<value<"public", visibility::public_>, value<"private", visibility::private_>,
                      value<"unlisted", visibility::unlisted, since<0, 4, 0>>>;
};

template <>
struct quire::enum_schema<quire::v1::integration_category> {
  using category = v1::integration_category;
  using values =
      list<value<"analytics", category::analytics>, value<"collaboration", category::collaboration>,
           value<"content", category::content>, value<"marketing", category::marketing>,
           value<"visitor-auth", category::visitor_auth, since<0, 74, 0>>,
           value<"other", category::other>,
           value<"gitsync", category::gitsync, since<0, 12, 0>, until<0, 181, 0>>,
           value<"captures", category::captures, since<0, 12, 0>, until<0, 91, 0>>>;
};

template <>
struct quire::enum_schema<quire::v1::integration_scope> {
  using scope = v1::integration_scope;
  using values = list<
      value<"space:content:read", scope::space_content_read>,
      value<"space:content:write", scope::space_content_write>,
      value<"space:metadata:read", scope::space_metadata_read>,
      value<"space:metadata:write", scope::space_metadata_write>,
      value<"space:git:sync", scope::space_git_sync, since<0, 12, 0>>,
      value<"page:feedback:read", scope::page_feedback_read, since<0, 143, 2>>,
      value<"site:metadata:read", scope::site_metadata_read, since<0, 74, 0>>,
      value<"site:views:read", scope::site_views_read, since<0, 74, 0>>,
      value<"site:script:inject", scope::site_script_inject, since<0, 74, 0>>,
      value<"site:script:cookies", scope::site_script_cookies, since<0, 74, 0>>,
      value<"site:visitor:auth", scope::site_visitor_auth, since<0, 74, 0>>,
      value<"site:visitor:claims", scope::site_visitor_claims, since<0, 201, 0>>,
      value<"site:adaptive:read", scope::site_adaptive_read, since<0, 130, 0>>,
      value<"site:adaptive:write", scope::site_adaptive_write, since<0, 130, 0>>,
      value<"conversations:ingest", scope::conversations_ingest, since<0, 130, 0>>,
      value<"openapi:read", scope::openapi_read, since<0, 130, 0>>,
      value<"openapi:write", scope::openapi_write, since<0, 130, 0>>,
      value<"space:views:read", scope::space_views_read, until<0, 137, 0>>,
      value<"space:script:inject", scope::space_script_inject, until<0, 137, 0>>,
      value<"space:script:cookies", scope::space_script_cookies, until<0, 137, 0>>,
      value<"space:visitor:auth", scope::space_visitor_auth, since<0, 34, 0>, until<0, 137, 0>>,
      value<"site:ai:ask", scope::site_ai_ask, since<0, 137, 0>, until<0, 137, 0>>,
      value<"snippets:read", scope::snippets_read, since<0, 25, 0>, until<0, 91, 0>>,
      value<"capture:write", scope::capture_write, since<0, 12, 0>, until<0, 91, 0>>,
      value<"entities:write", scope::entities_write, since<0, 12, 0>, until<0, 34, 0>>,
      value<"organization:entities:write", scope::organization_entities_write, since<0, 4, 0>,
            until<0, 4, 0>>>;
};

template <>
struct quire::enum_schema<quire::v1::selection> {
  using selection = v1::selection;
  using values = list<value<"all", selection::all>, value<"selected", selection::selected>>;
};

#endif  // QUIRE_V1_ENUMS_HPP
