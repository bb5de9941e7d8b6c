// SPDX-License-Identifier: Apache-2.0
// The decoders of all revisions behind one function type, so that tests can loop over them.
#ifndef QUIRE_TESTS_V1_REVISION_HPP
#define QUIRE_TESTS_V1_REVISION_HPP

#include <quire/json/error.hpp>
#include <quire/schema/release.hpp>

#include <array>
#include <string>
#include <string_view>

namespace v1_test {

/// What became of a document.
struct outcome {
  quire::json::error error;
  std::string type;     ///< of an event that was decoded
  bool known = true;    ///< false: the event's type is none of the release
  std::string written;  ///< what was decoded, written back
};

using decode = outcome (*)(std::string_view json);

struct revision {
  quire::release at;
  decode event_as_runtime;
  decode event_as_schema;
  decode environment_as_runtime;
  decode environment_as_schema;
};

// One translation unit each, to spread the compile time.
extern const std::array<revision, 5> early_revisions;
extern const std::array<revision, 5> middle_revisions;
extern const std::array<revision, 4> late_revisions;

[[nodiscard]] inline std::array<revision, 14> all_revisions() {
  std::array<revision, 14> all{};
  auto* out = all.data();
  for (const auto& each : early_revisions) *out++ = each;
  for (const auto& each : middle_revisions) *out++ = each;
  for (const auto& each : late_revisions) *out++ = each;
  return all;
}

}  // namespace v1_test

#endif  // QUIRE_TESTS_V1_REVISION_HPP
