// SPDX-License-Identifier: Apache-2.0
// IntegrationConfigurations: what an installation of the integration can be configured with.
#ifndef QUIRE_V1_CONFIGURATIONS_HPP
#define QUIRE_V1_CONFIGURATIONS_HPP

#include <quire/json/number.hpp>
#include <quire/schema.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

// ---- the properties of a schema

struct string_property {
  std::optional<std::string_view> title;
  std::optional<std::string_view> description;
  std::string_view type;
  std::optional<std::string_view> default_;
  std::optional<std::string_view> completion_url;
  std::optional<array<std::string_view>> enum_;
  quire::presence present;
};
struct number_property {
  std::optional<std::string_view> title;
  std::optional<std::string_view> description;
  std::string_view type;
  std::optional<json::number> default_;
  quire::presence present;
};
struct boolean_property {
  std::optional<std::string_view> title;
  std::optional<std::string_view> description;
  std::string_view type;
  std::optional<bool> default_;
  quire::presence present;
};
struct button_property {
  std::optional<std::string_view> title;
  std::optional<std::string_view> description;
  std::string_view type;
  std::string_view callback_url;
  std::string_view button_text;
  quire::presence present;
};
using property =
    union_of<"type", alternative<string_property, "string">, alternative<number_property, "number">,
             alternative<boolean_property, "boolean">, alternative<button_property, "button">>;

// ---- configurations

/// The configuration where it could be nothing but a schema: of accounts up to release 0.4.0, of
/// spaces in 0.3.0.
struct configuration_schema {
  map<property> properties;
  std::optional<array<std::string_view>> required;
  quire::presence present;
};
/// Either a component or a schema.
struct configuration {
  std::optional<std::string_view> component_id;  ///< none: it is a schema
  map<property> properties;
  std::optional<array<std::string_view>> required;  ///< names of properties
  quire::presence present;
};

struct configurations {
  std::optional<configuration> account;
  std::optional<configuration> space;
  std::optional<configuration> site;
  std::optional<configuration_schema> account_schema;  ///< `account` up to release 0.4.0
  std::optional<configuration_schema> space_schema;    ///< `space` in release 0.3.0
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::string_property> {
  using property = v1::string_property;
  using rows = list<row<"title", &property::title, optional>,
                    row<"description", &property::description, optional>,
                    row<"type", &property::type, wire<"\"string\"">>,
                    row<"default", &property::default_, optional>,
                    row<"completion_url", &property::completion_url, optional, since<0, 130, 0>>,
                    row<"enum", &property::enum_, optional, since<0, 130, 0>>>;
};
template <>
struct quire::schema<quire::v1::number_property> {
  using property = v1::number_property;
  using rows = list<row<"title", &property::title, optional>,
                    row<"description", &property::description, optional>,
                    row<"type", &property::type, wire<"\"number\"">>,
                    row<"default", &property::default_, optional>>;
};
template <>
struct quire::schema<quire::v1::boolean_property> {
  using property = v1::boolean_property;
  using rows = list<row<"title", &property::title, optional>,
                    row<"description", &property::description, optional>,
                    row<"type", &property::type, wire<"\"boolean\"">>,
                    row<"default", &property::default_, optional>>;
};
template <>
struct quire::schema<quire::v1::button_property> {
  using property = v1::button_property;
  using rows = list<row<"title", &property::title, optional>,
                    row<"description", &property::description, optional>,
                    row<"type", &property::type, wire<"\"button\"">>,
                    row<"callback_url", &property::callback_url>,
                    row<"button_text", &property::button_text>>;
};

template <>
struct quire::schema<quire::v1::configuration_schema> {
  using configuration = v1::configuration_schema;
  using rows = list<row<"properties", &configuration::properties>,
                    row<"required", &configuration::required, optional>>;
};
template <>
struct quire::schema<quire::v1::configuration> {
  using configuration = v1::configuration;
  using component = variant<"IntegrationConfigurationComponent">;
  using of_properties = variant<"IntegrationConfigurationSchema">;
  using rows = list<row<"componentId", &configuration::component_id, component>,
                    row<"properties", &configuration::properties, of_properties>,
                    row<"required", &configuration::required, of_properties, optional>>;
};
template <>
struct quire::schema<quire::v1::configurations> {
  using all = v1::configurations;
  using rows = list<row<"account", &all::account_schema, optional, until<0, 4, 0>>,
                    row<"account", &all::account, optional, since<0, 12, 0>>,
                    row<"space", &all::space_schema, optional, until<0, 3, 0>>,
                    row<"space", &all::space, optional, since<0, 4, 0>>,
                    row<"site", &all::site, optional, since<0, 74, 0>>>;
};

#endif  // QUIRE_V1_CONFIGURATIONS_HPP
