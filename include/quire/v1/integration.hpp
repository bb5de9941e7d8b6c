// SPDX-License-Identifier: Apache-2.0
// Integration: what its developer published.
#ifndef QUIRE_V1_INTEGRATION_HPP
#define QUIRE_V1_INTEGRATION_HPP

#include <quire/json/number.hpp>
#include <quire/schema.hpp>
#include <quire/v1/configurations.hpp>
#include <quire/v1/content_security_policy.hpp>
#include <quire/v1/enums.hpp>
#include <quire/v1/organization.hpp>

#include <optional>
#include <string_view>

namespace quire::v1 {

/// How a block is written in Markdown.
struct block_markdown {
  std::string_view codeblock;
  std::string_view body;
  quire::presence present;
};
/// A block that the integration adds to the editor.
struct block {
  std::string_view id;
  std::string_view title;
  std::optional<std::string_view> description;
  std::optional<std::string_view> icon;
  std::optional<array<std::string_view>> url_unfurl;
  std::optional<block_markdown> markdown;
  quire::presence present;
};

struct content_source_configuration {
  std::string_view component_id;
  quire::presence present;
};
/// A source of computed content.
struct content_source {
  std::string_view id;
  std::string_view title;
  std::optional<std::string_view> description;
  std::optional<std::string_view> icon;
  std::optional<content_source_configuration> configuration;
  quire::presence present;
};

struct external_link {
  std::string_view url;
  std::string_view label;
  quire::presence present;
};

struct integration_urls {
  std::string_view location;
  std::optional<std::string_view> icon;
  std::string_view app;
  std::string_view assets;
  std::string_view public_endpoint;
  std::string_view public_content_endpoint;
  quire::presence present;
};

struct integration_permissions {
  bool admin = false;
  bool install = false;  ///< release 0.130.0 only
  quire::presence present;
};

struct integration {
  constant<"integration"> object;
  std::string_view name;
  json::number version;
  std::string_view title;
  std::optional<std::string_view> description;
  std::optional<std::string_view> summary;  ///< Markdown
  array<std::string_view> preview_images;
  enumeration<integration_target> target;
  bool verified = false;
  enumeration<integration_visibility> visibility;
  array<enumeration<integration_scope>> scopes;
  array<enumeration<integration_category>> categories;
  std::optional<array<block>> blocks;
  std::optional<array<content_source>> content_sources;
  std::optional<lazy<v1::configurations>> configurations;
  array<external_link> external_links;
  lazy<organization> owner;
  integration_urls urls;
  integration_permissions permissions;
  std::optional<lazy<text_or<v1::content_security_policy>>> content_security_policy;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::block_markdown> {
  using markdown = v1::block_markdown;
  using rows = list<row<"codeblock", &markdown::codeblock>, row<"body", &markdown::body>>;
};
template <>
struct quire::schema<quire::v1::block> {
  using block = v1::block;
  using rows =
      list<row<"id", &block::id>, row<"title", &block::title>,
           row<"description", &block::description, optional>, row<"icon", &block::icon, optional>,
           row<"urlUnfurl", &block::url_unfurl, optional>,
           row<"markdown", &block::markdown, optional>>;
};
template <>
struct quire::schema<quire::v1::content_source_configuration> {
  using rows = list<row<"componentId", &v1::content_source_configuration::component_id>>;
};
template <>
struct quire::schema<quire::v1::content_source> {
  using source = v1::content_source;
  using rows =
      list<row<"id", &source::id>, row<"title", &source::title>,
           row<"description", &source::description, optional>, row<"icon", &source::icon, optional>,
           row<"configuration", &source::configuration, optional, until<0, 91, 0>>,
           row<"configuration", &source::configuration, since<0, 130, 0>>>;
};
template <>
struct quire::schema<quire::v1::external_link> {
  using link = v1::external_link;
  using rows = list<row<"url", &link::url>, row<"label", &link::label>>;
};
template <>
struct quire::schema<quire::v1::integration_urls> {
  using urls = v1::integration_urls;
  using rows = list<row<"location", &urls::location, since<0, 12, 0>>,
                    row<"icon", &urls::icon, optional>, row<"app", &urls::app>,
                    row<"assets", &urls::assets>, row<"publicEndpoint", &urls::public_endpoint>,
                    row<"publicContentEndpoint", &urls::public_content_endpoint, since<0, 201, 0>>>;
};
template <>
struct quire::schema<quire::v1::integration_permissions> {
  using permissions = v1::integration_permissions;
  using rows = list<row<"admin", &permissions::admin>,
                    row<"install", &permissions::install, since<0, 130, 0>, until<0, 130, 0>>>;
};

template <>
struct quire::schema<quire::v1::integration> {
  using integration = v1::integration;
  using rows = list<
      row<"object", &integration::object>, row<"name", &integration::name>,
      row<"version", &integration::version, since<0, 12, 0>>, row<"title", &integration::title>,
      row<"description", &integration::description, optional>,
      row<"summary", &integration::summary, optional>,
      row<"previewImages", &integration::preview_images>,
      row<"target", &integration::target, since<0, 12, 0>>,
      row<"verified", &integration::verified, since<0, 12, 0>>,
      row<"visibility", &integration::visibility>, row<"scopes", &integration::scopes>,
      row<"categories", &integration::categories>, row<"blocks", &integration::blocks, optional>,
      row<"contentSources", &integration::content_sources, optional, since<0, 74, 0>>,
      row<"configurations", &integration::configurations, optional>,
      row<"externalLinks", &integration::external_links>,
      row<"owner", &integration::owner, since<0, 12, 0>>, row<"urls", &integration::urls>,
      row<"permissions", &integration::permissions, since<0, 12, 0>>,
      row<"contentSecurityPolicy", &integration::content_security_policy, optional>>;
};

#endif  // QUIRE_V1_INTEGRATION_HPP
