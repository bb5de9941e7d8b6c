// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/write_error.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace multipart_write_error {

using namespace quire::multipart;

static_assert(name(write_errc::boundary_in_value) == "boundary_in_value");
static_assert(describe(write_errc::empty_name) == "the dialect cannot carry an empty name");

BOOST_AUTO_TEST_SUITE(multipart_write_error)

BOOST_AUTO_TEST_CASE(each_code_has_texts_of_its_own) {
  std::set<std::string> texts;
  const int count = static_cast<int>(write_errc::out_of_memory) + 1;
  for (int code = 0; code < count; ++code) {
    texts.emplace(name(static_cast<write_errc>(code)));
    texts.emplace(describe(static_cast<write_errc>(code)));
  }
  BOOST_TEST(texts.size() == 2U * static_cast<unsigned>(count));
}

BOOST_AUTO_TEST_CASE(a_message_says_what_and_where) {
  BOOST_TEST((write_error{write_errc::invalid_name, 2, 5}.message()) ==
             "the dialect cannot carry this byte of the name, part 2, byte 5");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_write_error
