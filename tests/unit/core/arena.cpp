// SPDX-License-Identifier: Apache-2.0
#include <quire/core/arena.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <utility>

using quire::core::arena;

namespace core_arena {

struct wide {
  std::uint64_t a = 7;
  std::uint64_t b = 9;
};
bool is_aligned(const void* at, std::size_t alignment) {
  return reinterpret_cast<std::uintptr_t>(at) % alignment == 0;
}

}  // namespace core_arena

BOOST_AUTO_TEST_SUITE(core_arena)

BOOST_AUTO_TEST_CASE(holds_nothing_until_asked) {
  arena memory;
  BOOST_TEST(memory.capacity() == 0U);
  memory.reset();
  BOOST_TEST(memory.capacity() == 0U);
}

BOOST_AUTO_TEST_CASE(gives_aligned_objects_in_their_default_state) {
  arena memory;
  for (std::size_t i = 1; i != 40; ++i) {
    BOOST_TEST(memory.bytes(i) != nullptr);
    wide* objects = memory.make<wide>(i);
    BOOST_REQUIRE(objects != nullptr);
    BOOST_TEST(is_aligned(objects, alignof(wide)));
    for (std::size_t n = 0; n != i; ++n) BOOST_TEST((objects[n].a == 7 && objects[n].b == 9));
  }
}

BOOST_AUTO_TEST_CASE(pieces_do_not_overlap_and_stay_while_it_grows) {
  arena memory;
  constexpr std::size_t count = 300;
  char* pieces[count];
  for (std::size_t i = 0; i != count; ++i) {
    pieces[i] = memory.bytes(i + 1);
    BOOST_REQUIRE(pieces[i] != nullptr);
    std::memset(pieces[i], static_cast<int>(i % 251), i + 1);
  }
  for (std::size_t i = 0; i != count; ++i) {
    for (std::size_t n = 0; n != i + 1; ++n)
      BOOST_REQUIRE(static_cast<unsigned char>(pieces[i][n]) == i % 251);
  }
}

BOOST_AUTO_TEST_CASE(takes_a_piece_larger_than_any_block) {
  arena memory;
  char* large = memory.bytes(1'000'000);
  BOOST_REQUIRE(large != nullptr);
  std::memset(large, 1, 1'000'000);
  BOOST_TEST(memory.capacity() >= 1'000'000U);
}

BOOST_AUTO_TEST_CASE(grows_by_doubling) {
  arena memory;
  std::size_t growths = 0;
  for (std::size_t held = 0, i = 0; i != 100'000; ++i) {
    BOOST_REQUIRE(memory.bytes(100) != nullptr);
    growths += held != memory.capacity();
    held = memory.capacity();
  }
  BOOST_TEST(growths <= 16U);
}

BOOST_AUTO_TEST_CASE(once_warm_the_same_use_allocates_nothing) {
  arena memory;
  const auto use = [&memory] {
    for (int i = 0; i != 100; ++i) {
      BOOST_REQUIRE(memory.bytes(333) != nullptr);
      BOOST_REQUIRE(memory.make<wide>(3) != nullptr);
    }
  };
  use();
  memory.reset();  // merges the blocks that the first use made
  const std::size_t warm = memory.capacity();
  for (int round = 0; round != 100; ++round) {
    use();
    BOOST_TEST(memory.capacity() == warm);
    memory.reset();
    BOOST_TEST(memory.capacity() == warm);
  }
}

BOOST_AUTO_TEST_CASE(reset_gives_the_same_memory_again) {
  arena memory;
  const void* const first = memory.bytes(100);
  memory.reset();
  const void* const second = memory.bytes(100);
  BOOST_TEST(second == first);
}

#ifndef NDEBUG
BOOST_AUTO_TEST_CASE(with_assertions_reset_overwrites_what_was_handed_out) {
  arena memory;
  char* const text = memory.bytes(8);
  BOOST_REQUIRE(text != nullptr);
  std::memcpy(text, "tokens!!", 8);
  memory.reset();                    // keeps the block
  quire::core::begin_life(text, 8);  // to look at it here
  BOOST_TEST(std::memcmp(text, "\xA5\xA5\xA5\xA5\xA5\xA5\xA5\xA5", 8) == 0);
}
#endif

BOOST_AUTO_TEST_CASE(says_no_to_more_than_there_can_be) {
  arena memory;
  BOOST_TEST(memory.bytes(SIZE_MAX) == nullptr);
  for (std::size_t less = 0; less != 100; ++less)
    BOOST_TEST(memory.bytes(SIZE_MAX - less) == nullptr, less);
  BOOST_TEST(memory.make<wide>(SIZE_MAX / 8) == nullptr);
  char* const piece = memory.bytes(10);
  BOOST_REQUIRE(piece != nullptr);
  std::memset(piece, 'x', 10);  // it is there
  BOOST_TEST(memory.bytes(SIZE_MAX) == nullptr, "nor where there is a block");
}

