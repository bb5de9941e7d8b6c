// SPDX-License-Identifier: Apache-2.0
#include "failing_memory.hpp"

#include <cstdlib>
#include <new>

namespace {

constexpr std::size_t never = static_cast<std::size_t>(-1);
std::size_t calls_left = never;
bool fails_once = false;
bool throwing_fails = false;
bool has_failed = false;

void* allocate(std::size_t size) noexcept {
  if (calls_left == 0) {
    has_failed = true;
    if (fails_once) calls_left = never;
    return nullptr;
  }
  if (calls_left != never) --calls_left;
  return std::malloc(size);
}

}  // namespace

void support::fail_memory_after(std::size_t count, failing how, calls which) noexcept {
  has_failed = false;
  fails_once = how == failing::one;
  throwing_fails = which == calls::of_any_kind;
  calls_left = count;
}

bool support::stop_failing() noexcept {
  calls_left = never;
  return has_failed;
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new(std::size_t size) {
  if (void* memory = throwing_fails ? allocate(size) : std::malloc(size)) return memory;
  throw std::bad_alloc{};
}
void* operator new[](std::size_t size) { return ::operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }
