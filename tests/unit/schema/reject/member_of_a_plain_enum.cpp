// SPDX-License-Identifier: Apache-2.0
// rejected: a member of an enum type
// An enum is a member by way of quire::enumeration.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <cstdint>
#include <string_view>

enum class colour : std::uint8_t { unknown, red };

template <>
struct quire::enum_schema<colour> {
  using values = list<value<"red", colour::red>>;
};

#ifdef QUIRE_ACCEPT
using shade = quire::enumeration<colour>;
#else
using shade = colour;
#endif

struct thing {
  shade member;
};

template <>
struct quire::schema<thing> {
  using rows = list<row<"member", &thing::member>>;
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
