// SPDX-License-Identifier: Apache-2.0
// Every build of simdjson that this machine can run, one after the other.
#ifndef QUIRE_TESTS_SUPPORT_IMPLEMENTATIONS_HPP
#define QUIRE_TESTS_SUPPORT_IMPLEMENTATIONS_HPP

#include <boost/test/unit_test.hpp>
#include <simdjson.h>

namespace support {

/// Calls `run` once for each implementation, with it active; then the first one is again.
template <class Run>
void with_each_implementation(Run&& run) {
  auto& active = simdjson::get_active_implementation();
  const simdjson::implementation* const before = active;
  for (const simdjson::implementation* each : simdjson::get_available_implementations()) {
    if (!each->supported_by_runtime_system()) continue;
    active = each;
    BOOST_TEST_CONTEXT("implementation " << each->name()) { run(); }
  }
  active = before;
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_IMPLEMENTATIONS_HPP
