// SPDX-License-Identifier: Apache-2.0
// Organization: the owner of an integration. From release 0.12.0.
#ifndef QUIRE_V1_ORGANIZATION_HPP
#define QUIRE_V1_ORGANIZATION_HPP

#include <quire/schema.hpp>
#include <quire/v1/billing.hpp>
#include <quire/v1/merge_rules.hpp>
#include <quire/v1/organization_enums.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

struct organization_urls {
  std::string_view location;
  std::string_view app;
  std::optional<std::string_view> logo;
  quire::presence present;
};

/// What the token of the request may do with the organization.
struct organization_permissions {
  bool view = false;
  bool access = false;
  bool admin = false;
  bool own_team = false;
  bool create_content = false;
  bool create_openapi_spec = false;
  bool view_billing = false;
  bool list_members = false;
  bool list_teams = false;
  bool list_integrations = false;
  bool list_installations = false;
  bool install_integration = false;
  bool ingest_conversations = false;  ///< releases 0.130.0 to 0.146.0
  quire::presence present;
};

struct organization_block {
  std::optional<enumeration<block_source>> source;
  std::string_view reason;
  enumeration<organization_block_reason> coded_reason;  ///< `reason` up to release 0.137.0
  quire::presence present;
};

// ---- what members see first

struct default_site {
  constant<"site"> type;
  std::string_view site;
  quire::presence present;
};
struct default_space {
  std::string_view type;
  std::string_view space;
  quire::presence present;
};
struct default_collection {
  std::string_view type;
  std::string_view collection;
  quire::presence present;
};
using early_default_content = union_of<"type", alternative<default_space, "space">,
                                       alternative<default_collection, "collection">,
                                       alternative<default_site, "site", since<0, 74, 0>>>;

