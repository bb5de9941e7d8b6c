// SPDX-License-Identifier: Apache-2.0
// rejected: visit has no function for one of the alternatives
// A visitor without a generic function names every alternative.
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

int legs(const pet& one) {
  return visit(
      one, [](const cat&) { return 4; },
#ifdef QUIRE_ACCEPT
      [](const dog&) { return 4; },
#endif
      [](const quire::unknown_alternative&) { return 0; });
}
