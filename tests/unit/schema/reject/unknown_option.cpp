// SPDX-License-Identifier: Apache-2.0
// rejected: (constraints? not satisfied|does not satisfy|constraint failure)
// What is no option of a row is not taken for one.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

struct thing {
  std::string_view name;
};
struct required {};

template <>
struct quire::schema<thing> {
#ifdef QUIRE_ACCEPT
  using rows = list<row<"name", &thing::name, needed>>;
#else
  using rows = list<row<"name", &thing::name, required>>;
#endif
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
