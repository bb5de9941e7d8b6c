// SPDX-License-Identifier: Apache-2.0
// A known answer, and a library whose memory runs out at each place.
#include <quire/webhook/openssl.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <openssl/crypto.h>
#include <string_view>

namespace webhook_openssl {

using quire::webhook::digest;
using quire::webhook::openssl;

// The library's memory: how many more times it gets some, and how many blocks it holds.
constexpr std::size_t always = static_cast<std::size_t>(-1);
std::size_t times = always;
std::size_t held = 0;

bool is_refused() {
  if (times == 0) return true;
  if (times != always) --times;
  return false;
}
void* reallocate(void* memory, std::size_t size, const char*, int) {
  if (is_refused()) return nullptr;
  void* const room = std::realloc(memory, size);
  if (memory == nullptr && room != nullptr) ++held;
  return room;
}
void* allocate(std::size_t size, const char*, int) { return reallocate(nullptr, size, "", 0); }
void release(void* memory, const char*, int) {
  if (memory != nullptr) --held;
  std::free(memory);
}

// Possible only before the library has allocated.
const bool is_memory_ours = CRYPTO_set_mem_functions(allocate, reallocate, release) == 1;

// RFC 4231, section 4.3.
constexpr digest wanted{0x5b, 0xdc, 0xc1, 0x46, 0xbf, 0x60, 0x75, 0x4e, 0x6a, 0x04, 0x24,
                        0x26, 0x08, 0x95, 0x75, 0xc7, 0x5a, 0x00, 0x3f, 0x08, 0x9d, 0x27,
                        0x39, 0x83, 0x9d, 0xec, 0x58, 0xb9, 0x64, 0xec, 0x38, 0x43};
bool sign(digest& out) {
  return openssl::sign("Jefe", {"what do ya want ", "", "for nothing?"}, out);
}

BOOST_AUTO_TEST_SUITE(webhook_openssl)

BOOST_AUTO_TEST_CASE(pieces_are_signed_as_one_text) {
  digest made{};
  BOOST_TEST(sign(made));
  BOOST_TEST((made == wanted));
  BOOST_TEST(openssl::equal(made, wanted));
  for (unsigned char& byte : made) {
    byte ^= 1U;
    BOOST_TEST(!openssl::equal(made, wanted));
    byte ^= 1U;
  }
}

BOOST_AUTO_TEST_CASE(a_library_without_memory_makes_no_signature) {
  BOOST_REQUIRE(is_memory_ours);
  digest first{};
  BOOST_REQUIRE(sign(first));  // what the library sets up once is there now
  for (std::size_t good = 0;; ++good) {
    BOOST_REQUIRE(good < 1000U);
    digest made{};
    times = good;
    const bool is_signed = sign(made);
    times = always;
    if (!is_signed) continue;
    BOOST_TEST((made == wanted));
    BOOST_TEST(good > 0U, "no allocation failed");
    break;
  }
}

BOOST_AUTO_TEST_CASE(nothing_is_held_after_a_signature) {
  BOOST_REQUIRE(is_memory_ours);
  digest made{};
  BOOST_REQUIRE(sign(made));
  const std::size_t before = held;
  BOOST_TEST(sign(made));
  BOOST_TEST(held == before);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace webhook_openssl
