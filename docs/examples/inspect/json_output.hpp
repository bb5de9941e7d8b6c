// SPDX-License-Identifier: Apache-2.0
// One JSON object a request, on one line, for programs.
#ifndef QUIRE_INSPECT_JSON_OUTPUT_HPP
#define QUIRE_INSPECT_JSON_OUTPUT_HPP

#include <string>

#include "capture.hpp"
#include "verdict.hpp"

namespace inspect {

/// Decoded or refused. `shown` is the body with its secrets masked, or as it is.
void print_json(const capture& from, const verdict& found, const std::string& shown,
                const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_JSON_OUTPUT_HPP
