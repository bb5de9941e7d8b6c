// SPDX-License-Identifier: Apache-2.0
// Event logs: JSON lines of events, as typed values. Needs simdjson, no multipart.
#ifndef QUIRE_LINES_HPP
#define QUIRE_LINES_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/codec.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/lines/error.hpp>
#include <quire/lines/event_lines.hpp>
#include <quire/v1/types.hpp>

#include <string_view>

namespace quire {

/// The events of a log, one JSON a line, as a range that is read once:
///
///     for (const auto& line : quire::events_of(log)) {
///       if (!line) { complain(line.error().message()); continue; }
///       visit(*line, …);
///     }
///
/// `log` must outlive the range. Views in a line live until the next one is read.
template <version Version = v1::latest, rules Rules = as_runtime>
[[nodiscard]] event_range<Version, Rules> events_of(std::string_view log,
                                                    const json::limits& limits = {}) noexcept {
  return event_range<Version, Rules>{log, limits};
}
template <version Version = v1::latest, rules Rules = as_runtime,
          core::owning_temporary KeepTextInAVariable>
event_range<Version, Rules> events_of(KeepTextInAVariable&&, const json::limits& = {}) = delete;

}  // namespace quire

namespace quire::v1 {

/// Reads logs of the newest shapes, by the rules of the official runtime.
using event_lines = quire::event_lines<latest, as_runtime>;

}  // namespace quire::v1

#endif  // QUIRE_LINES_HPP
