// SPDX-License-Identifier: Apache-2.0
// Every member of a version as text: what it decodes, for tests and for people.
#ifndef QUIRE_CODEC_DESCRIBE_HPP
#define QUIRE_CODEC_DESCRIBE_HPP

#include <quire/codec/codec.hpp>
#include <quire/schema/row.hpp>
#include <quire/schema/version.hpp>

#include <string>

namespace quire {
namespace codec {

/// Calls `sink(path, wire, required)` for each of the events that release `at` has, and for every
/// member below it.
template <class Sink, class... Events>
void describe_events(release at, Sink& sink, list<Events...>) {
  const auto describe_one = [&]<class Event>(Event) {
    if (!Event::span.contains(at)) return;
    const std::string path = "event:" + std::string{Event::texts};
    sink(path, std::string{"event"}, false);
    of<typename Event::type>::describe(at, path, sink);
  };
  (describe_one(Events{}), ...);
}

}  // namespace codec

/// The same as `describe<Version>` for a release that is known only at run time: of the list
/// `Events`, as `v1::all_events`, those that live at `at`, and of `Environment`, as
/// `v1::environment`, the rows that do.
template <class Events, class Environment, class Sink>
void describe(release at, Sink&& sink) {
  codec::describe_events(at, sink, Events{});
  codec::of<Environment>::describe(at, "environment", sink);
}

/// Calls `sink(path, wire, required)` for every event type and every member that `Version` has, a
/// version of your own as well, in the order of the rows. Paths as in
/// "event:site_view.visitor.ip": `[]` is an element, `{}` a value of a map, `<type=document>` one
/// shape of several. `wire` is the JSON type: "string", "array<object>", "null|object", "enum",
/// texts in quotes, "variant" and "event" for the two that are no members. A sink that has a member
/// `texts(path, all)` is told there what each enum knows, as "\"a\"|\"b\"", after the member that
/// holds it. Allocates; not for the parse path.
template <version Version, class Sink>
void describe(Sink&& sink) {
  describe<typename Version::event::alternatives, typename Version::environment>(Version::revision,
                                                                                 sink);
}

}  // namespace quire

#endif  // QUIRE_CODEC_DESCRIBE_HPP
