// SPDX-License-Identifier: Apache-2.0
#include "../decode.hpp"

namespace {

using quire::release;
const inspect::registration middle{
    inspect::rows_of<release{0, 91, 0}, release{0, 130, 0}, release{0, 137, 0}>()};

}  // namespace
