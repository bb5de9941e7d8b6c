// SPDX-License-Identifier: Apache-2.0
#include "../decode.hpp"

namespace {

using quire::release;
const inspect::registration first{
    inspect::rows_of<release{0, 3, 0}, release{0, 4, 0}, release{0, 12, 0}>()};

}  // namespace
