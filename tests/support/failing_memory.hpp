// SPDX-License-Identifier: Apache-2.0
// Memory that runs out when a test says so. The replaced operators stand in a file of their own, so
// that no compiler inlines one of a pair and takes the other for a mismatch.
#ifndef SUPPORT_FAILING_MEMORY_HPP
#define SUPPORT_FAILING_MEMORY_HPP

#include <cstddef>

namespace support {

/// Lets that many calls of `operator new(std::size_t, std::nothrow_t)` succeed; each one after them
/// fails. quire and what it uses of simdjson allocate by no other; the test itself by those that
/// throw, which never fail.
void fail_memory_after(std::size_t calls) noexcept;

/// No call fails any more. Whether one failed since `fail_memory_after`.
bool stop_failing() noexcept;

}  // namespace support

#endif
