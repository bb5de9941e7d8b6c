// SPDX-License-Identifier: Apache-2.0
// rejected: has<> names a member without a row in this struct
#include <quire/schema.hpp>

struct order {
  int id = 0;
  int note = 0;
  quire::presence present;
};
struct invoice {
  int id = 0;
};

template <>
struct quire::schema<order> {
  using rows = list<row<"id", &order::id>>;
};

#if defined(QUIRE_ACCEPT)
bool known(const order& one) { return quire::has<&order::id>(one); }
#else
bool known(const order& one) { return quire::has<&invoice::id>(one); }
#endif