struct organization {
  constant<"organization"> object;
  std::string_view id;
  std::string_view title;
  std::string_view created_at;  ///< RFC 3339
  array<std::string_view> email_domains;
  std::optional<std::string_view> hostname;
  enumeration<organization_type> type;
  std::optional<enumeration<organization_use_case>> use_case;
  std::optional<enumeration<organization_community_type>> community_type;
  std::optional<nullable<enumeration<member_role>>> default_role;
  std::optional<default_site> default_content;
  std::optional<v1::early_default_content> early_default_content;  ///< up to release 0.74.0
  std::optional<bool> sso;
  std::optional<bool> ai;
  std::optional<bool> ai_insights;  ///< release 0.34.0 only
  bool invite_links = false;
  std::optional<bool> audit_logs;
  enumeration<billing_product> plan;
  std::optional<v1::billing> billing;
  v1::merge_rules merge_rules;
  organization_urls urls;
  v1::trial trial;
  std::optional<constant<"downgrade">> trial_decision;  ///< release 0.91.0 only
  std::optional<std::string_view> custom_hostname;
  std::optional<organization_block> blocked;
  std::optional<billing_migration> internal_billing_migration;
  std::optional<always_true> internal_is_on_new_trial;  ///< up to release 0.146.0
  std::optional<bool> early_is_on_new_trial;            ///< the same in release 0.91.0
  std::optional<bool> internal_is_using_snippets;       ///< release 0.91.0 only
  organization_permissions permissions;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::organization_urls> {
  using urls = v1::organization_urls;
  using rows = list<row<"location", &urls::location>, row<"app", &urls::app>,
                    row<"logo", &urls::logo, optional, since<0, 34, 0>>>;
};
template <>
struct quire::schema<quire::v1::organization_permissions> {
  using may = v1::organization_permissions;
  using rows = list<
      row<"view", &may::view, since<0, 130, 0>>, row<"access", &may::access, since<0, 167, 0>>,
      row<"admin", &may::admin>, row<"ownTeam", &may::own_team, since<0, 130, 0>>,
      row<"createContent", &may::create_content>,
      row<"createOpenAPISpec", &may::create_openapi_spec, since<0, 130, 0>>,
      row<"viewBilling", &may::view_billing, since<0, 130, 0>>,
      row<"listMembers", &may::list_members, since<0, 130, 0>>,
      row<"listTeams", &may::list_teams, since<0, 130, 0>>,
      row<"listIntegrations", &may::list_integrations, since<0, 130, 0>>,
      row<"listInstallations", &may::list_installations, since<0, 137, 0>>,
      row<"installIntegration", &may::install_integration, since<0, 137, 0>>,
      row<"ingestConversations", &may::ingest_conversations, since<0, 130, 0>, until<0, 146, 0>>>;
};
template <>
struct quire::schema<quire::v1::organization_block> {
  using block = v1::organization_block;
  using rows = list<row<"source", &block::source, optional, since<0, 143, 2>>,
                    row<"reason", &block::coded_reason, until<0, 137, 0>>,
                    row<"reason", &block::reason, since<0, 143, 2>>>;
};

template <>
struct quire::schema<quire::v1::default_site> {
  using content = v1::default_site;
  using rows = list<row<"type", &content::type>, row<"site", &content::site>>;
};
template <>
struct quire::schema<quire::v1::default_space> {
  using content = v1::default_space;
  using rows = list<row<"type", &content::type, wire<"\"space\"">>, row<"space", &content::space>>;
};
template <>
struct quire::schema<quire::v1::default_collection> {
  using content = v1::default_collection;
  using rows = list<row<"type", &content::type, wire<"\"collection\"">>,
                    row<"collection", &content::collection>>;
};

template <>
struct quire::schema<quire::v1::organization> {
  using organization = v1::organization;
  using rows = list<
      row<"object", &organization::object>, row<"id", &organization::id>,
      row<"title", &organization::title>,
      row<"createdAt", &organization::created_at, since<0, 74, 0>>,
      row<"emailDomains", &organization::email_domains>,
      row<"hostname", &organization::hostname, optional, since<0, 74, 0>>,
      row<"type", &organization::type>, row<"useCase", &organization::use_case, optional>,
      row<"communityType", &organization::community_type, optional>,
      row<"defaultRole", &organization::default_role, optional, since<0, 34, 0>>,
      row<"defaultContent", &organization::early_default_content, optional, since<0, 34, 0>,
          until<0, 74, 0>>,
      row<"defaultContent", &organization::default_content, optional, since<0, 91, 0>>,
      row<"sso", &organization::sso, optional, since<0, 34, 0>>,
      row<"ai", &organization::ai, optional, since<0, 34, 0>>,
      row<"aiInsights", &organization::ai_insights, optional, since<0, 34, 0>, until<0, 34, 0>>,
      row<"inviteLinks", &organization::invite_links, since<0, 91, 0>>,
      row<"auditLogs", &organization::audit_logs, optional, since<0, 201, 0>>,
      row<"plan", &organization::plan, since<0, 91, 0>>,
      row<"billing", &organization::billing, optional, since<0, 130, 0>>,
      row<"mergeRules", &organization::merge_rules, since<0, 143, 2>>,
      row<"urls", &organization::urls>, row<"trial", &organization::trial, since<0, 130, 0>>,
      row<"trialDecision", &organization::trial_decision, optional, since<0, 91, 0>,
          until<0, 91, 0>>,
      row<"customHostname", &organization::custom_hostname, optional, since<0, 91, 0>>,
      row<"blocked", &organization::blocked, optional, since<0, 91, 0>>,
      row<"internal_billingMigration", &organization::internal_billing_migration, optional,
          since<0, 130, 0>>,
      row<"internal_isOnNewTrial", &organization::early_is_on_new_trial, optional, since<0, 91, 0>,
          until<0, 91, 0>>,
      row<"internal_isOnNewTrial", &organization::internal_is_on_new_trial, optional, deprecated,
          since<0, 130, 0>, until<0, 146, 0>>,
      row<"internal_isUsingSnippets", &organization::internal_is_using_snippets, optional,
          since<0, 91, 0>, until<0, 91, 0>>,
      row<"permissions", &organization::permissions, since<0, 91, 0>>>;
};

#endif  // QUIRE_V1_ORGANIZATION_HPP
