// SPDX-License-Identifier: Apache-2.0
// Every member of a revision as text: what a revision is, for tests and for people.
#ifndef QUIRE_V1_DESCRIBE_HPP
#define QUIRE_V1_DESCRIBE_HPP

#include <quire/codec.hpp>
#include <quire/schema.hpp>
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>
#include <quire/v1/revisions.hpp>

#include <string>

namespace quire {
namespace v1_types::detail {

template <class Sink, class... Events>
void describe_events(release at, Sink& sink, list<Events...>) {
  const auto describe_one = [&]<class Event>(Event) {
    if (!Event::span.contains(at)) return;
    const std::string path = "event:" + std::string{Event::texts};
    sink(path, std::string{"event"}, false);
    codec::of<typename Event::type>::describe(at, path, sink);
  };
  (describe_one(Events{}), ...);
}

}  // namespace v1_types::detail

/// Calls `sink(path, wire, required)` for every event type and every member that release `at` has,
/// in the order of the rows. Paths as in "event:site_view.visitor.ip": `[]` is an element, `{}` a
/// value of a map, `<type=document>` one shape of several. `wire` is the JSON type: "string",
/// "array<object>", "null|object", "enum", texts in quotes, "variant" and "event" for the two that
/// are no members. Allocates; not for the parse path.
template <class Sink>
void describe(release at, Sink&& sink) {
  const release revision = v1_types::revision_of(at);
  v1_types::detail::describe_events(revision, sink, v1_types::all_events{});
  codec::of<v1_types::environment>::describe(revision, "environment", sink);
}

/// The same for a version of ours: `describe<v1>(sink)`.
template <class Version, class Sink>
void describe(Sink&& sink) {
  describe(Version::revision, sink);
}

}  // namespace quire

#endif  // QUIRE_V1_DESCRIBE_HPP
