// SPDX-License-Identifier: Apache-2.0
// The decoder that every build has.
#include "decode.hpp"

namespace {

constexpr quire::release newest = quire::v1::newest_revision;
const inspect::registration by_runtime{{inspect::row_of<quire::as_runtime, newest>("as_runtime")}};

}  // namespace
