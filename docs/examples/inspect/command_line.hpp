// SPDX-License-Identifier: Apache-2.0
// From the command line to options.
#ifndef QUIRE_INSPECT_COMMAND_LINE_HPP
#define QUIRE_INSPECT_COMMAND_LINE_HPP

#include <optional>

#include "options.hpp"

namespace inspect {

/// Reads it. Prints help or version if they are asked for: then nothing is left to do. Throws
/// `trouble` for what is no option, is given twice, or would be passed over in silence beside
/// another one.
[[nodiscard]] std::optional<options> read_command_line(int argc, char** argv);

}  // namespace inspect

#endif  // QUIRE_INSPECT_COMMAND_LINE_HPP
