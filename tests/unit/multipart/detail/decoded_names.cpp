// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/decoded_names.hpp>

#include <boost/test/unit_test.hpp>

#include <cstring>
#include <string_view>
#include <utility>

namespace multipart_detail_decoded_names {

using quire::multipart::detail::decoded_names;

std::string_view add(decoded_names& names, std::string_view text, int& written) {
  return names.next(text.size(), [&](char* room) {
    ++written;
    std::memcpy(room, text.data(), text.size());
  });
}

BOOST_AUTO_TEST_SUITE(multipart_detail_decoded_names)

BOOST_AUTO_TEST_CASE(a_second_pass_gets_the_texts_of_the_first) {
  decoded_names names;
  int written = 0;
  const std::string_view first = add(names, "first", written);
  const std::string_view second = add(names, "a longer second", written);
  BOOST_TEST(first == "first");
  names.rewind();
  BOOST_TEST((add(names, "FIRST", written).data() == first.data()));
  BOOST_TEST(written == 2);
  BOOST_TEST((add(names, "A LONGER SECOND", written).data() == second.data()));
  BOOST_TEST(add(names, "third", written) == "third");
  BOOST_TEST(first == "first");
  BOOST_TEST(second == "a longer second");
  BOOST_TEST(written == 3);
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_is_written_anew) {
  decoded_names names;
  int written = 0;
  BOOST_TEST(names.reserve(100, 3));
  (void)add(names, "text", written);
  names.forget();
  names.forget();
  BOOST_TEST(add(names, "other", written) == "other");
  BOOST_TEST(written == 2);
}

// One block of memory: each text lies right after the one before, as far apart as all of them.
BOOST_AUTO_TEST_CASE(what_was_reserved_holds_as_many_texts) {
  decoded_names names;
  int written = 0;
  constexpr std::size_t count = 3000;
  BOOST_TEST(names.reserve(count, count));
  const char* before = add(names, "a", written).data();
  const char* at = add(names, "a", written).data();
  const auto apart = at - before;
  for (std::size_t i = 2; i != count; ++i) {
    before = std::exchange(at, add(names, "a", written).data());
    BOOST_TEST_REQUIRE(at - before == apart);
  }
}

BOOST_AUTO_TEST_CASE(texts_stay_where_they_are_when_their_owner_moves) {
  decoded_names names;
  int written = 0;
  const std::string_view text = add(names, "text", written);
  decoded_names moved(std::move(names));
  moved.rewind();
  BOOST_TEST((add(moved, "TEXT", written).data() == text.data()));
  BOOST_TEST(text == "text");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_decoded_names
