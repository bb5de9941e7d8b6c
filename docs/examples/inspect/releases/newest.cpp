// SPDX-License-Identifier: Apache-2.0
#include "../decode.hpp"

namespace {

const inspect::registration newest{inspect::narrow_rows_of<quire::v1::newest_revision>()};

}  // namespace
