// SPDX-License-Identifier: Apache-2.0
// What an organization pays: its plan, its trial, and what may be changed about them.
#ifndef QUIRE_V1_BILLING_HPP
#define QUIRE_V1_BILLING_HPP

#include <quire/json/number.hpp>
#include <quire/schema.hpp>
#include <quire/v1/organization_enums.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

struct price {
  json::number monthly;
  json::number yearly;
  quire::presence present;
};
struct member_prices {
  price plus_2024;
  price pro_2024;
  quire::presence present;
};
struct site_prices {
  price premium;
  price ultimate;
  quire::presence present;
};
struct pricing {
  member_prices members;
  site_prices sites;
  quire::presence present;
};

struct usage_addon {
  bool enabled = false;
  quire::presence present;
};

struct billing {
  enumeration<billing_interval> interval;
  nullable<std::string_view> end_date;  ///< RFC 3339
  bool has_payment_failed = false;
  bool can_checkout = false;
  bool is_scheduled_to_cancel = false;
  v1::pricing pricing;
  map<usage_addon> usage_addons;
  std::optional<json::number> min_users;
  std::optional<json::number> max_users;
  std::optional<json::number> min_premium_sites;
  std::optional<json::number> max_premium_sites;
  std::optional<json::number> min_ultimate_sites;
  std::optional<json::number> max_ultimate_sites;
  std::optional<json::number> paid_members;
  std::optional<json::number> paid_premium_sites;
  std::optional<json::number> paid_ultimate_sites;
  bool can_change_interval = false;
  bool can_use_saml = false;
  nullable<enumeration<billing_credits_bundle>> credits_bundle;
  nullable<json::number> ai_credit_alert_threshold;
  quire::presence present;
};

struct trial {
  enumeration<billing_trial_status> status;
  std::int64_t count = 0;
  std::optional<std::string_view> end_date;  ///< RFC 3339
  std::optional<constant<"downgrade">> decision;
  quire::presence present;
};

struct billing_migration {
  std::optional<std::string_view> deadline;  ///< RFC 3339
  std::optional<json::number> discount_percent;
  std::optional<std::string_view> discount_end_date;  ///< RFC 3339
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::price> {
  using price = v1::price;
  using rows = list<row<"monthly", &price::monthly>, row<"yearly", &price::yearly>>;
};
template <>
struct quire::schema<quire::v1::member_prices> {
  using prices = v1::member_prices;
  using rows = list<row<"plus_2024", &prices::plus_2024>, row<"pro_2024", &prices::pro_2024>>;
};
template <>
struct quire::schema<quire::v1::site_prices> {
  using prices = v1::site_prices;
  using rows = list<row<"premium", &prices::premium>, row<"ultimate", &prices::ultimate>>;
};
template <>
struct quire::schema<quire::v1::pricing> {
  using pricing = v1::pricing;
  using rows = list<row<"members", &pricing::members>, row<"sites", &pricing::sites>>;
};
template <>
struct quire::schema<quire::v1::usage_addon> {
  using rows = list<row<"enabled", &v1::usage_addon::enabled>>;
};

template <>
struct quire::schema<quire::v1::billing> {
  using billing = v1::billing;
  using rows =
      list<row<"interval", &billing::interval>, row<"endDate", &billing::end_date>,
           row<"hasPaymentFailed", &billing::has_payment_failed>,
           row<"canCheckout", &billing::can_checkout, since<0, 167, 0>>,
           row<"isScheduledToCancel", &billing::is_scheduled_to_cancel>,
           row<"pricing", &billing::pricing>,
           row<"usageAddons", &billing::usage_addons, since<0, 137, 0>>,
           row<"minUsers", &billing::min_users, optional, since<0, 167, 0>>,
           row<"maxUsers", &billing::max_users, optional, since<0, 167, 0>>,
           row<"minPremiumSites", &billing::min_premium_sites, optional, since<0, 167, 0>>,
           row<"maxPremiumSites", &billing::max_premium_sites, optional, since<0, 167, 0>>,
           row<"minUltimateSites", &billing::min_ultimate_sites, optional, since<0, 167, 0>>,
           row<"maxUltimateSites", &billing::max_ultimate_sites, optional, since<0, 167, 0>>,
           row<"paidMembers", &billing::paid_members, optional, since<0, 167, 0>>,
           row<"paidPremiumSites", &billing::paid_premium_sites, optional, since<0, 167, 0>>,
           row<"paidUltimateSites", &billing::paid_ultimate_sites, optional, since<0, 167, 0>>,
           row<"canChangeInterval", &billing::can_change_interval, since<0, 201, 0>>,
           row<"canUseSAML", &billing::can_use_saml, since<0, 201, 0>>,
           row<"creditsBundle", &billing::credits_bundle, since<0, 201, 0>>,
           row<"aiCreditAlertThreshold", &billing::ai_credit_alert_threshold, since<0, 201, 0>>>;
};
template <>
struct quire::schema<quire::v1::trial> {
  using trial = v1::trial;
  using rows =
      list<row<"status", &trial::status>, row<"count", &trial::count, since<0, 146, 0>>,
           row<"endDate", &trial::end_date, optional>, row<"decision", &trial::decision, optional>>;
};
template <>
struct quire::schema<quire::v1::billing_migration> {
  using migration = v1::billing_migration;
  using rows = list<row<"deadline", &migration::deadline, optional>,
                    row<"discountPercent", &migration::discount_percent, optional>,
                    row<"discountEndDate", &migration::discount_end_date, optional>>;
};

#endif  // QUIRE_V1_BILLING_HPP
