// SPDX-License-Identifier: Apache-2.0
// One JSON object a request, on one line, for programs.
#ifndef QUIRE_INSPECT_JSON_OUTPUT_HPP
#define QUIRE_INSPECT_JSON_OUTPUT_HPP

#include <quire/json/writer.hpp>

#include <string>

#include "capture.hpp"
#include "types.hpp"
#include "verdict.hpp"

namespace inspect {

/// Decoded or refused. `shown` is the body with its secrets masked, or as it is.
void print_json(const capture& from, const verdict& found, const std::string& shown,
                const options& chosen, const known_types& types);

/// Code, path, message and offset as members of an object that is open in `out`; with
/// `chosen.explain` what happened there and what to change as well.
void write_refusal(quire::json::writer& out, const capture& from, const quire::error& why,
                   const std::string& shown, const options& chosen, const known_types& types);

}  // namespace inspect

#endif  // QUIRE_INSPECT_JSON_OUTPUT_HPP
