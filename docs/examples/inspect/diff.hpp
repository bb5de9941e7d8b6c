// SPDX-License-Identifier: Apache-2.0
// What two requests have that the other has not: verdict, form, members.
#ifndef QUIRE_INSPECT_DIFF_HPP
#define QUIRE_INSPECT_DIFF_HPP

#include "capture.hpp"

namespace inspect {

/// Prints what differs, as "- path value" of `a` and "+ path value" of `b`, or with `chosen.json`
/// as one object: what the chosen rules say, the form (path, Content-Type, line ends, what each
/// grammar says, names and types of parts; not the boundary), the members. True if nothing differs.
/// Members in another order do not differ. A request that is refused is compared as far as it can
/// be read.
bool print_diff(const capture& a, const capture& b, const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_DIFF_HPP
