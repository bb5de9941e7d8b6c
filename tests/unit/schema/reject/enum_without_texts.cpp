// SPDX-License-Identifier: Apache-2.0
// rejected: an enum without its texts
// The texts of an enum are in its schema.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <cstdint>
#include <string_view>

enum class colour : std::uint8_t { unknown, red };

#ifdef QUIRE_ACCEPT
template <>
struct quire::enum_schema<colour> {
  using values = list<value<"red", colour::red>>;
};
#endif

struct thing {
  quire::enumeration<colour> member;
};

template <>
struct quire::schema<thing> {
  using rows = list<row<"member", &thing::member>>;
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
