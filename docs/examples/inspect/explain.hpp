// SPDX-License-Identifier: Apache-2.0
// Why a request or a form was refused: in three lines, or at length.
#ifndef QUIRE_INSPECT_EXPLAIN_HPP
#define QUIRE_INSPECT_EXPLAIN_HPP

#include <string>

#include "capture.hpp"
#include "types.hpp"
#include "verdict.hpp"

namespace inspect {

/// The message and the bytes around the place, on standard error. `shown` is the body with its
/// secrets masked, or as it is.
void print_refusal(const capture& from, const quire::error& why, const std::string& shown,
                   const options& chosen);

/// The rule, the place, the bytes, what to change, what else is refused, what all rules and
/// grammars say: on standard output.
void print_explanation(const capture& from, const quire::error& why, const std::string& shown,
                       const options& chosen, const known_types& types);

/// What to change, in one sentence.
[[nodiscard]] std::string change_for(const capture& from, const quire::error& why,
                                     const std::string& shown, const options& chosen,
                                     const known_types& types);

}  // namespace inspect

#endif  // QUIRE_INSPECT_EXPLAIN_HPP
