// SPDX-License-Identifier: Apache-2.0
// A form that is not decoded: its parts, or why a grammar refuses it.
#ifndef QUIRE_INSPECT_FORM_OUTPUT_HPP
#define QUIRE_INSPECT_FORM_OUTPUT_HPP

#include <string>

#include "capture.hpp"
#include "types.hpp"

namespace inspect {

/// Lists the parts by `chosen.grammar`, or says why there are none. `shown` is the body with its
/// secrets masked, or as it is. True if the form was taken.
bool print_form(const capture& from, const std::string& shown, const options& chosen,
                const known_types& types);

}  // namespace inspect

#endif  // QUIRE_INSPECT_FORM_OUTPUT_HPP
