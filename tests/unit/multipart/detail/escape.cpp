// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/escape.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace multipart_escape {

using namespace quire::multipart;
using namespace quire::multipart::detail;

std::string quoted(std::string_view text, const dialect& how, bool crlf = false) {
  const quoted_text measured(text, crlf, how);
  std::string out(measured.size(), '\0');
  BOOST_TEST((measured.copy(out.data(), how) == out.data() + out.size()));
  return out;
}

constexpr dialect none{};
constexpr dialect percent{.escape = escaping::percent};
constexpr dialect backslash{.escape = escaping::backslash};
constexpr dialect pair{.escape = escaping::quoted_pair};
constexpr dialect repaired{.utf8 = utf8_rule::repair};

constexpr auto npos = std::string_view::npos;

static_assert(find_look_alike("x; filename*=y; filename=z", filename_in_name) == 3);
static_assert(find_look_alike("x; name=y", filename_in_name) == npos);
static_assert(find_look_alike("x; Name=y", name_in_filename) == 3);
static_assert(ill_formed_run("\xED\xA0\x80\xED") == 3);
static_assert(ill_formed_run("\xED\xBF\xBF") == 3);
static_assert(ill_formed_run("\xED\xA0\x7F") == 1 && ill_formed_run("\xED\xA0\xC0") == 1);
static_assert(ill_formed_run("\xED\xC0\x80") == 1);
static_assert(ill_formed_run("\xED\xA0") == 1);
static_assert(ill_formed_run("\xED\xA0 ") == 1);
static_assert(ill_formed_run("\xE2\x82 ") == 2);

BOOST_AUTO_TEST_SUITE(multipart_escape)

BOOST_AUTO_TEST_CASE(each_escaping_changes_its_own_bytes) {
  const std::string_view all = "a\"\\%\r\n\t=b";
  BOOST_TEST(quoted(all, none) == all);
  BOOST_TEST(quoted(all, percent) == "a%22\\%%0D%0A\t=b");
  BOOST_TEST(quoted(all, backslash) == "a%22\\\\%\r%0A\t=b");
  BOOST_TEST(quoted(all, pair) == "a\\\"\\\\%\r\n\t=b");
}

BOOST_AUTO_TEST_CASE(line_breaks_become_crlf_before_they_are_escaped) {
  BOOST_TEST(quoted("\r\n\n\r\r\n\r", percent, true) == "%0D%0A%0D%0A%0D%0A%0D%0A%0D%0A");
  BOOST_TEST(quoted("a\nb", none, true) == "a\r\nb");
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_is_replaced_run_by_run) {
  BOOST_TEST(quoted("\xC3\xA9\xFF\xE2\x82\xED\xA0\x80\xED\xB0\x80\xF0\x9F\x98\x80", repaired) ==
             "\xC3\xA9\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xF0\x9F\x98\x80");
  const std::string each{quire::core::replacement_character};
  for (const std::string_view text : {"\xFF\xA0\x80", "\x80\xA0\x80", "\xC1\xBF\xBF"})
    BOOST_TEST(quoted(text, repaired) == each + each + each);
}

BOOST_AUTO_TEST_CASE(a_text_is_plain_if_no_dialect_looks_at_it) {
  for (int c = 0; c < 256; ++c) {
    for (std::size_t before : {0U, 3U, 9U}) {
      const std::string text = std::string(before, 'a') + static_cast<char>(c);
      const bool special =
          c < 0x20 || c >= 0x7F || std::string_view("\"\\%=").find(static_cast<char>(c)) != npos;
      BOOST_TEST(is_plain(text) == !special, c);
    }
  }
  BOOST_TEST(is_plain(""));
}

BOOST_AUTO_TEST_CASE(no_text_has_no_bytes) {
  const quoted_text none;
  BOOST_TEST(none.size() == 0U);
  BOOST_TEST(none.plain());
  BOOST_TEST(none.text() == "");
}

BOOST_AUTO_TEST_CASE(the_first_byte_that_is_refused) {
  dialect how;
  how.refused = "x";
  how.utf8 = utf8_rule::refuse;
  BOOST_TEST(find_refused("ax\xFF", how, filename_in_name) == 1U);
  BOOST_TEST(find_refused("a\xFFx", how, filename_in_name) == 1U);
  BOOST_TEST(find_refused("\xC3\xA9", how, filename_in_name) == npos);
  BOOST_TEST(find_refused("\xEF\xBB\xBF", how, filename_in_name) == npos);
  BOOST_TEST(find_refused("a\\", how, filename_in_name) == npos);
  BOOST_TEST(find_refused("filename=", how, filename_in_name) == npos);
  how.refuses_byte_order_mark = how.refuses_final_backslash = how.refuses_look_alikes = true;
  BOOST_TEST(find_refused("\xEF\xBB\xBF", how, filename_in_name) == 0U);
  BOOST_TEST(find_refused("a\\", how, filename_in_name) == 1U);
  BOOST_TEST(find_refused("\\a", how, filename_in_name) == npos);
  BOOST_TEST(find_refused("a filename=", how, filename_in_name) == 2U);
  BOOST_TEST(find_refused("", how, filename_in_name) == npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_escape
