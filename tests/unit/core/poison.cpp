// SPDX-License-Identifier: Apache-2.0
#include <quire/core/poison.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstddef>

#ifdef QUIRE_POISONS
extern "C" int __asan_address_is_poisoned(void const volatile* address);
#endif

namespace {

/// True if AddressSanitizer would tell of a look at the byte; in builds without it, `otherwise`.
bool is_dead([[maybe_unused]] const char& byte, [[maybe_unused]] bool otherwise) {
#ifdef QUIRE_POISONS
  return __asan_address_is_poisoned(&byte) != 0;
#else
  return otherwise;
#endif
}

}  // namespace

BOOST_AUTO_TEST_SUITE(core_poison)

BOOST_AUTO_TEST_CASE(what_is_dead_is_unreadable_and_comes_back_to_life) {
  alignas(8) std::array<char, 64> memory{};
  quire::core::end_life(memory.data(), 40);
  BOOST_TEST(is_dead(memory[0], true));
  BOOST_TEST(is_dead(memory[39], true));
  BOOST_TEST(!is_dead(memory[40], false));
  quire::core::end_life(memory.data(), 40);  // again
  quire::core::begin_life(memory.data(), 13);
  BOOST_TEST(!is_dead(memory[12], false));
  BOOST_TEST(is_dead(memory[13], true));
  quire::core::begin_life(memory.data(), 40);
  BOOST_TEST(!is_dead(memory[39], false));
}

#ifndef NDEBUG
BOOST_AUTO_TEST_CASE(what_is_dead_is_overwritten) {
  std::array<char, 16> memory{};
  quire::core::end_life(memory.data(), 8);
  quire::core::begin_life(memory.data(), 8);
  BOOST_TEST(memory[0] == '\xA5');
  BOOST_TEST(memory[7] == '\xA5');
  BOOST_TEST(memory[8] == '\0');
}
#endif

BOOST_AUTO_TEST_CASE(what_was_never_given_out_keeps_what_it_holds) {
  std::array<char, 16> memory{'a', 'b'};
  quire::core::not_yet_alive(memory.data(), 8);
  BOOST_TEST(is_dead(memory[1], true));
  quire::core::begin_life(memory.data(), 8);
  BOOST_TEST(memory[1] == 'b');
}

BOOST_AUTO_TEST_CASE(nothing_has_no_life) {
  quire::core::begin_life(nullptr, 0);
  quire::core::not_yet_alive(nullptr, 0);
  quire::core::end_life(nullptr, 0);
}

BOOST_AUTO_TEST_SUITE_END()
