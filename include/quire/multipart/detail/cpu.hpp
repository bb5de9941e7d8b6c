// SPDX-License-Identifier: Apache-2.0
// Which vector instructions this compilation can emit (macros), and which this machine runs.
#ifndef QUIRE_MULTIPART_DETAIL_CPU_HPP
#define QUIRE_MULTIPART_DETAIL_CPU_HPP

// QUIRE_SCALAR_ONLY=1 leaves the portable code alone, whatever the machine.
#if !defined(QUIRE_SCALAR_ONLY)
#define QUIRE_SCALAR_ONLY 0
#endif

// Functions for more than the baseline need the target attribute of GCC and Clang; other compilers
// get the portable code. NEON is part of AArch64; the mask order assumes little endian.
#if QUIRE_SCALAR_ONLY || !defined(__GNUC__)
#elif defined(__x86_64__)
#define QUIRE_MULTIPART_X86 1
#elif defined(__aarch64__) && defined(__ARM_NEON) && !defined(__AARCH64EB__)
#define QUIRE_MULTIPART_NEON 1
#endif

#if defined(QUIRE_MULTIPART_X86)

#include <cpuid.h>

namespace quire::multipart::detail {

/// True if this machine has the AVX2 of the x86-64-v3 level, as `search_avx2.hpp` uses it.
[[nodiscard]] inline bool cpu_has_avx2() noexcept {
  __builtin_cpu_init();
  // LZCNT has no name for __builtin_cpu_supports in Clang 14.
  unsigned a = 0;
  unsigned b = 0;
  unsigned c = 0;
  unsigned d = 0;
  const bool lzcnt = __get_cpuid(0x80000001U, &a, &b, &c, &d) != 0 && (c & bit_LZCNT) != 0;
  return lzcnt && __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0;
}

/// True if this machine has 256-bit AVX-512 on bytes, as `search_avx512.hpp` uses it.
[[nodiscard]] inline bool cpu_has_avx512() noexcept {
  return cpu_has_avx2() && __builtin_cpu_supports("avx512bw") != 0 &&
         __builtin_cpu_supports("avx512vl") != 0;
}

}  // namespace quire::multipart::detail

#endif  // QUIRE_MULTIPART_X86
#endif  // QUIRE_MULTIPART_DETAIL_CPU_HPP
