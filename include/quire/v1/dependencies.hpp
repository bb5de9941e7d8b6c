// SPDX-License-Identifier: Apache-2.0
// ComputedContentDependencyResolved: what computed content depends on, and what that is now.
#ifndef QUIRE_V1_DEPENDENCIES_HPP
#define QUIRE_V1_DEPENDENCIES_HPP

#include <quire/schema.hpp>
#include <quire/v1/translation_language.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

/// OpenAPISpecVisibility.
enum class openapi_spec_visibility : std::uint8_t { unknown, private_, public_ };

// ---- a space

struct space_reference {
  std::string_view kind;
  std::string_view space;
  quire::presence present;
};
struct resolved_space {
  constant<"space"> object;
  std::string_view id;
  std::string_view revision;
  quire::presence present;
};
struct space_dependency {
  space_reference ref;
  nullable<resolved_space> value;  ///< null: there is none
  quire::presence present;
};

// ---- an OpenAPI specification

struct openapi_reference {
  std::string_view kind;
  std::string_view spec;
  quire::presence present;
};
struct resolved_openapi {
  constant<"openapi-spec"> object;
  std::string_view id;
  std::string_view slug;
  std::optional<std::string_view> last_version;
  std::optional<enumeration<openapi_spec_visibility>> visibility;
  quire::presence present;
};
struct openapi_dependency {
  openapi_reference ref;
  nullable<resolved_openapi> value;
  quire::presence present;
};

// ---- a translation

struct translation_reference {
  std::string_view kind;
  std::string_view translation;
  quire::presence present;
};
struct resolved_translation {
  std::string_view space;
  std::string_view revision;
  enumeration<translation_language> language;
  quire::presence present;
};
struct translation_dependency {
  translation_reference ref;
  nullable<resolved_translation> value;
  quire::presence present;
};

/// Told apart by `ref.kind`.
using dependency = union_of<"ref.kind", alternative<space_dependency, "space">,
                            alternative<openapi_dependency, "openapi">,
                            alternative<translation_dependency, "translation">>;

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::openapi_spec_visibility> {
  using visibility = v1::openapi_spec_visibility;
  using values = list<value<"private", visibility::private_>, value<"public", visibility::public_>>;
};

template <>
struct quire::schema<quire::v1::space_reference> {
  using reference = v1::space_reference;
  using rows =
      list<row<"kind", &reference::kind, wire<"\"space\"">>, row<"space", &reference::space>>;
};
template <>
struct quire::schema<quire::v1::resolved_space> {
  using space = v1::resolved_space;
  using rows =
      list<row<"object", &space::object>, row<"id", &space::id>, row<"revision", &space::revision>>;
};
template <>
struct quire::schema<quire::v1::space_dependency> {
  using dependency = v1::space_dependency;
  using rows = list<row<"ref", &dependency::ref>, row<"value", &dependency::value>>;
};

template <>
struct quire::schema<quire::v1::openapi_reference> {
  using reference = v1::openapi_reference;
  using rows =
      list<row<"kind", &reference::kind, wire<"\"openapi\"">>, row<"spec", &reference::spec>>;
};
template <>
struct quire::schema<quire::v1::resolved_openapi> {
  using spec = v1::resolved_openapi;
  using rows = list<row<"object", &spec::object>, row<"id", &spec::id>, row<"slug", &spec::slug>,
                    row<"lastVersion", &spec::last_version, optional>,
                    row<"visibility", &spec::visibility, optional, since<0, 167, 0>>>;
};
template <>
struct quire::schema<quire::v1::openapi_dependency> {
  using dependency = v1::openapi_dependency;
  using rows = list<row<"ref", &dependency::ref>, row<"value", &dependency::value>>;
};

template <>
struct quire::schema<quire::v1::translation_reference> {
  using reference = v1::translation_reference;
  using rows = list<row<"kind", &reference::kind, wire<"\"translation\"">>,
                    row<"translation", &reference::translation>>;
};
template <>
struct quire::schema<quire::v1::resolved_translation> {
  using translation = v1::resolved_translation;
  using rows = list<row<"space", &translation::space>, row<"revision", &translation::revision>,
                    row<"language", &translation::language, since<0, 181, 0>>>;
};
template <>
struct quire::schema<quire::v1::translation_dependency> {
  using dependency = v1::translation_dependency;
  using rows = list<row<"ref", &dependency::ref>, row<"value", &dependency::value>>;
};

#endif  // QUIRE_V1_DEPENDENCIES_HPP
