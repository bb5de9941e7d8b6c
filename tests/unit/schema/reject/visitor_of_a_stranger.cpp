// SPDX-License-Identifier: Apache-2.0
// rejected: visit has a function for a type that is no alternative
// A function that would never be called is a mistake.
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string_view>

struct cat {
  std::string_view kind;
};
struct dog {
  std::string_view kind;
};
using pet = quire::union_of<"kind", quire::alternative<cat, "cat">, quire::alternative<dog, "dog">>;

#ifdef QUIRE_ACCEPT
using other = dog;
#else
struct other {
  std::string_view kind;
};
#endif

int legs(const pet& one) {
  return visit(
      one, [](const other&) { return 2; }, [](const auto&) { return 4; });
}
