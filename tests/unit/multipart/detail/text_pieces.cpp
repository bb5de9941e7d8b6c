// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/text_pieces.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace multipart_text_pieces {

using namespace quire::multipart;
using namespace quire::multipart::detail;

struct cut_text {
  std::vector<std::string> pieces;
  std::size_t wrong;
};

cut_text cut(std::string_view text, const dialect& how) {
  cut_text out;
  out.wrong =
      text_cutter(text, how).each([&](std::string_view each) { out.pieces.emplace_back(each); });
  return out;
}

using texts = std::vector<std::string>;
constexpr dialect as_it_is{};
constexpr dialect crlf{.crlf_in_texts = true};
constexpr dialect repairing{.crlf_in_texts = true, .utf8 = utf8_rule::repair};
constexpr dialect refusing{.utf8 = utf8_rule::refuse};

BOOST_AUTO_TEST_SUITE(multipart_text_pieces)

BOOST_AUTO_TEST_CASE(a_text_is_cut_where_something_is_put_in) {
  const auto is = [](std::string_view text, const dialect& how, const texts& wanted) {
    const cut_text out = cut(text, how);
    BOOST_TEST(out.pieces == wanted, boost::test_tools::per_element());
    BOOST_TEST(out.wrong == std::string_view::npos);
  };
  is("", repairing, {});
  is("a\n\r\xFF", as_it_is, {"a\n\r\xFF"});
  is("a\r\nb", crlf, {"a\r\nb"});
  is("a\nb\rc", crlf, {"a", "\r", "\nb\r", "\n", "c"});
  is("\n\r\r\n", crlf, {"\r", "\n\r", "\n", "\r\n"});
  is("a\xFF"
     "b",
     crlf,
     {"a\xFF"
      "b"});
  is("\xC3\xA9\xFF"
     "b\xED\xA0\x80",
     repairing, {"\xC3\xA9", "\xEF\xBF\xBD", "b", "\xEF\xBF\xBD"});
  is("\xC3\xA9", refusing, {"\xC3\xA9"});
}

BOOST_AUTO_TEST_CASE(pieces_are_views) {
  const std::string text = "a\nb";
  text_cutter cutter(text, crlf);
  std::vector<const char*> where;
  (void)cutter.each([&](std::string_view each) { where.push_back(each.data()); });
  BOOST_REQUIRE(where.size() == 3U);
  BOOST_TEST((where[0] == text.data()));
  BOOST_TEST((where[2] == text.data() + 1));
}

BOOST_AUTO_TEST_CASE(a_text_may_be_refused) {
  BOOST_TEST(cut("0123456789\xC3", refusing).wrong == 10U);
  BOOST_TEST(cut("\xED\xA0\x80", refusing).wrong == 0U);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_may_be_refused) {
  constexpr dialect no_mark{.refuses_byte_order_mark = true};
  BOOST_TEST(!goes_out_whole("\xEF\xBB\xBF", no_mark));
  BOOST_TEST(cut("\xEF\xBB\xBF"
                 "a",
                 no_mark)
                 .wrong == 0U);
  BOOST_TEST((cut("a\xEF\xBB\xBF", no_mark).pieces == texts{"a\xEF\xBB\xBF"}));
  BOOST_TEST((cut("\xFF", no_mark).pieces == texts{"\xFF"}));
}

BOOST_AUTO_TEST_CASE(what_goes_out_whole) {
  BOOST_TEST(goes_out_whole("\n\xFF", as_it_is));
  BOOST_TEST(!goes_out_whole("0123456789\n", crlf));
  BOOST_TEST(!goes_out_whole("0123456789\r", crlf));
  BOOST_TEST(goes_out_whole("0123456789\xFF", crlf));
  BOOST_TEST(!goes_out_whole("0123456789\xC3\xA9", repairing));
  BOOST_TEST(!goes_out_whole("0123456789\xC3\xA9", refusing));
  BOOST_TEST(goes_out_whole("0123456789\n", refusing));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_text_pieces
