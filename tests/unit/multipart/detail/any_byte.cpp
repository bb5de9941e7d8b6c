// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/any_byte.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <support/event_log.hpp>

namespace multipart_any_byte {

using quire::multipart::detail::any_byte;

bool holds_x(std::string_view text) {
  const support::heap_chunk exact(text);
  return any_byte(exact.view(),
                  [](std::uint64_t word) { return quire::core::bytes_equal(word, 'x'); });
}

BOOST_AUTO_TEST_SUITE(multipart_any_byte)

BOOST_AUTO_TEST_CASE(finds_a_byte_at_every_place_of_texts_of_every_size) {
  for (std::size_t size = 0; size < 40; ++size) {
    std::string text(size, 'a');
    BOOST_TEST(!holds_x(text), size);
    for (std::size_t at = 0; at < size; ++at) {
      text[at] = 'x';
      BOOST_TEST(holds_x(text), size << " " << at);
      text[at] = 'a';
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_any_byte
