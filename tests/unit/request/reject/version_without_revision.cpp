// SPDX-License-Identifier: Apache-2.0
// rejected: a version without its revision
// The revision says whose rows count.
#include <quire/request.hpp>

#include "mine.hpp"

struct v3 {
  static constexpr std::string_view path = "v3";
#ifdef QUIRE_ACCEPT
  static constexpr quire::release revision{3, 0, 0};
#endif
  using event = mine::v2::event;
  using environment = mine::v2::environment;
};

bool decode(std::string_view type, std::string_view body) {
  quire::decoder<v3, quire::as_runtime> whole;
  return whole(type, body).ok();
}
