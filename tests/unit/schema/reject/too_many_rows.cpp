// SPDX-License-Identifier: Apache-2.0
// rejected: at most 63 rows a struct
// What was there is kept in 63 bits, a bit each; the last says that the struct was decoded.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

struct thing {
  std::string_view name;
};

#ifdef QUIRE_ACCEPT
constexpr std::size_t count = 63;
#else
constexpr std::size_t count = 64;
#endif

// Rows of one key, each in a release of its own.
template <std::size_t... Index>
auto rows_of(std::index_sequence<Index...>) -> quire::list<
    quire::row<"name", &thing::name, quire::since<1, Index, 0>, quire::until<1, Index, 0>>...>;

template <>
struct quire::schema<thing> {
  using rows = decltype(rows_of(std::make_index_sequence<count>{}));
};

bool decode(quire::json::reader& in, thing& out) {
  using context = quire::codec::context<quire::release{1, 0, 0}, quire::as_runtime>;
  return quire::codec::of<thing>::read<context>(in, out);
}
