// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// Events of a log lead into it. A literal stays.
#include <quire/lines.hpp>

#include <string>

std::string text();

bool first_of_a_log() {
#ifdef QUIRE_ACCEPT
  const std::string log = text();
  auto lines = quire::events_of(log);
  auto others = quire::events_of("{}\n");
  return lines.begin()->ok() && others.begin()->ok();
#else
  auto lines = quire::events_of(text());
  return lines.begin()->ok();
#endif
}
