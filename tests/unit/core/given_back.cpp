// SPDX-License-Identifier: Apache-2.0
// Arena and buffer give back all the memory that they took, counted, so that it shows in any build;
// and they say so when they get none.
#include <quire/core/arena.hpp>
#include <quire/core/buffer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <new>
#include <string_view>
#include <utility>

namespace {

// Pieces of memory that were handed out and not given back.
long outstanding = 0;

// No memory is to be had.
bool is_refused = false;

void* counted(std::size_t size) noexcept {
  void* const memory = is_refused ? nullptr : std::malloc(size);
  outstanding += memory == nullptr ? 0 : 1;
  return memory;
}
void uncounted(void* memory) noexcept {
  outstanding -= memory == nullptr ? 0 : 1;
  std::free(memory);
}

}  // namespace

// Not inlined: GCC would take one half of a pair for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* const memory = counted(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return counted(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { uncounted(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { uncounted(memory); }

BOOST_AUTO_TEST_SUITE(core_given_back)

BOOST_AUTO_TEST_CASE(a_buffer_gives_back_what_it_outgrew_and_what_it_has) {
  const long before = outstanding;
  bool good = true;
  long most = 0;
  {
    quire::core::buffer kept;
    for (int i = 0; i != 1000; ++i) {
      good = good && kept.append("0123456789", 10);
      most = most < outstanding ? outstanding : most;
    }
    quire::core::buffer other;
    good = good && other.append("x", 1);
    other = std::move(kept);
  }
  BOOST_TEST(outstanding == before);
  BOOST_TEST(most == before + 1, "one piece at a time");
  BOOST_TEST(good);
}

BOOST_AUTO_TEST_CASE(an_arena_gives_back_all_its_blocks) {
  const long before = outstanding;
  bool good = true;
  long after_reset = 0;
  long unused = 0;
  {
    quire::core::arena memory;
    for (int i = 0; i != 100; ++i) good = good && memory.bytes(1000) != nullptr;
    memory.reset();
    after_reset = outstanding - before;
    good = good && memory.bytes(1000) != nullptr;
    memory.reset();
    for (int i = 0; i != 5; ++i) good = good && memory.bytes(std::size_t{1} << 20U) != nullptr;
    memory.reset();
    unused = outstanding - before;
    good = good && memory.bytes(1) != nullptr;
  }
  BOOST_TEST(outstanding == before);
  BOOST_TEST(after_reset == 1, "several blocks became one");
  BOOST_TEST(unused == 0, "more than it keeps");
  BOOST_TEST(good);
}

BOOST_AUTO_TEST_CASE(without_memory_all_stays_as_it_is) {
  quire::core::buffer kept;
  quire::core::arena memory;
  quire::core::arena warm;
  BOOST_REQUIRE(kept.append("abc", 3));
  BOOST_REQUIRE(warm.bytes(4096) != nullptr);
  is_refused = true;
  const bool reserved = kept.reserve(100);
  const bool appended = kept.append("0123456789", 10);
  const bool given =
      memory.bytes(1) != nullptr || memory.make<int>(3) != nullptr || warm.bytes(1) != nullptr;
  is_refused = false;
  BOOST_TEST(!reserved);
  BOOST_TEST(!appended);
  BOOST_TEST(!given);
  BOOST_TEST(std::string_view(kept.data(), kept.size()) == "abc");
  BOOST_TEST(memory.capacity() == 0U);
  BOOST_TEST(warm.capacity() == 4096U);
  BOOST_TEST(kept.append("0123456789", 10));
  BOOST_TEST(memory.bytes(1) != nullptr);
  BOOST_TEST(warm.bytes(1) != nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
