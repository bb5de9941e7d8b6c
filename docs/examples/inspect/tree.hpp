// SPDX-License-Identifier: Apache-2.0
// A decoded request as a person reads it: a tree with types and offsets.
#ifndef QUIRE_INSPECT_TREE_HPP
#define QUIRE_INSPECT_TREE_HPP

#include "capture.hpp"
#include "types.hpp"
#include "verdict.hpp"

namespace inspect {

/// Prints a decoded request. `shown` is the body with its secrets masked, or as it is. With
/// `chosen.explain` what all rules and grammars say comes last.
void print_tree(const capture& from, const verdict& decoded, const std::string& shown,
                const options& chosen, const known_types& types);

}  // namespace inspect

#endif  // QUIRE_INSPECT_TREE_HPP
