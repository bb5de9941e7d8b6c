// SPDX-License-Identifier: Apache-2.0
// rejected: a row ends before it begins
// A row lives in one release at least.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

struct thing {
  std::string_view name;
};

template <>
struct quire::schema<thing> {
#ifdef QUIRE_ACCEPT
  using rows = list<row<"name", &thing::name, since<1, 2, 0>, until<1, 2, 0>>>;
#else
  using rows = list<row<"name", &thing::name, since<1, 2, 0>, until<1, 1, 9>>>;
#endif
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
