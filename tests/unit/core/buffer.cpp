// SPDX-License-Identifier: Apache-2.0
#include <quire/core/buffer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace core_buffer {

using namespace quire::core;

std::string_view view(const buffer& from) { return {from.data(), from.size()}; }

BOOST_AUTO_TEST_SUITE(core_buffer)

BOOST_AUTO_TEST_CASE(bytes_are_kept_in_order) {
  buffer kept;
  std::string wanted;
  for (std::size_t size = 0; size < 100; ++size) {
    const std::string piece(size, static_cast<char>('a' + size % 26));
    BOOST_TEST(kept.append(piece.data(), piece.size()));
    wanted += piece;
    BOOST_TEST(view(kept) == wanted);
  }
  BOOST_TEST(!kept.empty());
  kept.clear();
  BOOST_TEST(kept.empty());
}

BOOST_AUTO_TEST_CASE(what_was_reserved_is_not_moved) {
  buffer kept;
  BOOST_TEST(kept.reserve(100));
  BOOST_TEST(kept.append("x", 1));
  const char* const before = kept.data();
  for (int i = 0; i < 99; ++i) BOOST_TEST(kept.append("y", 1));
  BOOST_TEST(kept.reserve(100));
  BOOST_TEST(kept.reserve(99));
  BOOST_TEST(static_cast<const void*>(kept.data()) == static_cast<const void*>(before));
}

BOOST_AUTO_TEST_CASE(memory_that_cannot_be_had_is_reported) {
  buffer kept;
  BOOST_TEST(kept.append("x", 1));
  BOOST_TEST(!kept.reserve(SIZE_MAX - 100));
  BOOST_TEST(view(kept) == "x");
  // More than can be counted with what there is, doubled; nothing of it is looked at.
  for (const std::size_t count : {SIZE_MAX, SIZE_MAX - 1, SIZE_MAX / 2, SIZE_MAX / 2 + 1})
    BOOST_TEST(!kept.append("y", count));
  BOOST_TEST(view(kept) == "x");
}

BOOST_AUTO_TEST_CASE(a_buffer_moves_and_leaves_an_empty_one) {
  buffer kept;
  BOOST_TEST(kept.append("abc", 3));
  buffer moved(std::move(kept));
  BOOST_TEST(view(moved) == "abc");
  buffer assigned;
  BOOST_TEST(assigned.append("old", 3));
  assigned = std::move(moved);
  BOOST_TEST(view(assigned) == "abc");
}

#ifndef NDEBUG
BOOST_AUTO_TEST_CASE(with_assertions_clear_overwrites_what_was_there) {
  buffer bytes;
  BOOST_REQUIRE(bytes.append("tokens!!", 8));
  const char* const text = bytes.data();
  bytes.clear();
  quire::core::begin_life(text, 8);  // to look at it here
  BOOST_TEST(std::string_view(text, 8) == "\xA5\xA5\xA5\xA5\xA5\xA5\xA5\xA5");
}
#endif

BOOST_AUTO_TEST_CASE(a_buffer_grows_seldom) {
  buffer kept;
  std::size_t growths = 0;
  for (std::size_t held = 0, i = 0; i != 10'000; ++i) {
    BOOST_REQUIRE(kept.append("x", 1));
    BOOST_REQUIRE(kept.capacity() <= 2 * kept.size());
    growths += held == kept.capacity() ? 0U : 1U;
    held = kept.capacity();
  }
  BOOST_TEST(growths <= 14U);
}

BOOST_AUTO_TEST_CASE(the_capacity_moves_with_the_memory) {
  buffer from;
  BOOST_TEST(from.reserve(100));
  BOOST_TEST(from.reserve(10));
  BOOST_TEST(from.capacity() == 100U, "less than there is changes nothing");
  buffer to{std::move(from)};
  BOOST_TEST(to.capacity() == 100U);
  BOOST_TEST(from.capacity() == 0U);  // NOLINT: a moved-from buffer is an empty one
  BOOST_TEST(from.size() == 0U);      // NOLINT
  BOOST_TEST(to.append("abc", 3));
  buffer third;
  third = std::move(to);
  BOOST_TEST(third.capacity() == 100U);
  BOOST_TEST(to.capacity() == 0U);  // NOLINT
  BOOST_TEST(to.append("new", 3));
  BOOST_TEST(view(to) == "new");
  BOOST_TEST(view(third) == "abc");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace core_buffer
