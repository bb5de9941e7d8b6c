// SPDX-License-Identifier: Apache-2.0
// ContentComputeRevisionEvent and ContentComputeDocumentEvent: GitBook asks for pages, or for the
// document of one, that a content source of the integration computes.
#ifndef QUIRE_V1_CONTENT_COMPUTE_HPP
#define QUIRE_V1_CONTENT_COMPUTE_HPP

#include <quire/json/raw.hpp>
#include <quire/schema.hpp>
#include <quire/v1/dependencies.hpp>

#include <string_view>

namespace quire::v1 {

struct content_compute_revision {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  std::string_view source_id;
  json::raw props;  ///< any JSON, null too
  map<dependency> dependencies;
  quire::presence present;
};

struct content_compute_document {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  std::string_view source_id;
  json::raw props;  ///< any JSON, null too
  map<dependency> dependencies;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::content_compute_revision> {
  using event = v1::content_compute_revision;
  using rows =
      list<row<"eventId", &event::event_id>,
           row<"type", &event::type, wire<"\"content_compute_revision\"">>,
           row<"installationId", &event::installation_id>, row<"spaceId", &event::space_id>,
           row<"sourceId", &event::source_id>, row<"props", &event::props, wire<"map<any>">>,
           row<"dependencies", &event::dependencies, since<0, 130, 0>>>;
};
template <>
struct quire::schema<quire::v1::content_compute_document> {
  using event = v1::content_compute_document;
  using rows =
      list<row<"eventId", &event::event_id>,
           row<"type", &event::type, wire<"\"content_compute_document\"">>,
           row<"installationId", &event::installation_id>, row<"spaceId", &event::space_id>,
           row<"sourceId", &event::source_id>, row<"props", &event::props, wire<"map<any>">>,
           row<"dependencies", &event::dependencies, since<0, 130, 0>>>;
};

#endif  // QUIRE_V1_CONTENT_COMPUTE_HPP
