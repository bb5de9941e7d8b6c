// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|overload resolution selected deleted
// The event goes with what was opened.
#include <quire/webhook.hpp>

#include <cstddef>
#include <string_view>

std::size_t kind_of(std::string_view header, std::string_view body) {
#ifdef QUIRE_ACCEPT
  const auto event = quire::webhook::open("secret", header, body);
  return event ? event->value.index() : 0;
#else
  return quire::webhook::open("secret", header, body)->value.index();
#endif
}
