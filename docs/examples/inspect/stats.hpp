// SPDX-License-Identifier: Apache-2.0
// Many requests or event logs at once: what types, what sizes, what was refused.
#ifndef QUIRE_INSPECT_STATS_HPP
#define QUIRE_INSPECT_STATS_HPP

#include "capture.hpp"

namespace inspect {

/// Decodes all of `chosen.files` and prints tables with small charts, or with `chosen.json` one
/// object. True if none was refused.
bool print_stats(const options& chosen);

}  // namespace inspect

#endif  // QUIRE_INSPECT_STATS_HPP
