// SPDX-License-Identifier: Apache-2.0
#include <quire/core/ascii.hpp>
#include <quire/mime/token.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace mime_token {

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
static_assert(is_quotable('\t') && is_quotable('\xFF') && !is_quotable('\x7F'));

static_assert(is_token(std::string_view("form-data")));
static_assert(!is_token(std::string_view("")) && !is_token(std::string_view("a b")));

BOOST_AUTO_TEST_SUITE(mime_token)

BOOST_AUTO_TEST_CASE(the_table_is_the_same_when_the_program_makes_it) {
  const detail::byte_table made;
  for (int c = 0; c < 256; ++c) BOOST_TEST(made.bits[c] == detail::bytes.bits[c], "byte " << c);
}

BOOST_AUTO_TEST_CASE(tokens_are_those_of_rfc_9110) {
  const std::string tchar =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  for (int c = 0; c < 256; ++c) {
    const bool wanted = tchar.find(static_cast<char>(c)) != std::string::npos;
    BOOST_TEST(is_token(static_cast<char>(c)) == wanted, "byte " << c);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mime_token
