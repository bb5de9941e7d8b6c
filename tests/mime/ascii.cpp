// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/ascii.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace quire::mime;

constexpr std::size_t count(bool (*is_member)(char) noexcept) {
  std::size_t members = 0;
  for (int c = 0; c < 256; ++c) members += is_member(static_cast<char>(c)) ? 1U : 0U;
  return members;
}

static_assert(is_token('a') && is_token('Z') && is_token('0') && is_token('~') && is_token('!'));
static_assert(!is_token(' ') && !is_token('"') && !is_token('/') && !is_token('\x80'));
static_assert(count(is_boundary_char) == 62 + 13);
static_assert(is_boundary_char(' ') && is_boundary_char('?') && !is_boundary_char('@'));
static_assert(count(is_identifier) == 64);
static_assert(count(is_high) == 128);
static_assert(count(is_control) == 32, "0x00 to 0x1F without tab, and DEL");
static_assert(is_blank(' ') && is_blank('\t') && !is_blank('\n'));
static_assert(is_http_space('\n') && !is_http_space('\v'));
static_assert(is_quotable('\t') && is_quotable('\xFF') && !is_quotable('\x7F'));

static_assert(equal_any_case("Content-TYPE", "content-type"));
static_assert(!equal_any_case("content-type", "content-typ"));
static_assert(!equal_any_case("[", "{"), "only letters have two cases");
static_assert(!equal_any_case("\xC4", "\xE4"), "only ASCII letters have");

static_assert(trim(" \ta b\t ", is_blank) == "a b");
static_assert(trim(" \t ", is_blank).empty());
static_assert(is_token(std::string_view("form-data")));
static_assert(!is_token(std::string_view("")) && !is_token(std::string_view("a b")));

BOOST_AUTO_TEST_SUITE(mime_ascii)

BOOST_AUTO_TEST_CASE(tokens_are_those_of_rfc_9110) {
  const std::string tchar =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (int c = 0; c < 256; ++c) {
    const bool wanted = tchar.find(static_cast<char>(c)) != std::string::npos;
    BOOST_TEST(is_token(static_cast<char>(c)) == wanted, "byte " << c);
  }
}

BOOST_AUTO_TEST_CASE(lower_case_changes_letters_alone) {
  for (int c = 0; c < 256; ++c) {
    const bool letter = c >= 'A' && c <= 'Z';
    BOOST_TEST(to_lower(static_cast<char>(c)) == static_cast<char>(letter ? c + 32 : c));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
