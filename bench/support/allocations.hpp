// SPDX-License-Identifier: Apache-2.0
// Counts what the program allocates, by whatever way: glibc lets a program replace malloc. Include
// in one source file of a program.
#ifndef QUIRE_BENCH_SUPPORT_ALLOCATIONS_HPP
#define QUIRE_BENCH_SUPPORT_ALLOCATIONS_HPP

#include <cstddef>

#include "contest.hpp"

namespace quire::bench {

inline std::size_t allocations = 0;  // calls so far; programs that ask have one thread

/// What one run allocates once all is warm.
inline std::size_t allocations_of(const contestant& one) {
  one.run(2);
  const std::size_t before = allocations;
  one.run(1);
  return allocations - before;
}

}  // namespace quire::bench

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

void* malloc(std::size_t size) noexcept {
  ++quire::bench::allocations;
  return __libc_malloc(size);
}
void* calloc(std::size_t count, std::size_t size) noexcept {
  ++quire::bench::allocations;
  return __libc_calloc(count, size);
}
void* realloc(void* old, std::size_t size) noexcept {
  ++quire::bench::allocations;
  return __libc_realloc(old, size);
}
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  ++quire::bench::allocations;
  return __libc_memalign(alignment, size);
}
}

#endif  // QUIRE_BENCH_SUPPORT_ALLOCATIONS_HPP
