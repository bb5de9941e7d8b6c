// SPDX-License-Identifier: Apache-2.0
// rejected: visit has a function for a type that is no alternative
// space_view is an event of older releases: a visitor may serve them as well. A visitor's struct is
// an event of none.
#include <quire/codec.hpp>
#include <quire/v1/types.hpp>

#include <string_view>

#ifdef QUIRE_ACCEPT
using other = quire::v1::space_view;
#else
using other = quire::v1::unknown_event*;
#endif

bool known(const quire::v1::event& one) {
  return visit(
      one, [](const other&) { return true; }, [](const quire::v1::unknown_event&) { return false; },
      [](const auto&) { return true; });
}
