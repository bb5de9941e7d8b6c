// SPDX-License-Identifier: Apache-2.0
// Memory that runs out when a test says so. The replaced operators stand in a file of their own, so
// that no compiler inlines one of a pair and takes the other for a mismatch.
#ifndef SUPPORT_FAILING_MEMORY_HPP
#define SUPPORT_FAILING_MEMORY_HPP

#include <cstddef>

namespace support {

/// Which calls fail after those that succeed.
enum class failing { one, all };
/// Which calls count, and can fail. quire and what it uses of simdjson allocate by those that do
/// not throw, but for what is said to throw `std::bad_alloc`.
enum class calls { that_do_not_throw, of_any_kind };

/// Lets that many calls of `operator new` succeed; then one fails, or each does.
void fail_memory_after(std::size_t count, failing how = failing::all,
                       calls which = calls::that_do_not_throw) noexcept;

/// No call fails any more. Whether one failed since `fail_memory_after`.
bool stop_failing() noexcept;

}  // namespace support

#endif
