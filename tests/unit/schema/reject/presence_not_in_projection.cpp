// SPDX-License-Identifier: Apache-2.0
// rejected: this projection does not read the member: add it to only<
#include <quire/schema.hpp>

struct order {
  int id = 0;
  int note = 0;
};

template <>
struct quire::schema<order> {
  using rows = list<row<"id", &order::id>, row<"note", &order::note>>;
};

using view = quire::view_of<order, &order::id>;

#if defined(QUIRE_ACCEPT)
bool known(const view& one) { return quire::has<&order::id>(one); }
#else
bool known(const view& one) { return quire::has<&order::note>(one); }
#endif
