// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/random_boundary.hpp>
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <cerrno>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#if defined(__linux__)
#include <sys/syscall.h>
#include <unistd.h>
#endif

#if defined(__linux__)
// In this program getrandom(2) gives what a test says: what is in `refusals`, one a call, and then
// bytes.
namespace multipart_random_boundary {
std::vector<int> refusals;  // NOLINT: values of errno; 0: too few bytes
}
extern "C" ssize_t getrandom(void* out, std::size_t size, unsigned flags) {
  auto& refusals = multipart_random_boundary::refusals;
  if (refusals.empty()) return syscall(SYS_getrandom, out, size, flags);
  errno = refusals.front();
  refusals.erase(refusals.begin());
  return errno == 0 ? 1 : -1;
}
#endif

namespace multipart_random_boundary {

using quire::multipart::random_boundary;

BOOST_AUTO_TEST_SUITE(multipart_random_boundary)

BOOST_AUTO_TEST_CASE(boundaries_differ_and_use_every_digit_in_every_place) {
  std::set<std::string> all;
  std::set<char> seen[32];
  for (int i = 0; i < 500; ++i) {
    const auto drawn = random_boundary::draw();
    BOOST_REQUIRE(drawn.has_value());
    BOOST_REQUIRE(drawn->text().size() == 32U);
    all.emplace(drawn->text());
    for (std::size_t at = 0; at < 32; ++at) seen[at].insert(drawn->text()[at]);
  }
  BOOST_TEST(all.size() == 500U);
  // One digit is missing at one place in 500 draws once in 10 to the power of 11 runs.
  for (const auto& each : seen) {
    BOOST_TEST(each.size() == 16U);
    for (char c : each) BOOST_TEST((std::string("0123456789abcdef").find(c) != std::string::npos));
  }
}

#if defined(__linux__)
BOOST_AUTO_TEST_CASE(an_interrupted_call_is_made_again) {
  refusals = {EINTR, EINTR};
  BOOST_TEST(random_boundary::draw().has_value());
  BOOST_TEST(refusals.empty());
}

BOOST_AUTO_TEST_CASE(without_random_bytes_there_is_no_boundary) {
  using namespace quire::multipart;
  for (const int refusal : {ENOSYS, 0}) {
    refusals = {refusal};
    BOOST_TEST(!random_boundary::draw().has_value());
    refusals = {refusal};
    writer form;
    form.text("a", "v");
    const auto body = form.finish();
    BOOST_TEST_REQUIRE(!body.ok());
    BOOST_TEST((body.error().code == write_errc::no_random_bytes));
    form.reset();
    BOOST_TEST(form.finish().ok());
  }
}
#endif

// A call that succeeds leaves errno as it is.
BOOST_AUTO_TEST_CASE(an_interrupted_call_of_long_ago_is_none_of_ours) {
  errno = EINTR;
  BOOST_TEST(random_boundary::draw().has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_random_boundary
