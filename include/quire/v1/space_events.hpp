// SPDX-License-Identifier: Apache-2.0
// What happens to a space: it is looked at, edited, synchronised with Git, shown or hidden.
#ifndef QUIRE_V1_SPACE_EVENTS_HPP
#define QUIRE_V1_SPACE_EVENTS_HPP

#include <quire/schema.hpp>
#include <quire/v1/common.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

/// ContentVisibility.
enum class content_visibility : std::uint8_t {
  unknown,
  public_,
  unlisted,
  share_link,
  visitor_auth,
  in_collection,
  private_
};
/// How a synchronisation with Git ended.
enum class gitsync_state : std::uint8_t { unknown, success, failure };

struct user_urls {
  std::string_view location;
  quire::presence present;
};
/// A user of GitBook.
struct user {
  constant<"user"> object;
  std::string_view id;
  std::string_view display_name;
  std::optional<std::string_view> email;
  std::optional<std::string_view> photo_url;
  user_urls urls;
  quire::presence present;
};

/// SpaceViewEvent: somebody looked at a page. Up to release 0.137.0.
struct space_view {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  std::optional<std::string_view> page_id;
  v1::visitor visitor;
  std::string_view url;  ///< of the page, with its query
  std::string_view referrer;
  quire::presence present;
};
/// SpaceContentUpdatedEvent.
struct space_content_updated {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  std::string_view revision_id;
  array<user> updated_by;
  quire::presence present;
};
/// SpaceGitSyncStartedEvent.
struct space_gitsync_started {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  std::string_view revision_id;
  std::string_view commit_id;
  quire::presence present;
};
/// SpaceGitSyncCompletedEvent.
struct space_gitsync_completed {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  enumeration<gitsync_state> state;
  std::string_view revision_id;
  std::string_view commit_id;
  quire::presence present;
};
/// SpaceVisibilityUpdatedEvent.
struct space_visibility_updated {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::string_view space_id;
  enumeration<content_visibility> previous_visibility;
  enumeration<content_visibility> visibility;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::content_visibility> {
  using visibility = v1::content_visibility;
  using values = list<
      value<"public", visibility::public_>, value<"unlisted", visibility::unlisted>,
      value<"share-link", visibility::share_link>, value<"visitor-auth", visibility::visitor_auth>,
      value<"in-collection", visibility::in_collection>, value<"private", visibility::private_>>;
};
template <>
struct quire::enum_schema<quire::v1::gitsync_state> {
  using state = v1::gitsync_state;
  static constexpr bool is_inline = true;
  using values = list<value<"success", state::success>, value<"failure", state::failure>>;
};

template <>
struct quire::schema<quire::v1::user_urls> {
  using rows = list<row<"location", &v1::user_urls::location>>;
};
template <>
struct quire::schema<quire::v1::user> {
  using user = v1::user;
  using rows = list<row<"object", &user::object>, row<"id", &user::id>,
                    row<"displayName", &user::display_name>, row<"email", &user::email, optional>,
                    row<"photoURL", &user::photo_url, optional>, row<"urls", &user::urls>>;
};

template <>
struct quire::schema<quire::v1::space_view> {
  using event = v1::space_view;
  using rows =
      list<row<"eventId", &event::event_id>, row<"type", &event::type, wire<"\"space_view\"">>,
           row<"installationId", &event::installation_id>, row<"spaceId", &event::space_id>,
           row<"pageId", &event::page_id, optional>, row<"visitor", &event::visitor>,
           row<"url", &event::url>, row<"referrer", &event::referrer>>;
};
template <>
struct quire::schema<quire::v1::space_content_updated> {
  using event = v1::space_content_updated;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"space_content_updated\"">>,
                    row<"installationId", &event::installation_id>,
                    row<"spaceId", &event::space_id>, row<"revisionId", &event::revision_id>,
                    row<"updatedBy", &event::updated_by, since<0, 201, 0>>>;
};
template <>
struct quire::schema<quire::v1::space_gitsync_started> {
  using event = v1::space_gitsync_started;
  using rows =
      list<row<"eventId", &event::event_id>,
           row<"type", &event::type, wire<"\"space_gitsync_started\"">>,
           row<"installationId", &event::installation_id>, row<"spaceId", &event::space_id>,
           row<"revisionId", &event::revision_id>, row<"commitId", &event::commit_id>>;
};
template <>
struct quire::schema<quire::v1::space_gitsync_completed> {
  using event = v1::space_gitsync_completed;
  using rows = list<row<"eventId", &event::event_id>,
                    row<"type", &event::type, wire<"\"space_gitsync_completed\"">>,
                    row<"installationId", &event::installation_id>,
                    row<"spaceId", &event::space_id>, row<"state", &event::state>,
                    row<"revisionId", &event::revision_id>, row<"commitId", &event::commit_id>>;
};
template <>
struct quire::schema<quire::v1::space_visibility_updated> {
  using event = v1::space_visibility_updated;
  using rows =
      list<row<"eventId", &event::event_id>,
           row<"type", &event::type, wire<"\"space_visibility_updated\"">>,
           row<"installationId", &event::installation_id>, row<"spaceId", &event::space_id>,
           row<"previousVisibility", &event::previous_visibility>,
           row<"visibility", &event::visibility>>;
};

#endif  // QUIRE_V1_SPACE_EVENTS_HPP
