// SPDX-License-Identifier: Apache-2.0
// rejected: two alternatives of a union have one text in one release
// A discriminator means one struct in a release.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

struct cat {
  std::string_view kind;
};
struct dog {
  std::string_view kind;
};

template <>
struct quire::schema<cat> {
  using rows = list<row<"kind", &cat::kind>>;
};
template <>
struct quire::schema<dog> {
  using rows = list<row<"kind", &dog::kind>>;
};

#ifdef QUIRE_ACCEPT
using pet = quire::union_of<"kind", quire::alternative<cat, "cat|lion", quire::until<1, 1, 0>>,
                            quire::alternative<dog, "dog|lion", quire::since<1, 2, 0>>>;
#else
using pet = quire::union_of<"kind", quire::alternative<cat, "cat|lion", quire::until<1, 2, 0>>,
                            quire::alternative<dog, "dog|lion", quire::since<1, 2, 0>>>;
#endif

bool is_cat(const pet& one) { return one.get_if<cat>() != nullptr; }
