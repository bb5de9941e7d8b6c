// SPDX-License-Identifier: Apache-2.0
#include "../decode.hpp"

namespace {

using quire::release;
const inspect::registration last{inspect::rows_of<release{0, 167, 0}, release{0, 181, 0}>()};

}  // namespace
