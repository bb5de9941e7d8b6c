// SPDX-License-Identifier: Apache-2.0
// The memory of one webhook is that of the next.
#include <quire/webhook.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <initializer_list>
#include <new>
#include <string>
#include <string_view>

namespace webhook_memory {

bool is_refused = false;

/// A crypto library to which all signatures are good.
struct trusting {
  static bool sign(std::string_view, std::initializer_list<std::string_view>,
                   quire::webhook::digest&) {
    return true;
  }
  static bool equal(const quire::webhook::digest&, const quire::webhook::digest&) { return true; }
};

}  // namespace webhook_memory

// Not inlined: GCC would take one half of a pair for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return webhook_memory::is_refused ? nullptr : std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

BOOST_AUTO_TEST_SUITE(webhook_memory)

BOOST_AUTO_TEST_CASE(once_warm_a_receiver_allocates_nothing) {
  const std::string header = "t=1,v1=" + std::string(64, '0');
  const std::string body = R"({"type":"\n)" + std::string(500, 'x') + "\"}";
  using receiver = quire::webhook::basic_receiver<quire::v1::latest, quire::as_runtime,
                                                  webhook_memory::trusting>;
  receiver in{"a secret"};
  BOOST_TEST_REQUIRE(in.open(header, body).ok());
  webhook_memory::is_refused = true;
  int good = 0;
  for (int i = 0; i != 100; ++i) good += in.open(header, body).ok() ? 1 : 0;
  webhook_memory::is_refused = false;
  BOOST_TEST(good == 100);
}

BOOST_AUTO_TEST_SUITE_END()
