// SPDX-License-Identifier: Apache-2.0
// Event: one of the events of a release, or one that the release does not know.
#ifndef QUIRE_V1_EVENT_HPP
#define QUIRE_V1_EVENT_HPP

#include <quire/json/raw.hpp>
#include <quire/schema.hpp>
#include <quire/v1/content_compute.hpp>
#include <quire/v1/fetch.hpp>
#include <quire/v1/fetch_published_script.hpp>
#include <quire/v1/fetch_visitor_authentication.hpp>
#include <quire/v1/installation_events.hpp>
#include <quire/v1/page_feedback.hpp>
#include <quire/v1/site_view.hpp>
#include <quire/v1/space_events.hpp>
#include <quire/v1/task.hpp>
#include <quire/v1/ui_render.hpp>

#include <string_view>

namespace quire::v1 {

/// An event of a type that the release does not have. The whole of it is in `json`.
struct unknown_event {
  std::string_view event_id;  ///< "" if there is none
  std::string_view type;      ///< "" if there is none, or it is no text
  quire::json::raw json;
};

/// Every event type of every release, in the order of their being told apart.
using all_events =
    list<alternative<site_view, "site_view", since<0, 74, 0>>,
         alternative<space_view, "space_view", until<0, 137, 0>>, alternative<fetch, "fetch">,
         alternative<fetch_published_script, "fetch_published_script">,
         alternative<fetch_visitor_authentication, "fetch_visitor_authentication", since<0, 34, 0>>,
         alternative<ui_render, "ui_render">,
         alternative<content_compute_revision, "content_compute_revision", since<0, 74, 0>>,
         alternative<content_compute_document, "content_compute_document", since<0, 74, 0>>,
         alternative<page_feedback, "page_feedback", since<0, 143, 2>>,
         alternative<space_content_updated, "space_content_updated">,
         alternative<space_gitsync_started, "space_gitsync_started">,
         alternative<space_gitsync_completed, "space_gitsync_completed">,
         alternative<space_visibility_updated, "space_visibility_updated">,
         alternative<installation_setup, "installation_setup">,
         alternative<installation_deleted, "installation_deleted", since<0, 137, 0>>,
         alternative<space_installation_setup, "space_installation_setup">,
         alternative<space_installation_deleted, "space_installation_deleted", since<0, 12, 0>>,
         alternative<site_installation_setup, "site_installation_setup", since<0, 74, 0>>,
         alternative<site_installation_deleted, "site_installation_deleted", since<0, 74, 0>>,
         alternative<task, "task", since<0, 167, 0>>>;

namespace detail {

template <release At, class Kept, class Rest>
struct living;
template <release At, class... Kept>
struct living<At, list<Kept...>, list<>> {
  using type = tagged_union<"type", unknown_event, Kept...>;
};
template <release At, class... Kept, class First, class... Rest>
requires(First::span.contains(At)) struct living<At, list<Kept...>, list<First, Rest...>>
    : living<At, list<Kept..., First>, list<Rest...>> {
};
template <release At, class... Kept, class First, class... Rest>
requires(!First::span.contains(At)) struct living<At, list<Kept...>, list<First, Rest...>>
    : living<At, list<Kept...>, list<Rest...>> {
};

}  // namespace detail

/// The union of the event types that release `At` has, and `unknown_event`.
template <release At>
using event_at = typename detail::living<At, list<>, all_events>::type;

}  // namespace quire::v1

template <>
struct quire::schema<quire::v1::unknown_event> {
  using event = v1::unknown_event;
  using texts = list<row<"eventId", &event::event_id>, row<"type", &event::type>>;
};

#endif  // QUIRE_V1_EVENT_HPP
