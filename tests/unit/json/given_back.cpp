// SPDX-License-Identifier: Apache-2.0
// An index asks for memory when it must, keeps it, and gives back what was unusual.
#include <quire/json/index.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>

namespace {

long allocations = 0;
bool is_refused = false;

void* counted(std::size_t size) noexcept {
  ++allocations;
  return is_refused ? nullptr : std::malloc(size);
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
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace json_given_back {

using quire::json::index_status;
using quire::json::structural_index;

std::string text_of(std::size_t size) { return '[' + std::string(size - 2, ' ') + ']'; }

/// True if memory was asked for to index a text of so many bytes.
bool asks(structural_index& index, std::size_t size) {
  const std::string text = text_of(size);
  const long before = allocations;
  const index_status status = index.build(text);
  const bool asked = allocations != before;
  BOOST_TEST((status == index_status::ok));
  return asked;
}

}  // namespace json_given_back

BOOST_AUTO_TEST_SUITE(json_given_back)

BOOST_AUTO_TEST_CASE(without_memory_there_is_no_index) {
  structural_index first;
  BOOST_TEST(asks(first, 10));  // simdjson chooses its kernel once
  structural_index index;
  for (const std::size_t size : {10U, 100'000U}) {
    const std::string text = text_of(size);
    is_refused = true;
    const index_status status = index.build(text);
    is_refused = false;
    BOOST_TEST((status == index_status::out_of_memory));
    BOOST_TEST((index.build(text) == index_status::ok));
  }
}

BOOST_AUTO_TEST_CASE(memory_is_kept_up_to_a_bound) {
  constexpr std::size_t most_kept = std::size_t{1} << 20U;
  structural_index index;
  BOOST_TEST(asks(index, 10));
  BOOST_TEST(!asks(index, 10));
  BOOST_TEST(!asks(index, 8192));
  BOOST_TEST(asks(index, 8193));
  BOOST_TEST(!asks(index, 10));
  BOOST_TEST(asks(index, most_kept));
  BOOST_TEST(!asks(index, 10));
  BOOST_TEST(asks(index, most_kept + 1));
  BOOST_TEST(!asks(index, most_kept + 1));
  BOOST_TEST(asks(index, most_kept), "what was larger is given back");
  BOOST_TEST(!asks(index, 10));
}

BOOST_AUTO_TEST_SUITE_END()
