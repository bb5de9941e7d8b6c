// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// What is decoded leads into the body, which must have a name. The Content-Type need not.
#include <quire/request.hpp>

#include <string>
#include <string_view>

#include "mine.hpp"

std::string text();

bool decode_request() {
  mine::decoder decode;
#ifdef QUIRE_ACCEPT
  const std::string body = text();
  return decode(text(), body).ok();
#else
  return decode(text(), text()).ok();
#endif
}
