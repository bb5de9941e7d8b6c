// SPDX-License-Identifier: Apache-2.0
// Memory that is about to be freed, made useless first.
#ifndef QUIRE_TESTS_SUPPORT_OVERWRITE_HPP
#define QUIRE_TESTS_SUPPORT_OVERWRITE_HPP

#include <cstddef>
#include <cstring>

namespace support {

/// Fills memory with 0xA5. Compilers leave out a plain `memset` before `free`; not this one.
inline void overwrite(void* memory, std::size_t size) {
  if (size != 0) std::memset(memory, 0xA5, size);
  asm volatile("" : : "r"(memory) : "memory");
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_OVERWRITE_HPP
