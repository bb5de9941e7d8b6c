// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/decode.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>

namespace multipart_decode {

using namespace quire::multipart;

constexpr bool ok(std::string_view text, decoding how, std::string_view wanted) {
  std::array<char, 64> room{};
  const auto decoded = decode(text, how, room);
  return decoded.ok() && *decoded == wanted && wanted.size() <= text.size();
}
constexpr bool bad(std::string_view text, decode_errc code) {
  std::array<char, 64> room{};
  const auto decoded = decode(text, decoding::extended, room);
  return !decoded.ok() && decoded.error() == code;
}

static_assert(ok("a%22\\\"", decoding::raw, "a%22\\\""));
static_assert(ok("", decoding::whatwg, ""));
static_assert(ok("%22a%0Db%0A", decoding::whatwg, "\"a\rb\n"));
static_assert(ok("%2522 %0d %0a %2 %", decoding::whatwg, "%2522 %0d %0a %2 %"));
static_assert(ok("a\\\"b\\\\", decoding::backslash, "a\"b\\"));
static_assert(ok("C:\\dir\\f", decoding::backslash, "C:\\dir\\f"));
static_assert(ok("\\\\\"", decoding::backslash, "\\\""));
static_assert(ok("UTF-8''a%20b", decoding::extended, "a b"));
static_assert(ok("utf-8'en'%e2%82%ac.txt", decoding::extended, "\xE2\x82\xAC.txt"));
static_assert(ok("iso-8859-1''%A3x", decoding::extended, "\xC2\xA3x"));
static_assert(ok("utf-8''", decoding::extended, ""));
static_assert(ok("utf-8''%09x", decoding::extended, "\tx"));
static_assert(bad("", decode_errc::invalid_value));
static_assert(bad("a.txt", decode_errc::invalid_value));
static_assert(bad("utf-8'a.txt", decode_errc::invalid_value));
static_assert(bad("nosuch''x", decode_errc::unknown_charset));
static_assert(bad("''x", decode_errc::unknown_charset));
static_assert(bad("utf-8''a b", decode_errc::invalid_value));
static_assert(bad("utf-8''a%4", decode_errc::invalid_value));
static_assert(bad("utf-8''a%", decode_errc::invalid_value));
static_assert(bad("utf-8''%zz", decode_errc::invalid_value));
static_assert(bad("iso-8859-1''%zz", decode_errc::invalid_value));
static_assert(bad("iso-8859-1''%4z", decode_errc::invalid_value));
static_assert(bad("iso-8859-1''%z4", decode_errc::invalid_value));
static_assert(bad("utf-8''%ff", decode_errc::invalid_value));
static_assert(bad("utf-8''%E0%80%80", decode_errc::invalid_value));
static_assert(name(decode_errc::no_room) == "no_room");

BOOST_AUTO_TEST_SUITE(multipart_decode)

// A few of the rows above, while the program runs.
BOOST_AUTO_TEST_CASE(an_extended_value_is_checked_byte_by_byte) {
  BOOST_TEST(ok("utf-8'en'%e2%82%ac.txt", decoding::extended, "\xE2\x82\xAC.txt"));
  BOOST_TEST(ok("iso-8859-1''%A3x", decoding::extended, "\xC2\xA3x"));
  BOOST_TEST(bad("nosuch''x", decode_errc::unknown_charset));
  for (const std::string_view wrong : {"a b", "a'b", "a*b", "%4z", "%z4", "%4", "%"})
    BOOST_TEST(bad("utf-8''" + std::string(wrong), decode_errc::invalid_value), wrong);
  BOOST_TEST(!detail::is_attr_char('%'));
}

BOOST_AUTO_TEST_CASE(each_code_has_texts) {
  for (const auto& row : decode_error_rows) {
    BOOST_TEST(name(row.code) == row.name);
    BOOST_TEST(describe(row.code) == row.phrase);
  }
}

BOOST_AUTO_TEST_CASE(a_text_without_escapes_is_not_copied) {
  const std::string text = "no escapes";
  for (decoding how : {decoding::raw, decoding::whatwg, decoding::backslash}) {
    const auto decoded = decode(text, how, {});
    BOOST_TEST_REQUIRE(decoded.ok());
    BOOST_TEST(static_cast<const void*>(decoded->data()) == static_cast<const void*>(text.data()));
  }
}

BOOST_AUTO_TEST_CASE(room_is_enough_or_it_is_said) {
  std::array<char, 3> room{};
  BOOST_TEST((*decode("%22ab", decoding::whatwg, room) == "\"ab"));
  BOOST_TEST((decode("%22abc", decoding::whatwg, room).error() == decode_errc::no_room));
  BOOST_TEST((decode("utf-8''abcd", decoding::extended, room).error() == decode_errc::no_room));
}

BOOST_AUTO_TEST_CASE(bytes_after_the_room_stay_as_they_are) {
  std::array<char, 8> memory{};
  memory.fill('#');
  const std::span<char> room = std::span(memory).first(2);
  BOOST_TEST((decode("utf-8''abcdef", decoding::extended, room).error() == decode_errc::no_room));
  BOOST_TEST((decode("%22cdef", decoding::whatwg, room).error() == decode_errc::no_room));
  BOOST_TEST(std::string(memory.data() + 2, 6) == "######");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_decode
