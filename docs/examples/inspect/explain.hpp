// SPDX-License-Identifier: Apache-2.0
// Why a request was refused: in two lines, or at length.
#ifndef QUIRE_INSPECT_EXPLAIN_HPP
#define QUIRE_INSPECT_EXPLAIN_HPP

#include <string>

#include "capture.hpp"
#include "verdict.hpp"

namespace inspect {

/// The message and the bytes around the place, on standard error. `shown` is the body with its
/// secrets masked, or as it is.
void print_refusal(const capture& from, const quire::error& why, const std::string& shown);

/// The rule, the place, the bytes, what to change, what other grammars say: on standard output.
void print_explanation(const capture& from, const quire::error& why, const std::string& shown,
                       const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_EXPLAIN_HPP
