// SPDX-License-Identifier: Apache-2.0
// PageFeedbackEvent: a visitor rated a page.
#ifndef QUIRE_V1_PAGE_FEEDBACK_HPP
#define QUIRE_V1_PAGE_FEEDBACK_HPP

#include <quire/schema.hpp>
#include <quire/v1/common.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::v1 {

/// PageFeedbackRating.
enum class page_feedback_rating : std::uint8_t { unknown, bad, ok, good };

/// What the visitor said.
struct feedback {
  enumeration<page_feedback_rating> rating;
  std::optional<std::string_view> comment;
  quire::presence present;
};

struct page_feedback {
  std::string_view event_id;
  std::string_view type;
  std::string_view installation_id;
  std::optional<std::string_view> space_id;  ///< deprecated
  std::string_view site_id;
  std::optional<std::string_view> page_id;
  v1::feedback feedback;
  v1::visitor visitor;
  std::string_view url;  ///< of the page, with its query
  std::string_view referrer;
  quire::presence present;
};

}  // namespace quire::v1

template <>
struct quire::enum_schema<quire::v1::page_feedback_rating> {
  using rating = v1::page_feedback_rating;
  using values =
      list<value<"bad", rating::bad>, value<"ok", rating::ok>, value<"good", rating::good>>;
};

template <>
struct quire::schema<quire::v1::feedback> {
  using feedback = v1::feedback;
  using rows = list<row<"rating", &feedback::rating>, row<"comment", &feedback::comment, optional>>;
};
template <>
struct quire::schema<quire::v1::page_feedback> {
  using event = v1::page_feedback;
  using rows =
      list<row<"eventId", &event::event_id>, row<"type", &event::type, wire<"\"page_feedback\"">>,
           row<"installationId", &event::installation_id>,
           row<"spaceId", &event::space_id, optional, deprecated>, row<"siteId", &event::site_id>,
           row<"pageId", &event::page_id, optional>, row<"feedback", &event::feedback>,
           row<"visitor", &event::visitor>, row<"url", &event::url>,
           row<"referrer", &event::referrer>>;
};

#endif  // QUIRE_V1_PAGE_FEEDBACK_HPP
