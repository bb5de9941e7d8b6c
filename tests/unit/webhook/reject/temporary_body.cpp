// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The event leads into the body.
#include <quire/webhook.hpp>

#include <string>
#include <string_view>

std::string body();

bool open_it(std::string_view header) {
#ifdef QUIRE_ACCEPT
  const std::string kept = body();
  return quire::webhook::open("secret", header, kept).ok();
#else
  return quire::webhook::open("secret", header, body()).ok();
#endif
}
