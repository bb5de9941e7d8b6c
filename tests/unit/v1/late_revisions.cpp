// SPDX-License-Identifier: Apache-2.0
// The decoders of releases 0.146.0 to 0.201.0.
#include "v1/read.hpp"

namespace v1_test {

using quire::release;

constinit const std::array<revision, 4> late_revisions{
    revision_at<release{0, 146, 0}>(), revision_at<release{0, 167, 0}>(),
    revision_at<release{0, 181, 0}>(), revision_at<release{0, 201, 0}>()};

}  // namespace v1_test
