// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/boundary_search.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <support/event_log.hpp>
#include <vector>

namespace multipart_boundary_search {

using namespace quire::multipart::detail;

const std::vector<std::string> sought{
    "--B",    "--0123456789abcdef0123456789abcdef", "------formdata-undici-012345678901", "----",
    "--aaaa", "--" + std::string(70, 'b')};

// Texts that start like the one sought, with and without it.
std::vector<std::string> values_for(const std::string& text) {
  std::vector<std::string> values{"", text, text + text, "x" + text + "y", "-" + text};
  for (std::size_t cut = 1; cut < text.size(); ++cut) {
    values.push_back(text.substr(0, cut));
    values.push_back(text.substr(cut) + text.substr(0, cut) + std::string(70, '-') + text);
    values.push_back(std::string(cut, 'z') + text.substr(cut) + text + text.substr(0, cut));
  }
  return values;
}

BOOST_AUTO_TEST_SUITE(multipart_boundary_search)

BOOST_AUTO_TEST_CASE(finds_the_first_place_or_none) {
  for (const std::string& text : sought) {
    const boundary_search search(text);
    for (const std::string& value : values_for(text)) {
      const support::heap_chunk exact(value);
      BOOST_TEST(search.find(exact.view()) == value.find(text), text << " in " << value);
    }
  }
}

BOOST_AUTO_TEST_CASE(what_stands_before_a_value_is_no_part_of_it) {
  for (const std::string& text : sought) {
    const boundary_search search(text);
    const std::string all = text + std::string(text.size() + 100, 'z');
    for (std::size_t at = 1; at <= text.size(); ++at)
      BOOST_TEST(search.find(std::string_view(all).substr(at)) == std::string_view::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(finds_it_however_the_value_is_cut) {
  for (const std::string& text : sought) {
    for (const std::string& value : values_for(text)) {
      for (std::size_t size = 1; size <= value.size(); ++size) {
        chunked_boundary_search search(text);
        std::size_t found = std::string::npos;
        for (std::size_t at = 0; at < value.size() && found == std::string::npos; at += size) {
          const support::heap_chunk exact(std::string_view(value).substr(at, size));
          found = search.find(exact.view());
        }
        BOOST_REQUIRE_MESSAGE(found == value.find(text), text << " in " << value << " by " << size);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_boundary_search
