// SPDX-License-Identifier: Apache-2.0
// rejected: a projection is not written
#include <quire/codec.hpp>
#include <quire/schema.hpp>

#include <string>
#include <string_view>

struct order {
  std::string_view id;
  std::string_view note;
};
template <>
struct quire::schema<order> {
  using rows = list<row<"id", &order::id>, row<"note", &order::note>>;
};

#ifdef QUIRE_ACCEPT
using written = order;
#else
using written = quire::view_of<order, &order::id>;
#endif
void write(const written& one, std::string& out) { quire::to_json(one, out); }
