// SPDX-License-Identifier: Apache-2.0
// UIRenderEvent: GitBook asks for the interface of one of the integration's components.
#ifndef QUIRE_V1_UI_RENDER_HPP
#define QUIRE_V1_UI_RENDER_HPP

#include <quire/json/raw.hpp>
#include <quire/schema.hpp>
#include <quire/v1/common.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

enum class theme : std::uint8_t { unknown, dark, light };

/// The component is shown in a document.
struct document_context {
  enumeration<v1::theme> theme;
  std::string_view type;
  std::string_view space_id;
  bool editable = false;
  quire::presence present;
};
/// The component configures the installation on a space.
struct configuration_space_context {
  enumeration<v1::theme> theme;
  std::string_view type;
  std::string_view space_id;
  quire::presence present;
};
/// The component configures the installation on a site.
struct configuration_site_context {
  enumeration<v1::theme> theme;
  std::string_view type;
  std::string_view site_id;
  quire::presence present;
};
/// The component configures the installation of an organization.
struct configuration_account_context {
  enumeration<v1::theme> theme;
  std::string_view type;
  std::string_view organization_id;
  quire::presence present;
};
/// The component configures a content source.
struct configuration_contentsource_context {
  enumeration<v1::theme> theme;
  std::string_view type;
  std::string_view organization_id;
  std::optional<std::string_view> space_id;
  quire::presence present;
};

using ui_context =
    union_of<"type", alternative<document_context, "document">,
             alternative<configuration_account_context, "configuration_account">,
             alternative<configuration_space_context, "configuration_space">,
             alternative<configuration_site_context, "configuration_site", since<0, 74, 0>>,
             alternative<configuration_contentsource_context, "configuration_contentsource",
                         since<0, 74, 0>>>;

enum class early_context_type : std::uint8_t { unknown, document, configuration_space };

/// The context up to release 0.4.0, when it was one struct.
struct early_context {
  enumeration<early_context_type> type;
  bool editable = false;
  enumeration<v1::theme> theme;
  quire::presence present;
};

struct ui_render {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::optional<std::string_view> space_id;
  std::optional<std::string_view> site_id;
  std::optional<v1::auth> auth;
  std::string_view component_id;
  json::raw_object props;
  std::optional<json::raw_object> state;
  ui_context context;                              ///< from release 0.12.0
  std::optional<v1::early_context> early_context;  ///< up to release 0.4.0
  std::optional<json::raw_object> action;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::theme> {
  static constexpr bool is_inline = true;
  using values = list<value<"dark", v1::theme::dark>, value<"light", v1::theme::light>>;
};
template <>
struct quire::enum_schema<quire::v1::early_context_type> {
  using type = v1::early_context_type;
  static constexpr bool is_inline = true;
  using values = list<value<"document", type::document>,
                      value<"configuration_space", type::configuration_space, since<0, 4, 0>>>;
};

template <>
struct quire::schema<quire::v1::document_context> {
  using context = v1::document_context;
  using rows =
      list<row<"theme", &context::theme>, row<"type", &context::type, wire<"\"document\"">>,
           row<"spaceId", &context::space_id>, row<"editable", &context::editable>>;
};
template <>
struct quire::schema<quire::v1::configuration_space_context> {
  using context = v1::configuration_space_context;
  using rows = list<row<"theme", &context::theme>,
                    row<"type", &context::type, wire<"\"configuration_space\"">>,
                    row<"spaceId", &context::space_id>>;
};
template <>
struct quire::schema<quire::v1::configuration_site_context> {
  using context = v1::configuration_site_context;
  using rows = list<row<"theme", &context::theme>,
                    row<"type", &context::type, wire<"\"configuration_site\"">>,
                    row<"siteId", &context::site_id>>;
};
template <>
struct quire::schema<quire::v1::configuration_account_context> {
  using context = v1::configuration_account_context;
  using rows = list<row<"theme", &context::theme>,
                    row<"type", &context::type, wire<"\"configuration_account\"">>,
                    row<"organizationId", &context::organization_id>>;
};
template <>
struct quire::schema<quire::v1::configuration_contentsource_context> {
  using context = v1::configuration_contentsource_context;
  using rows = list<row<"theme", &context::theme>,
                    row<"type", &context::type, wire<"\"configuration_contentsource\"">>,
                    row<"organizationId", &context::organization_id>,
                    row<"spaceId", &context::space_id, optional>>;
};
template <>
struct quire::schema<quire::v1::early_context> {
  using context = v1::early_context;
  using rows = list<row<"type", &context::type>, row<"editable", &context::editable>,
                    row<"theme", &context::theme>>;
};

template <>
struct quire::schema<quire::v1::ui_render> {
  using event = v1::ui_render;
  using rows =
      list<row<"eventId", &event::event_id>, row<"type", &event::type, wire<"\"ui_render\"">>,
           row<"installationId", &event::installation_id>,
           row<"spaceId", &event::space_id, until<0, 4, 0>>,
           row<"spaceId", &event::space_id, optional, since<0, 12, 0>>,
           row<"siteId", &event::site_id, optional, since<0, 74, 0>>,
           row<"auth", &event::auth, optional>, row<"componentId", &event::component_id>,
           row<"props", &event::props>, row<"state", &event::state, optional>,
           row<"context", &event::early_context, until<0, 4, 0>>,
           row<"context", &event::context, since<0, 12, 0>>,
           row<"action", &event::action, optional>>;
};

#endif  // QUIRE_V1_UI_RENDER_HPP
