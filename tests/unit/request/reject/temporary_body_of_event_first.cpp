// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The same where the environment is left for later.
#include <quire/request.hpp>

#include <string>
#include <string_view>

#include "mine.hpp"

std::string text();

bool decode_request() {
  mine::decoder decode;
#ifdef QUIRE_ACCEPT
  const std::string body = text();
  return decode.event_first(text(), body).ok();
#else
  return decode.event_first(text(), text()).ok();
#endif
}
