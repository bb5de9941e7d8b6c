// SPDX-License-Identifier: Apache-2.0
// rejected: two values of an enum have one text in one release
// A text has one meaning in a release.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

enum class colour { unknown, red, crimson };

template <>
struct quire::enum_schema<colour> {
#ifdef QUIRE_ACCEPT
  using values = list<value<"red", colour::red, until<1, 1, 0>>,
                      value<"red", colour::crimson, since<1, 2, 0>>>;
#else
  using values = list<value<"red", colour::red>, value<"red", colour::crimson, since<1, 2, 0>>>;
#endif
};

bool decode(quire::json::reader& in, quire::enumeration<colour>& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<quire::enumeration<colour>>::read<context>(in, out);
}
