// SPDX-License-Identifier: Apache-2.0
// The decoders of releases 0.74.0 to 0.143.2.
#include "v1/read.hpp"

namespace v1_test {

using quire::release;

constinit const std::array<revision, 5> middle_revisions{
    revision_at<release{0, 74, 0}>(), revision_at<release{0, 91, 0}>(),
    revision_at<release{0, 130, 0}>(), revision_at<release{0, 137, 0}>(),
    revision_at<release{0, 143, 2}>()};

}  // namespace v1_test
