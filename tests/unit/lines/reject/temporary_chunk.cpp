// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// Lines are read from the chunk until `next` returns false.
#include <quire/lines.hpp>

#include <string>

std::string text();

bool first_of_a_log() {
  quire::v1::event_lines in;
#ifdef QUIRE_ACCEPT
  const std::string chunk = text();
  in.feed(chunk);
#else
  in.feed(text());
#endif
  return in.next();
}
