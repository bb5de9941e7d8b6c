// SPDX-License-Identifier: Apache-2.0
// The decoders that every build has.
#include "decode.hpp"

namespace {

const inspect::registration newest{inspect::rows_of<quire::v1::newest_revision>()};

}  // namespace
