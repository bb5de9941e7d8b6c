// SPDX-License-Identifier: Apache-2.0
// rejected: names a member that is in no event of the release
#include <quire/schema.hpp>

#include <string_view>

struct place {
  std::string_view city;
};
struct ping {
  std::string_view type;
  place from;
};
struct setting {
  std::string_view name;
};
template <>
struct quire::schema<place> {
  using rows = list<row<"city", &place::city>>;
};
template <>
struct quire::schema<ping> {
  using rows = list<row<"type", &ping::type>, row<"from", &ping::from>>;
};
template <>
struct quire::schema<setting> {
  using rows = list<row<"name", &setting::name>>;
};

struct v2 {
  static constexpr std::string_view path = "v2";
  static constexpr quire::release revision{2, 0, 0};
  using event = quire::union_of<"type", quire::alternative<ping, "ping">>;
  using environment = setting;
};

#if defined(QUIRE_ACCEPT)
using mine = quire::only<v2, &ping::from, &place::city>;
#else
using mine = quire::only<v2, &place::city>;  // it has no place to be in
#endif
mine::event made;
