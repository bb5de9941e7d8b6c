// SPDX-License-Identifier: Apache-2.0
// The members without which every rule set refuses a document: those without which the official
// runtime throws.
#include <quire/v1/types.hpp>
//
#include <boost/test/unit_test.hpp>

#include <string>

namespace {

namespace v1 = quire::v1;

template <class... Rows>
std::string needed(quire::list<Rows...>) {
  std::string all;
  ((all += Rows::is_needed ? std::string{Rows::key} + ' ' : std::string{}), ...);
  return all;
}
template <class T>
std::string needed_of() {
  return needed(typename quire::schema<T>::rows{});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(v1_needed)

BOOST_AUTO_TEST_CASE(what_the_runtime_cannot_do_without) {
  BOOST_TEST(needed_of<v1::environment>() == "integration ");
  BOOST_TEST(needed_of<v1::fetch>() == "request ");
  BOOST_TEST(needed_of<v1::fetch_request>() == "url ");
}

BOOST_AUTO_TEST_CASE(what_it_can) {
  BOOST_TEST(needed_of<v1::integration>() == "");
  BOOST_TEST(needed_of<v1::site_view>() == "");
  BOOST_TEST(needed_of<v1::page_feedback>() == "");
  BOOST_TEST(needed_of<v1::task>() == "");
}

BOOST_AUTO_TEST_SUITE_END()
