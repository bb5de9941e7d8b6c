// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/boundary.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <support/text_copies.hpp>
#include <vector>

namespace mime_boundary {

using namespace quire::mime;

constexpr bool ok(std::string_view text, boundary_rules rules = {}) {
  const auto made = boundary::from(text, rules);
  return made.ok() && *made == text && made->size() == text.size();
}
constexpr bool bad(std::string_view text, errc code, boundary_rules rules = {}) {
  const auto made = boundary::from(text, rules);
  return !made.ok() && made.error() == error{code, 0};
}

constexpr std::string_view seventy =
    "0123456789012345678901234567890123456789012345678901234567890123456789";
constexpr std::string_view seventy_one =
    "01234567890123456789012345678901234567890123456789012345678901234567890";
constexpr boundary_rules any{100, true};

static_assert(ok("x"));
static_assert(ok("----WebKitFormBoundary7MA4YWxkTrZu0gW"));
static_assert(ok("a'()+_,-./:=?b"));
static_assert(ok("a b"));
static_assert(ok(seventy));
static_assert(bad("", errc::invalid_boundary));
static_assert(bad("", errc::invalid_boundary, any));
static_assert(bad("a ", errc::invalid_boundary), "a space at the end is lost in transport");
static_assert(bad("a@b", errc::invalid_boundary));
static_assert(bad("a\"b", errc::invalid_boundary));
static_assert(bad("a\tb", errc::invalid_boundary));
static_assert(bad("\xC3\xA9", errc::invalid_boundary));
static_assert(bad(seventy_one, errc::boundary_too_long));
static_assert(ok(seventy_one, any));
static_assert(ok("a@b\"c\x01 ", any));
static_assert(boundary::from("\xE9", any)->size() == 2);
static_assert(*boundary::from("\xE9", any) == "\xC3\xA9");
static_assert(*boundary::from("\x7F\x80\xBF\xC0\xFF", any) ==
              "\x7F\xC2\x80\xC2\xBF\xC3\x80\xC3\xBF");
static_assert(!(*boundary::from("B") == "C") && !(*boundary::from("B") == "BB"));
static_assert(bad("a\nb", errc::invalid_boundary, any));
static_assert(bad("a\rb", errc::invalid_boundary, any));
static_assert(bad(std::string_view("a\0b", 3), errc::invalid_boundary, any));

constexpr bool of(std::string_view content_type, std::string_view wanted,
                  boundary_rules rules = {}) {
  const auto made = boundary::of(*media_type::parse(content_type), rules);
  return made.ok() && *made == wanted;
}
constexpr bool not_of(std::string_view content_type, errc code, boundary_rules rules = {}) {
  const auto made = boundary::of(*media_type::parse(content_type), rules);
  return !made.ok() && made.error().code == code;
}

static_assert(of("multipart/form-data; boundary=b", "b"));
static_assert(of("multipart/form-data; charset=utf-8; BOUNDARY=\"a b\"", "a b"));
static_assert(of("multipart/form-data; boundary=b; boundary=c", "b"));
static_assert(of("multipart/form-data; boundary=\"\\X\\Y\"", "XY"));
static_assert(not_of("multipart/form-data", errc::missing_boundary));
static_assert(not_of("multipart/form-data; boundary=", errc::missing_boundary));
static_assert(not_of("multipart/form-data; boundary=\"\"", errc::invalid_boundary));
static_assert(not_of("multipart/form-data; boundary*=utf-8''b", errc::missing_boundary));

BOOST_AUTO_TEST_SUITE(mime_boundary)

BOOST_AUTO_TEST_CASE(a_byte_from_0x80_stands_for_a_character_of_latin_1) {
  BOOST_TEST(of("multipart/form-data; boundary=\xE9", "\xC3\xA9", any));
  BOOST_TEST(not_of("multipart/form-data; boundary=\xE9", errc::invalid_boundary));
  const auto made = boundary::of(*media_type::parse("a/b; boundary=\"\\\xE9x\""), any);
  BOOST_TEST(made->size() == 3U);
  std::string copy(3, '\0');
  made->copy(copy.data());
  BOOST_TEST(copy == "\xC3\xA9x");
}

BOOST_AUTO_TEST_CASE(a_byte_that_ends_lines_is_in_no_boundary) {
  for (const char c : {'\0', '\r', '\n'})
    BOOST_TEST(bad(std::string("a") + c + "b", errc::invalid_boundary, any));
  BOOST_TEST(ok("a@b\"c\x01 ", any));
}

BOOST_AUTO_TEST_CASE(a_text_is_read_no_further_than_it_goes) {
  const support::guarded_copy shorter("abc");
  BOOST_TEST(!(*boundary::from("abcd") == shorter.view()));
  BOOST_TEST((*boundary::from("abc") == shorter.view()));
  BOOST_TEST(!(*boundary::from("ab") == shorter.view()));
  BOOST_TEST(!(value_text{"ab\\cd", true} == shorter.view()));
}

BOOST_AUTO_TEST_CASE(length_is_counted_without_escapes) {
  const std::string escaped = "a/b; boundary=\"" + std::string(70, '\\').append(70, 'x') + "\"";
  std::string pairs = "a/b; boundary=\"";
  for (int i = 0; i < 70; ++i) pairs += "\\x";
  BOOST_TEST(of(pairs + "\"", std::string(70, 'x')));
  BOOST_TEST(not_of(pairs + "\\x\"", errc::boundary_too_long));
  BOOST_TEST(not_of(escaped, errc::boundary_too_long));
}

BOOST_AUTO_TEST_CASE(what_is_much_too_long_is_refused_at_its_start) {
  for (const std::size_t size : {71U, 141U, 142U, 500U})
    BOOST_TEST(
        (boundary::from(std::string(size, 'x')).error() == error{errc::boundary_too_long, 0}));
}

BOOST_AUTO_TEST_CASE(a_copy_tells_where_it_ends) {
  char room[8];
  BOOST_TEST((boundary::from("abc")->copy(room) == room + 3));
  BOOST_TEST((std::string_view{room, 3} == "abc"));
  const auto high = boundary::from("\xE9", any);
  BOOST_TEST((high->copy(room) == room + 2));
  BOOST_TEST((std::string_view{room, 2} == "\xC3\xA9"));
}

BOOST_AUTO_TEST_CASE(a_temporary_text_is_kept) {
  const auto none = boundary::from(std::string("a "));
  BOOST_TEST((none.error() == error{errc::invalid_boundary, 0}));
  // The shortest, the longest, and one that a string keeps in itself.
  for (const std::string_view text : {std::string_view("x"), seventy, std::string_view("a b")}) {
    const auto kept = boundary::from(std::string(text));
    BOOST_TEST_REQUIRE(kept.ok());
    BOOST_TEST((*kept == text && !(*kept == "other")));
    BOOST_TEST(kept->size() == text.size());
  }
  BOOST_TEST((*boundary::from(std::string("a@\xE9"), any) == "a@\xC3\xA9"));
}

BOOST_AUTO_TEST_CASE(a_kept_text_is_moved_with_its_boundary) {
  for (const std::size_t size : {1U, 15U, 16U, 70U}) {
    const std::string text(size, 'b');
    std::vector<owned_boundary<std::string>> all;
    for (int i = 0; i != 9; ++i) all.push_back(*boundary::from(std::string(text)));
    for (const auto& each : all) BOOST_TEST((boundary(each) == text));
  }
}

// A sink may be one that allocates.
BOOST_AUTO_TEST_CASE(what_a_sink_throws_comes_out) {
  const auto found = boundary::from("abc");
  BOOST_REQUIRE(found.ok());
  BOOST_CHECK_THROW(found->each_byte([](char c) { throw c; }), char);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mime_boundary
