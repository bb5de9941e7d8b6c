// SPDX-License-Identifier: Apache-2.0
// Structs that several events and the environment share.
#ifndef QUIRE_V1_COMMON_HPP
#define QUIRE_V1_COMMON_HPP

#include <quire/schema.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

/// Who looked at a page.
struct visitor {
  std::string_view anonymous_id;  ///< made by GitBook
  map<std::string_view> cookies;
  std::string_view user_agent;
  std::string_view ip;
  std::optional<std::string_view> language;
  quire::presence present;
};

/// The user on whose behalf an event was sent.
struct auth {
  std::string_view user_id;
  quire::presence present;
};

/// How requests to the outside travel.
struct network {
  std::optional<bool> proxy;
  quire::presence present;
};

/// IntegrationInstallationStatus.
enum class installation_status : std::uint8_t { unknown, active, pending, paused };

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::installation_status> {
  using status = v1::installation_status;
  using values = list<value<"active", status::active>, value<"pending", status::pending>,
                      value<"paused", status::paused>>;
};

template <>
struct quire::schema<quire::v1::visitor> {
  using visitor = v1::visitor;
  using rows = list<row<"anonymousId", &visitor::anonymous_id>, row<"cookies", &visitor::cookies>,
                    row<"userAgent", &visitor::user_agent>, row<"ip", &visitor::ip>,
                    row<"language", &visitor::language, optional, since<0, 25, 0>>>;
};

template <>
struct quire::schema<quire::v1::network> {
  using rows = list<row<"proxy", &v1::network::proxy, optional>>;
};

template <>
struct quire::schema<quire::v1::auth> {
  using rows = list<row<"userId", &v1::auth::user_id>>;
};

#endif  // QUIRE_V1_COMMON_HPP
