// SPDX-License-Identifier: Apache-2.0
#include "../decode.hpp"

namespace {

using quire::release;
const inspect::registration early{
    inspect::rows_of<release{0, 25, 0}, release{0, 34, 0}, release{0, 74, 0}>()};

}  // namespace
