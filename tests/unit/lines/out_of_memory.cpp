// SPDX-License-Identifier: Apache-2.0
// A line that could not be kept is told so, and the next one is read.
#include <quire/lines.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <new>
#include <string>

namespace {

bool is_refused = false;

}  // namespace

// Not inlined: GCC would take one half of a pair for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
  if (void* const memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return is_refused ? nullptr : std::malloc(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

BOOST_AUTO_TEST_SUITE(lines_out_of_memory)

BOOST_AUTO_TEST_CASE(a_line_that_was_not_kept_is_told) {
  quire::v1::event_lines in;
  in.feed("\n{\"type\":");
  is_refused = true;
  const bool early = in.next();
  is_refused = false;
  BOOST_TEST(!early);
  in.feed("\"a\"}\n{\"type\":\"b\"}\n");
  BOOST_REQUIRE(in.next());
  BOOST_TEST(!in.line().ok());
  BOOST_TEST(in.line().error().code() == "out_of_memory");
  BOOST_TEST(in.line().error().line() == 2U);
  BOOST_TEST(in.line().error().offset() == in.line().offset());
  BOOST_TEST(!in.line().error().truncated());
  BOOST_REQUIRE(in.next());
  BOOST_TEST(in.line().ok());
  BOOST_TEST(in.line().number() == 3U);
  BOOST_TEST(!in.next());
}

BOOST_AUTO_TEST_CASE(blanks_that_were_not_kept_may_have_been_more) {
  quire::v1::event_lines in;
  in.feed("  ");
  is_refused = true;
  const bool early = in.next();
  is_refused = false;
  BOOST_TEST(!early);
  in.feed("\n");
  BOOST_REQUIRE(in.next());
  BOOST_TEST(in.line().error().code() == "out_of_memory");
}

BOOST_AUTO_TEST_CASE(the_memory_of_a_line_is_that_of_the_next) {
  const std::string line = R"({"type":"\n)" + std::string(500, 'x') + "\"}\n";
  quire::v1::event_lines in;
  in.feed(line);
  BOOST_REQUIRE(in.next());
  BOOST_TEST(!in.next());
  is_refused = true;
  int good = 0;
  for (int i = 0; i != 100; ++i) {
    in.feed(line);
    while (in.next()) good += in.line().ok() ? 1 : 0;
  }
  is_refused = false;
  BOOST_TEST(good == 100);
}

BOOST_AUTO_TEST_SUITE_END()
