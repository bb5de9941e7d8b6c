// SPDX-License-Identifier: Apache-2.0
// Memory of ours whose life has ended: useless in builds with assertions, and unreadable in those
// with AddressSanitizer. Costs nothing in others.
#ifndef QUIRE_CORE_POISON_HPP
#define QUIRE_CORE_POISON_HPP

#include <cstddef>
#include <cstring>

#if defined(__SANITIZE_ADDRESS__)
#define QUIRE_ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define QUIRE_ADDRESS_SANITIZER
#endif
#endif

#if !defined(NDEBUG) && defined(QUIRE_ADDRESS_SANITIZER)
/// Whether memory is made unreadable; tests ask.
#define QUIRE_POISONS
// As <sanitizer/asan_interface.h> declares them.
extern "C" void __asan_poison_memory_region(void const volatile* memory, std::size_t size);
extern "C" void __asan_unpoison_memory_region(void const volatile* memory, std::size_t size);
#endif
#undef QUIRE_ADDRESS_SANITIZER

namespace quire::core {

/// These bytes are in use, or go back to where they were allocated.
inline void begin_life([[maybe_unused]] const void* memory,
                       [[maybe_unused]] std::size_t size) noexcept {
#ifdef QUIRE_POISONS
  if (size != 0) __asan_unpoison_memory_region(memory, size);
#endif
}

/// Nobody may look at these bytes, which were not given out yet, until `begin_life`; what they hold
/// stays. With AddressSanitizer who reads or writes them is told.
inline void not_yet_alive([[maybe_unused]] const void* memory,
                          [[maybe_unused]] std::size_t size) noexcept {
#ifdef QUIRE_POISONS
  if (size != 0) __asan_poison_memory_region(memory, size);
#endif
}

/// Nobody may look at these bytes any more, alive or not, until `begin_life`: they become 0xA5.
inline void end_life([[maybe_unused]] void* memory, [[maybe_unused]] std::size_t size) noexcept {
#ifndef NDEBUG
  begin_life(memory, size);
  if (size != 0) std::memset(memory, 0xA5, size);
  not_yet_alive(memory, size);
#endif
}

}  // namespace quire::core

#endif  // QUIRE_CORE_POISON_HPP
