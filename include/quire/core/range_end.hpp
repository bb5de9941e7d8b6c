// SPDX-License-Identifier: Apache-2.0
// The end of the ranges that are read as they go. std::default_sentinel would do, but <iterator>
// alone takes longer to compile than all of quire::multipart; the iterator tags come with
// <string_view>.
#ifndef QUIRE_CORE_RANGE_END_HPP
#define QUIRE_CORE_RANGE_END_HPP

#include <string_view>

namespace quire::core {

/// What `end()` returns: an iterator equals it when there is nothing left.
struct range_end {};

}  // namespace quire::core

#endif  // QUIRE_CORE_RANGE_END_HPP
