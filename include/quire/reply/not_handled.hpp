// SPDX-License-Identifier: Apache-2.0
// What the official runtime (release 0.23.3) answers to an event that the integration has no
// handler for.
#ifndef QUIRE_REPLY_NOT_HANDLED_HPP
#define QUIRE_REPLY_NOT_HANDLED_HPP

#include <quire/reply/reply.hpp>
#include <quire/v1/event.hpp>

#include <string>
#include <string_view>

namespace quire {
namespace detail {

/// Requests that ask for something: 400, as the integration does not have it. Of a task the runtime
/// reads a member first, and fails without.
[[nodiscard]] inline reply not_handled(const v1::fetch&) {
  return reply_error(400, "Integration does not handle HTTP requests");
}
[[nodiscard]] inline reply not_handled(const v1::fetch_published_script&) {
  return reply_error(400, "Integration does not handle fetch_published_script");
}
[[nodiscard]] inline reply not_handled(const v1::fetch_visitor_authentication&) {
  return reply_error(400, "Integration does not handle fetch_visitor_authentication");
}
[[nodiscard]] inline reply not_handled(const v1::task& event) {
  if (!has<&v1::task::task>(event)) return reply_internal_error();
  return reply_error(400, "Integration does not handle tasks");
}

/// Something that goes by the name in `Member`: 404.
template <auto Member, class Event>
[[nodiscard]] reply not_found(std::string_view what, const Event& event) {
  const std::string_view name = has<Member>(event) ? event.*Member : "undefined";
  return reply_error(404, std::string{what}.append(" ").append(name).append(" not found"));
}
[[nodiscard]] inline reply not_handled(const v1::ui_render& event) {
  return not_found<&v1::ui_render::component_id>("Component", event);
}
[[nodiscard]] inline reply not_handled(const v1::content_compute_revision& event) {
  return not_found<&v1::content_compute_revision::source_id>("Content source", event);
}
[[nodiscard]] inline reply not_handled(const v1::content_compute_document& event) {
  return not_found<&v1::content_compute_document::source_id>("Content source", event);
}

/// Every other event, unknown ones among them: 406. A type that is no text reads `undefined`.
template <class Event>
[[nodiscard]] reply not_handled(const Event& event) {
  const std::string_view type = event.type.empty() ? "undefined" : std::string_view{event.type};
  return reply_error(
      406, std::string{"Integration does not handle \""}.append(type).append("\" events"));
}

}  // namespace detail

/// The answer to a good request whose event nobody handles: 400, 404 or 406 with a JSON error, by
/// the type of the event; 500 for one without the member that the runtime looks at. Allocates; may
/// throw `std::bad_alloc`.
template <class Event>
[[nodiscard]] reply reply_not_handled(const Event& event) {
  return visit(event, [](const auto& each) { return detail::not_handled(each); });
}

}  // namespace quire

#endif  // QUIRE_REPLY_NOT_HANDLED_HPP
