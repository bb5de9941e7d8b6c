// SPDX-License-Identifier: Apache-2.0
#include <quire/mime/media_type.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

namespace mime_media_type {

using namespace quire::mime;

constexpr bool ok(std::string_view text, std::string_view type, std::string_view subtype) {
  const auto parsed = media_type::parse(text);
  return parsed.ok() && parsed->type() == type && parsed->subtype() == subtype;
}
constexpr bool bad(std::string_view text, std::size_t offset) {
  const auto parsed = media_type::parse(text);
  return !parsed.ok() && parsed.error() == error{errc::invalid_media_type, offset};
}

static_assert(ok("text/html", "text", "html"));
static_assert(ok(" \t\r\n text/html \t\r\n", "text", "html"));
static_assert(ok("Text/HTML;a=b", "Text", "HTML"));
static_assert(ok("text/html ;a=b", "text", "html"));
static_assert(ok("text/html;", "text", "html"));
static_assert(ok("*/*", "*", "*"));
static_assert(bad("", 0));
static_assert(bad("text", 4));
static_assert(bad("text/", 5));
static_assert(bad("/html", 0));
static_assert(bad("te xt/html", 2));
static_assert(bad("text /html", 4));
static_assert(bad("text/ht ml", 8));
static_assert(bad("text/html, text/css", 9));
static_assert(bad("text/\xE9", 5));
static_assert(bad("boundary=x", 8));

static_assert(media_type::parse("Multipart/Form-Data;x")->is("multipart", "form-data"));
static_assert(!media_type::parse("x/form-data")->is("multipart", "form-data"));
static_assert(!media_type::parse("multipart/mixed")->is("multipart", "form-data"));

// The value of the first parameter `p`, "(none)" if there is none.
constexpr bool value(std::string_view parameters, std::string_view wanted) {
  const auto parsed = media_type::parse(parameters);
  const auto found = parsed->find("p");
  return found ? *found == wanted : wanted == "(none)";
}

static_assert(value("a/b;p=v", "v"));
static_assert(value("a/b; P=v", "v"));
static_assert(value("a/b;p=v ;q=w", "v"));
static_assert(value("a/b;p=v;p=w", "v"), "the first one counts");
static_assert(value("a/b;q=w;p=v", "v"));
static_assert(value("a/b;q;p=v", "v"));
static_assert(value("a/b;;;p=v", "v"));
static_assert(value("a/b;p=a b", "a b"));
static_assert(value("a/b;p=a=b", "a=b"));
static_assert(value("a/b;p='v'", "'v'"));
static_assert(value("a/b;p= v", " v"), "white space in front of a value belongs to it");
static_assert(value("a/b;p =v", "(none)"), "white space belongs to the name");
static_assert(value("a/b;p=", "(none)"));
static_assert(value("a/b;p", "(none)"));
static_assert(value("a/b;p=;p=v", "v"), "what is empty is passed over");
static_assert(value("a/b;p=\x01;p=v", "v"), "so is what is invalid");
static_assert(value("a/b;p=\"v\"", "v"));
static_assert(value("a/b;p=\"\"", ""));
static_assert(value("a/b;p=\"v\"junk;q=w", "v"));
static_assert(value("a/b;q=\"w\"junk;p=v", "v"));
static_assert(value("a/b;q=\"w\"junk:;p=v", "v"), "what follows a closing quote is passed over");
static_assert(value("a/b;q=wp=v", "(none)"), "an equals sign in a value begins nothing");
static_assert(value("a/b;p=\"v", "v"), "a closing quote may be missing");
static_assert(value("a/b;p=\"", ""));
static_assert(value("a/b;p=\"a;b\"", "a;b"));
static_assert(value("a/b;p=\"a\\\"b\\c\"", "a\"bc"));
static_assert(value("a/b;p=\"a\\", "a\\"), "a backslash at the very end stands for itself");
static_assert(value("a/b;p=\"a\\\\", "a\\"));
static_assert(value("a/b;p=\xE9", "\xE9"));

static_assert(value_text{"a\\\"b", true}.size() == 3);
static_assert(value_text{"a\\\"b", false}.size() == 4);
static_assert(!(value_text{"a\\\"b", true} == "a\"c") && !(value_text{"a\\\"b", true} == "b\"b"));
static_assert(!(value_text{"ab", false} == "ac") && value_text{"ab", false} == "ab");
static_assert(!(value_text{"ab", true} == "abc") && !(value_text{"ab", true} == "a"));

std::string serialized(std::string_view text) {
  std::string out;
  media_type::parse(text)->serialize([&out](char c) { out += c; });
  return out;
}

BOOST_AUTO_TEST_SUITE(mime_media_type)

BOOST_AUTO_TEST_CASE(serializing_writes_the_normal_form) {
  BOOST_TEST(serialized("text/html") == "text/html");
  BOOST_TEST(serialized(" TEXT/Html ; Charset=UTF-8 ") == "text/html;charset=UTF-8");
  BOOST_TEST(serialized("a/b;p=\"v\"") == "a/b;p=v");
  BOOST_TEST(serialized("a/b;p=\"v w\"") == "a/b;p=\"v w\"");
  BOOST_TEST(serialized("a/b;p=\"\"") == "a/b;p=\"\"");
  BOOST_TEST(serialized("a/b;p=\"x\\\"y\\\\z\"") == "a/b;p=\"x\\\"y\\\\z\"");
  BOOST_TEST(serialized("a/b;p=1;P=2;q=3;p=4") == "a/b;p=1;q=3");
  BOOST_TEST(serialized("a/b;bad name=1;q=3") == "a/b;q=3");
}

BOOST_AUTO_TEST_CASE(sixteen_parameters_are_written_at_most) {
  std::string text = "a/b";
  std::string sixteen = text;
  for (char name = 'a'; name != 'u'; ++name) {
    text.append({';', name, '=', '1'});
    if (name < 'q') sixteen.append({';', name, '=', '1'});
  }
  BOOST_TEST(serialized(text) == sixteen);
  BOOST_TEST(serialized(sixteen) == sixteen);
}

BOOST_AUTO_TEST_CASE(parameters_are_a_range) {
  std::string seen;
  for (const parameter& each : media_type::parse("a/b;x=1;y;x=2;z=\"3\"")->parameters()) {
    seen += std::string(each.name) + "=" + std::string(each.value.raw) + " ";
  }
  BOOST_TEST(seen == "x=1 x=2 z=3 ");
}

BOOST_AUTO_TEST_CASE(a_value_is_copied_without_escapes) {
  const value_text text{R"(C:\\a\"b)", true};
  std::array<char, 8> room{};
  BOOST_TEST(std::string(room.data(), text.copy(room.data())) == R"(C:\a"b)");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace mime_media_type
