// SPDX-License-Identifier: Apache-2.0
#include <quire/core/utf8.hpp>
#include <quire/json/utf8_stream.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <support/moving.hpp>
#include <support/repaired.hpp>
#include <support/text_copies.hpp>

using namespace quire::json;

namespace json_utf8_stream {

static_assert(support::stays_where_it_is<utf8_stream>);

void pour(utf8_stream& stream, std::string_view piece, std::string& out) {
  const support::exact_copy copy(piece);
  stream.feed(copy.view());
  for (auto next = stream.next(); !next.empty(); next = stream.next()) out += next;
}

/// A text in pieces of two sizes that alternate.
std::string in_pieces(std::string_view text, std::size_t first, std::size_t rest) {
  utf8_stream stream;
  std::string out;
  for (std::size_t size = first; !text.empty(); size = size == first ? rest : first) {
    pour(stream, text.substr(0, size), out);
    text.remove_prefix(size < text.size() ? size : text.size());
  }
  out += stream.finish();
  return out;
}

constexpr std::string_view texts[] = {
    "",
    "plain text, longer than a vector of sixty-four bytes, so that the quick check has some work",
    "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80z\xEF\xBB\xBF\xED\x9F\xBF",
    "\x80\xBF\xFF\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41",
    "\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42",
    "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41\xF0\x9F\x98",
    "a\xE2\x82",
    "\xC2\x80\xC1\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF\xF5\x80",
    "\xF0",
};

}  // namespace json_utf8_stream

BOOST_AUTO_TEST_SUITE(json_utf8_stream)

BOOST_AUTO_TEST_CASE(pieces_become_what_the_whole_becomes) {
  for (const std::string_view text : texts) {
    const std::string whole = support::repaired(text);
    for (std::size_t first = 1; first <= text.size() + 1; ++first) {
      for (std::size_t rest = 1; rest <= 5; ++rest) {
        BOOST_TEST_INFO_SCOPE(whole << " in " << first << ", " << rest);
        BOOST_TEST(in_pieces(text, first, rest) == whole);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(valid_text_is_not_copied) {
  utf8_stream stream;
  const std::string_view piece = "caf\xC3\xA9 and \xE2\x82";
  stream.feed(piece);
  const std::string_view out = stream.next();
  BOOST_TEST((out.data() == piece.data()));
  BOOST_TEST(out.size() == piece.size() - 2);
  BOOST_TEST(stream.next().empty());
}

BOOST_AUTO_TEST_CASE(what_was_put_together_outlives_the_next_that_is) {
  utf8_stream stream;
  const std::string_view pieces[] = {"\xE2\x82", "\xAC\xC3", "\xA9"};
  stream.feed(pieces[0]);
  BOOST_TEST(stream.next().empty());
  stream.feed(pieces[1]);
  const std::string_view euro = stream.next();
  BOOST_TEST(stream.next().empty());
  stream.feed(pieces[2]);
  BOOST_TEST(stream.next() == "\xC3\xA9");
  BOOST_TEST(euro == "\xE2\x82\xAC");
}

BOOST_AUTO_TEST_CASE(reset_forgets_what_is_held) {
  utf8_stream stream;
  std::string out;
  pour(stream, "\xE2\x82", out);
  stream.reset();
  pour(stream, "z", out);
  out += stream.finish();
  BOOST_TEST(out == "z");
}

BOOST_AUTO_TEST_SUITE_END()
