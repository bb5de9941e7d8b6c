// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
#include <quire/schema.hpp>

struct order {
  int id = 0;
};
template <>
struct quire::schema<order> {
  using rows = list<row<"id", &order::id>>;
};

using view = quire::view_of<order, &order::id>;
view make();

int read() {
#if defined(QUIRE_ACCEPT)
  const view made = make();
  return quire::get<&order::id>(made);
#else
  return quire::get<&order::id>(make());
#endif
}
