// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// What is decoded leads into the JSON.
#include <quire/request.hpp>

#include <string>
#include <string_view>

#include "mine.hpp"

std::string text();

bool decode_environment() {
  mine::decoder decode;
#ifdef QUIRE_ACCEPT
  const std::string json = text();
  return decode.environment(json).ok();
#else
  return decode.environment(text()).ok();
#endif
}
