// SPDX-License-Identifier: Apache-2.0
#include "../decode.hpp"

namespace {

using quire::release;
const inspect::registration late{inspect::rows_of<release{0, 143, 2}, release{0, 146, 0}>()};

}  // namespace
