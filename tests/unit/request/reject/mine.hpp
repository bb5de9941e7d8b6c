// SPDX-License-Identifier: Apache-2.0
// A version of its own, which compiles faster than v1.
#ifndef QUIRE_TESTS_REQUEST_REJECT_MINE_HPP
#define QUIRE_TESTS_REQUEST_REJECT_MINE_HPP

#include <quire/request.hpp>

#include <string_view>

namespace mine {

struct ping {
  std::string_view type;
};
struct setting {
  std::string_view name;
};
struct v2 {
  static constexpr std::string_view path = "v2";
  static constexpr quire::release revision{2, 0, 0};
  using event = quire::union_of<"type", quire::alternative<ping, "ping">>;
  using environment = setting;
};
using decoder = quire::decoder<v2, quire::as_runtime>;
using stream_decoder = quire::stream_decoder<v2>;

}  // namespace mine

template <>
struct quire::schema<mine::ping> {
  using rows = list<row<"type", &mine::ping::type>>;
};
template <>
struct quire::schema<mine::setting> {
  using rows = list<row<"name", &mine::setting::name>>;
};

#endif  // QUIRE_TESTS_REQUEST_REJECT_MINE_HPP
