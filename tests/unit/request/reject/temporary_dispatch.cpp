// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// What the handler is given leads into the body.
#include <quire/request.hpp>

#include <string>
#include <string_view>

#include "mine.hpp"

std::string text();

bool dispatch_request() {
  quire::dispatcher<mine::v2> dispatch;
  const auto handle = [](const auto&) {};
#ifdef QUIRE_ACCEPT
  const std::string body = text();
  return !dispatch(text(), text(), body, handle);
#else
  return !dispatch(text(), text(), text(), handle);
#endif
}
