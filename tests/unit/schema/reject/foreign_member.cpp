// SPDX-License-Identifier: Apache-2.0
// rejected: a row names a member of another struct
// The rows of a struct are about its own members, inherited ones included.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

struct base {
  std::string_view name;
};
struct other {
  std::string_view name;
};
struct thing : base {};

template <>
struct quire::schema<thing> {
#ifdef QUIRE_ACCEPT
  using rows = list<row<"name", &base::name>>;
#else
  using rows = list<row<"name", &other::name>>;
#endif
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
