// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/error.hpp>

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>

namespace mime_error {

using namespace quire::mime;

static_assert(name(errc::missing_name) == "missing_name");
static_assert(describe(errc::missing_name) == "the disposition has no name");

BOOST_AUTO_TEST_SUITE(mime_error)

BOOST_AUTO_TEST_CASE(each_code_has_texts_of_its_own) {
  std::set<std::string> texts;
  const int count = static_cast<int>(errc::too_many_parameters) + 1;
  for (int code = 0; code < count; ++code) {
    texts.emplace(name(static_cast<errc>(code)));
    texts.emplace(describe(static_cast<errc>(code)));
  }
  BOOST_TEST(texts.size() == 2U * static_cast<unsigned>(count));
  BOOST_TEST(texts.count("") == 0U);
}

BOOST_AUTO_TEST_CASE(a_message_says_what_and_where) {
  BOOST_TEST((error{errc::missing_name, 17}.message()) == "the disposition has no name, byte 17");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mime_error
