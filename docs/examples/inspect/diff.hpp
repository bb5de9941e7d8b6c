// SPDX-License-Identifier: Apache-2.0
// What two requests have that the other has not, member by member.
#ifndef QUIRE_INSPECT_DIFF_HPP
#define QUIRE_INSPECT_DIFF_HPP

#include "capture.hpp"

namespace inspect {

/// Prints the members that differ, as "- path value" of `a` and "+ path value" of `b`; two refused
/// ones differ by their messages. True if nothing differs. Members in another order do not differ.
bool print_diff(const capture& a, const capture& b, const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_DIFF_HPP