// Whatever the sizes are: never more held than the budget, and what fits depends on their sum
// alone.
BOOST_AUTO_TEST_CASE(a_budget_is_kept_whatever_is_asked_for) {
  std::minstd_rand random{1};
  for (int round = 0; round != 3000; ++round) {
    const std::size_t budget = 1024 + random() % 60'000;
    const std::size_t usable = (budget - 1024) / 2 / arena::unit * arena::unit;
    const std::size_t largest = 1 + random() % (round % 2 == 0 ? 40 : 20'000);
    arena memory{budget};
    for (int again = 0; again != 3; ++again) {
      memory.reset();
      std::size_t used = 0;
      for (int left = 200; left != 0; --left) {
        const std::size_t size = 1 + random() % largest;
        const std::size_t rounded = (size + arena::unit - 1) / arena::unit * arena::unit;
        const bool fits = memory.bytes(size) != nullptr;
        BOOST_REQUIRE(fits == (used + rounded <= usable));
        if (fits) used += rounded;
        BOOST_REQUIRE(memory.capacity() <= budget);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_budget_of_less_than_its_headers_gives_nothing) {
  constexpr std::size_t headers = 1024;
  for (const std::size_t budget :
       {std::size_t{0}, std::size_t{1}, headers - 1, headers, headers + 2 * arena::unit - 1}) {
    arena memory{budget};
    BOOST_TEST(memory.bytes(1) == nullptr, budget);
  }
  arena least{headers + 2 * arena::unit};
  BOOST_TEST(least.bytes(arena::unit) != nullptr);
  BOOST_TEST(least.bytes(1) == nullptr);
}

BOOST_AUTO_TEST_CASE(near_its_budget_it_takes_no_tiny_blocks) {
  arena memory{100'000};
  std::size_t blocks = 0;
  for (std::size_t held = 0; memory.bytes(8) != nullptr;) {
    blocks += held != memory.capacity();
    held = memory.capacity();
  }
  BOOST_TEST(blocks < 8U);
}

BOOST_AUTO_TEST_CASE(moves_with_what_it_holds) {
  arena from;
  char* text = from.bytes(3);
  BOOST_REQUIRE(text != nullptr);
  std::memcpy(text, "abc", 3);
  arena to{std::move(from)};
  BOOST_TEST(std::memcmp(text, "abc", 3) == 0);
  BOOST_TEST(from.capacity() == 0U);  // NOLINT: a moved-from arena is an empty one
  BOOST_TEST(from.bytes(5) != nullptr);
  arena third;
  third = std::move(to);
  BOOST_TEST(third.capacity() != 0U);
  BOOST_TEST(std::memcmp(text, "abc", 3) == 0);
}

BOOST_AUTO_TEST_CASE(all_that_it_knows_moves_with_it) {
  arena small{9216};
  arena large;
  BOOST_REQUIRE(large.bytes(10'000) != nullptr);
  BOOST_REQUIRE(large.bytes(10'000) != nullptr);
  const std::size_t held = large.capacity();
  std::swap(small, large);
  BOOST_TEST(small.capacity() == held);
  BOOST_TEST(large.capacity() == 0U);
  BOOST_TEST(small.bytes(10'000) != nullptr, "it has no budget");
  BOOST_TEST(large.bytes(4097) == nullptr, "half of the budget without headers is 4,096");
  // The second block counts what was given out of the first.
  BOOST_REQUIRE(large.bytes(4000) != nullptr);
  arena taken;
  taken = std::move(large);
  BOOST_TEST(taken.bytes(97) == nullptr);
  BOOST_TEST(taken.bytes(96) != nullptr);
}

BOOST_AUTO_TEST_CASE(what_was_given_out_of_older_blocks_moves_with_it) {
  arena two_blocks{17408};  // may give out 8,192
  BOOST_REQUIRE(two_blocks.bytes(4096) != nullptr);
  BOOST_REQUIRE(two_blocks.bytes(4000) != nullptr);
  arena moved{std::move(two_blocks)};
  BOOST_TEST(moved.bytes(97) == nullptr);
  BOOST_TEST(moved.bytes(96) != nullptr);
  BOOST_TEST(moved.bytes(1) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_block_is_used_to_its_last_byte) {
  arena memory;
  BOOST_REQUIRE(memory.bytes(4088) != nullptr);
  const std::size_t held = memory.capacity();
  BOOST_TEST(memory.bytes(8) != nullptr);
  BOOST_TEST(memory.capacity() == held);
  BOOST_TEST(memory.bytes(1) != nullptr);
  BOOST_TEST(memory.capacity() > held);
}

BOOST_AUTO_TEST_CASE(reset_keeps_no_more_than_it_says) {
  arena memory;
  BOOST_REQUIRE(memory.bytes(arena::most_kept) != nullptr);
  memory.reset();
  BOOST_TEST(memory.capacity() == arena::most_kept);
  BOOST_REQUIRE(memory.bytes(arena::most_kept + 1) != nullptr);
  memory.reset();
  BOOST_TEST(memory.capacity() == 0U);
  BOOST_TEST(memory.bytes(8) != nullptr);
  arena one_block;
  BOOST_REQUIRE(one_block.bytes(arena::most_kept + 1) != nullptr);
  one_block.reset();
  BOOST_TEST(one_block.capacity() == 0U);
}

BOOST_AUTO_TEST_CASE(the_last_piece_can_grow_where_it_lies) {
  arena memory;
  BOOST_TEST(!memory.extend(nullptr, 0, 1));
  char* const first = memory.bytes(10);
  BOOST_TEST(memory.extend(first, 10, 100));
  char* const second = memory.bytes(1);
  constexpr std::size_t rounded = (100 + arena::unit - 1) / arena::unit * arena::unit;
  BOOST_TEST((second == first + rounded), "and takes no more than that, rounded up");
  BOOST_TEST(!memory.extend(first, 100, 101), "it is not the last");
  BOOST_TEST(!memory.extend(second, 1, 1U << 20U), "there is no room");
  BOOST_TEST(!memory.extend(second, 1, SIZE_MAX), "nor can there be");
  BOOST_TEST(memory.extend(second, 1, 2));
}

BOOST_AUTO_TEST_SUITE_END()
