// SPDX-License-Identifier: Apache-2.0
// Every member of a release that is known only at run time. `quire::describe<v1::latest>` describes
// a version.
#ifndef QUIRE_V1_DESCRIBE_HPP
#define QUIRE_V1_DESCRIBE_HPP

#include <quire/codec.hpp>
#include <quire/codec/describe.hpp>
#include <quire/v1/environment.hpp>
#include <quire/v1/event.hpp>
#include <quire/v1/revisions.hpp>

namespace quire::v1 {

/// Calls `sink(path, wire, required)` for every event type and every member that release `at` has;
/// see `quire::describe`. Allocates; not for the parse path.
template <class Sink>
void describe(release at, Sink&& sink) {
  const release revision = revision_of(at);
  codec::describe_events(revision, sink, all_events{});
  codec::of<environment>::describe(revision, "environment", sink);
}

}  // namespace quire::v1

#endif  // QUIRE_V1_DESCRIBE_HPP
