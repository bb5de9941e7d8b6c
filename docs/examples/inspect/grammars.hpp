// SPDX-License-Identifier: Apache-2.0
// The form alone, as each grammar reads it.
#ifndef QUIRE_INSPECT_GRAMMARS_HPP
#define QUIRE_INSPECT_GRAMMARS_HPP

#include <quire/multipart/limits.hpp>

#include <string>
#include <vector>

#include "capture.hpp"

namespace inspect {

/// The names that `--grammar` takes.
[[nodiscard]] std::vector<std::string> grammar_names();

/// Lists the parts by `chosen.grammar`, or says why there are none. `shown` is the body with its
/// secrets masked, or as it is. True if the form was taken.
bool print_form(const capture& from, const std::string& shown, const options& chosen);

/// What the grammars for forms say: "taken by workerd and fetch; strict: stray_boundary, byte 12".
[[nodiscard]] std::string verdicts_of_grammars(const capture& from,
                                               const quire::multipart::limits& limits);

}  // namespace inspect

#endif  // QUIRE_INSPECT_GRAMMARS_HPP
