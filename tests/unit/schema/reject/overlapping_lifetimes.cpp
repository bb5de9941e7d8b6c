// SPDX-License-Identifier: Apache-2.0
// rejected: two rows of one key live in one release
// A key may have several rows, but only one in a release.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

struct thing {
  std::string_view name;
};

template <>
struct quire::schema<thing> {
#ifdef QUIRE_ACCEPT
  using rows = list<row<"name", &thing::name, until<1, 1, 0>>,
                    row<"name", &thing::name, optional, since<1, 2, 0>>>;
#else
  using rows = list<row<"name", &thing::name, until<1, 2, 0>>,
                    row<"name", &thing::name, optional, since<1, 2, 0>>>;
#endif
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
