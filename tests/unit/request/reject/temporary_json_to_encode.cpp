// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// What is encoded leads into both texts.
#include <quire/request.hpp>

#include <string>

std::string text();

bool encode_request() {
  quire::encoder encode;
#ifdef QUIRE_ACCEPT
  const std::string event = text();
  return encode.json(event, "{}").ok() && encode.json("{}", event, {}, {.boundary = "B"}).ok();
#else
  return encode.json("{}", text()).ok();
#endif
}
