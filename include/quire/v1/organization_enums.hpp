// SPDX-License-Identifier: Apache-2.0
// The enumerations of an organization, each value with the releases that know it.
#ifndef QUIRE_V1_ORGANIZATION_ENUMS_HPP
#define QUIRE_V1_ORGANIZATION_ENUMS_HPP

#include <quire/schema.hpp>

#include <cstdint>

namespace quire::v1 {

/// OrganizationType.
enum class organization_type : std::uint8_t { unknown, business, community };
/// OrganizationUseCase.
enum class organization_use_case : std::uint8_t {
  unknown,
  internal_docs,
  docs_site,
  audience_controlled_site,
  product_docs,
  team_knowledge_base,
  design_system,
  open_source_docs,
  notes,
  other
};
/// OrganizationCommunityType.
enum class organization_community_type : std::uint8_t {
  unknown,
  non_profit,
  open_source,
  education
};
/// OrganizationBlockReason, free text from release 0.143.2.
enum class organization_block_reason : std::uint8_t { unknown, security };
/// BlockSource.
enum class block_source : std::uint8_t { unknown, backoffice, external, internal };
/// MemberRole.
enum class member_role : std::uint8_t { unknown, admin, create, edit, review, comment, read };

/// BillingProduct.
enum class billing_product : std::uint8_t {
  unknown,
  free_2024,
  plus_2024,
  pro_2024,
  enterprise_2024,
  community_2024,
  free,
  plus,
  pro,
  internal,
  team,
  business,
  legacy,
  startup,
  enterprise,
  community,
  team_oct_2019_free,
  team_dec_2021,
  business_dec_2021
};
/// BillingInterval.
enum class billing_interval : std::uint8_t { unknown, monthly, yearly };
/// BillingCreditsBundle.
enum class billing_credits_bundle : std::uint8_t {
  unknown,
  none,
  bundle_13500_1500,
  bundle_24000_6000,
  bundle_42000_18000,
  bundle_60000_40000
};
/// BillingTrialStatus.
enum class billing_trial_status : std::uint8_t {
  unknown,
  not_applicable,
  none,
  active,
  ended,
  expired
};

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::organization_type> {
  using type = v1::organization_type;
  using values = list<value<"business", type::business>, value<"community", type::community>>;
};
template <>
struct quire::enum_schema<quire::v1::organization_use_case> {
  using use = v1::organization_use_case;
  using values = list<
      value<"internalDocs", use::internal_docs, since<0, 74, 0>>,
      value<"docsSite", use::docs_site, since<0, 74, 0>>,
      value<"audienceControlledSite", use::audience_controlled_site, since<0, 74, 0>>,
      value<"productDocs", use::product_docs>, value<"teamKnowledgeBase", use::team_knowledge_base>,
      value<"designSystem", use::design_system>, value<"openSourceDocs", use::open_source_docs>,
      value<"notes", use::notes>, value<"other", use::other>>;
};
template <>
struct quire::enum_schema<quire::v1::organization_community_type> {
  using type = v1::organization_community_type;
  using values = list<value<"nonProfit", type::non_profit>, value<"openSource", type::open_source>,
                      value<"education", type::education>>;
};
template <>
struct quire::enum_schema<quire::v1::organization_block_reason> {
  using values = list<value<"security", v1::organization_block_reason::security>>;
};
template <>
struct quire::enum_schema<quire::v1::block_source> {
  using source = v1::block_source;
  using values = list<value<"backoffice", source::backoffice>, value<"external", source::external>,
                      value<"internal", source::internal>>;
};
template <>
struct quire::enum_schema<quire::v1::member_role> {
  using role = v1::member_role;
  using values = list<value<"admin", role::admin>, value<"create", role::create>,
                      value<"edit", role::edit>, value<"review", role::review>,
                      value<"comment", role::comment>, value<"read", role::read>>;
};

template <>
struct quire::enum_schema<quire::v1::billing_product> {
  using product = v1::billing_product;
  using values =
      list<value<"free_2024", product::free_2024>, value<"plus_2024", product::plus_2024>,
           value<"pro_2024", product::pro_2024>, value<"enterprise_2024", product::enterprise_2024>,
           value<"community_2024", product::community_2024>, value<"free", product::free>,
           value<"plus", product::plus>, value<"pro", product::pro>,
           value<"internal", product::internal, since<0, 137, 0>>,
           value<"team", product::team, until<0, 91, 0>>,
           value<"business", product::business, until<0, 91, 0>>,
           value<"legacy", product::legacy, until<0, 91, 0>>,
           value<"startup", product::startup, until<0, 91, 0>>,
           value<"enterprise", product::enterprise, until<0, 91, 0>>,
           value<"community", product::community, until<0, 91, 0>>,
           value<"team_oct_2019_free", product::team_oct_2019_free, until<0, 91, 0>>,
           value<"team_dec_2021", product::team_dec_2021, until<0, 91, 0>>,
           value<"business_dec_2021", product::business_dec_2021, until<0, 91, 0>>>;
};
template <>
struct quire::enum_schema<quire::v1::billing_interval> {
  using interval = v1::billing_interval;
  using values = list<value<"monthly", interval::monthly>, value<"yearly", interval::yearly>>;
};
template <>
struct quire::enum_schema<quire::v1::billing_credits_bundle> {
  using bundle = v1::billing_credits_bundle;
  using values = list<value<"none", bundle::none>, value<"13500_1500", bundle::bundle_13500_1500>,
                      value<"24000_6000", bundle::bundle_24000_6000>,
                      value<"42000_18000", bundle::bundle_42000_18000>,
                      value<"60000_40000", bundle::bundle_60000_40000>>;
};
template <>
struct quire::enum_schema<quire::v1::billing_trial_status> {
  using status = v1::billing_trial_status;
  using values = list<value<"notapplicable", status::not_applicable>, value<"none", status::none>,
                      value<"active", status::active>, value<"ended", status::ended>,
                      value<"expired", status::expired>>;
};

#endif  // QUIRE_V1_ORGANIZATION_ENUMS_HPP
