// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The data of a fetch body lead into the chunk. The Content-Type is not kept.
#include <quire/request.hpp>

#include <string>
#include <string_view>

#include "mine.hpp"

std::string text();

bool stream_request() {
  mine::stream_decoder in{text()};
  in.reset(text(), text());
#ifdef QUIRE_ACCEPT
  const std::string chunk = text();
  return in.feed(chunk) == in.feed("") && in.feed(std::string_view{chunk}) == in.next();
#else
  return in.feed(text()) == in.next();
#endif
}
