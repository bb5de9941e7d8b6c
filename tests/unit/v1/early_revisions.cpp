// SPDX-License-Identifier: Apache-2.0
// The decoders of releases 0.3.0 to 0.34.0.
#include "v1/read.hpp"

namespace v1_test {

using quire::release;

constinit const std::array<revision, 5> early_revisions{
    revision_at<release{0, 3, 0}>(), revision_at<release{0, 4, 0}>(),
    revision_at<release{0, 12, 0}>(), revision_at<release{0, 25, 0}>(),
    revision_at<release{0, 34, 0}>()};

}  // namespace v1_test
