// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/chunked_text.hpp>
//
#include <quire/multipart/detail/text_pieces.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace multipart_chunked_text {

using namespace quire::multipart;
using namespace quire::multipart::detail;
using namespace std::string_view_literals;

struct outcome {
  std::string bytes;
  std::size_t refused = std::string_view::npos;
};

/// What the cutter of whole texts makes of it.
outcome whole(std::string_view text, const dialect& how) {
  outcome out;
  out.refused = text_cutter(text, how).each([&](std::string_view each) { out.bytes += each; });
  return out;
}

class text_in_chunks {
 public:
  explicit text_in_chunks(const dialect& how) : m_text(how) {}

  /// Each chunk in memory of its own, gone when `next` has returned "".
  void feed(std::string_view chunk) {
    const auto copy = std::make_unique<char[]>(chunk.size());
    chunk.copy(copy.get(), chunk.size());
    m_text.feed({copy.get(), chunk.size()});
    drain();
  }
  outcome end() {
    m_text.end();
    drain();
    BOOST_TEST(m_text.is_ended());
    m_out.refused = m_text.refused();
    return m_out;
  }

 private:
  void drain() {
    for (auto piece = m_text.next(); !piece.empty(); piece = m_text.next()) m_out.bytes += piece;
    if (m_text.refused() == std::string_view::npos) BOOST_TEST(m_text.is_drained());
  }

  chunked_text m_text;
  outcome m_out;
};

outcome cut_at(std::string_view text, std::size_t first, std::size_t second, const dialect& how) {
  text_in_chunks in{how};
  in.feed(text.substr(0, first));
  in.feed(text.substr(first, second));
  in.feed(text.substr(first + second));
  return in.end();
}
outcome in_bytes(std::string_view text, const dialect& how) {
  text_in_chunks in{how};
  for (std::size_t i = 0; i != text.size(); ++i) in.feed(text.substr(i, 1));
  return in.end();
}

/// A refused text may have gone out in part: the chunks tell how far.
void same(const outcome& got, const outcome& wanted) {
  BOOST_TEST(got.refused == wanted.refused);
  if (wanted.refused == std::string_view::npos) BOOST_TEST(got.bytes == wanted.bytes);
}

constexpr dialect all_dialects[] = {
    dialects::strict,
    dialects::fetch,
    dialects::workerd,
    dialects::curl,
    {.crlf_in_texts = true},
    {.utf8 = utf8_rule::repair},
    {.crlf_in_texts = true, .utf8 = utf8_rule::refuse},
    {.crlf_in_texts = true, .refuses_byte_order_mark = true},
};

BOOST_AUTO_TEST_SUITE(multipart_chunked_text)

BOOST_AUTO_TEST_CASE(a_text_is_the_same_wherever_it_is_cut) {
  for (const std::string_view text : {
           ""sv,
           "a\nb\rc\r\nd\n\r\r\n\n"sv,
           "plain text that is longer than a word\n"sv,
           "Zo\xC3\xAB \xE2\x82\xAC \xF0\x9F\x9A\x80 \r\n\xC3\xAB"sv,
           "\xC3\n\xE2\x82\n\xF0\x9F\x9A\r\xFF\xC0\x80\xED\xA0\x80\xF4\x90\x80\x80"sv,
           "\xED\xA0\xED\xA0\x80\x80\xE2\x28\xA1"sv,
           "\xEF\xBB\xBFmark"sv,
           "\xEF\xBB"sv,
           "a\xEF\xBB\xBF\xEF"sv,
           "good\xF0\x9F"sv,
           "\0\x01\x7F--boundary\r"sv,
       }) {
    for (const dialect& how : all_dialects) {
      const outcome wanted = whole(text, how);
      BOOST_TEST_CONTEXT(text) {
        same(in_bytes(text, how), wanted);
        for (std::size_t first = 0; first <= text.size(); ++first) {
          for (std::size_t second = 0; first + second <= text.size(); ++second) {
            BOOST_TEST_CONTEXT("cut at " << first << " and " << second)
            same(cut_at(text, first, second, how), wanted);
          }
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_text_of_few_letters) {
  constexpr std::string_view letters = "a\r\n\xC3\xA9\xED\xA0\x80\xF0\x9F\xEF";
  for (std::size_t number = 0; number != 11 * 11 * 11 * 11; ++number) {
    std::string text;
    for (std::size_t left = number, i = 0; i != 4; ++i, left /= 11) text += letters[left % 11];
    for (const dialect& how : all_dialects) {
      const outcome wanted = whole(text, how);
      for (std::size_t at = 0; at <= text.size(); ++at) {
        const outcome got = cut_at(text, at, text.size() - at, how);
        const bool refused = wanted.refused != std::string_view::npos;
        BOOST_REQUIRE(got.refused == wanted.refused && (refused || got.bytes == wanted.bytes));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_needs_no_change_is_one_piece_of_the_chunk) {
  const std::string text = "line\r\nZo\xC3\xAB, and more that is plain\r\n";
  chunked_text in{dialects::fetch};
  in.feed(text);
  const std::string_view piece = in.next();
  BOOST_TEST(piece == text);
  BOOST_TEST(static_cast<const void*>(piece.data()) == text.data());
  BOOST_TEST(in.next().empty());
}

BOOST_AUTO_TEST_CASE(what_is_held_goes_out_when_it_is_decided) {
  chunked_text in{dialects::fetch};
  in.feed("a\xE2\x82");
  BOOST_TEST(in.next() == "a");
  BOOST_TEST(in.next().empty());
  chunked_text copied = in;  // no piece is a view of the object
  copied.feed("\xAC!");
  std::string_view first = copied.next();
  in = copied;
  BOOST_TEST(first == "\xE2");
  BOOST_TEST(in.next() == "\x82");
}

BOOST_AUTO_TEST_CASE(a_character_of_two_chunks_goes_out_byte_by_byte) {
  chunked_text text{dialects::strict};
  text.feed("\xC3");
  BOOST_TEST(text.next().empty());
  BOOST_TEST(text.is_drained());
  text.feed("\xA4");
  text.end();
  BOOST_TEST(text.next() == "\xC3");
  BOOST_TEST(!text.is_drained());
  BOOST_TEST(text.next() == "\xA4");
  BOOST_TEST(text.is_drained());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_chunked_text
