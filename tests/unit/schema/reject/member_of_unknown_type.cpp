// SPDX-License-Identifier: Apache-2.0
// rejected: a member of a type that has no codec
// A member has one of the types that quire can read.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <cstdint>
#include <string_view>

#ifdef QUIRE_ACCEPT
using number = std::int64_t;
#else
using number = float;
#endif

struct thing {
  number member;
};

template <>
struct quire::schema<thing> {
  using rows = list<row<"member", &thing::member>>;
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
