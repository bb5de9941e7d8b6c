// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/safe_filename.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <string>
#include <string_view>

namespace multipart_safe_filename {

using namespace quire::multipart;

constexpr bool safe(std::string_view name, std::string_view wanted) {
  std::array<char, longest_filename> room{};
  const auto made = safe_filename(name, room);
  return made && *made == wanted;
}
constexpr bool nothing(std::string_view name) {
  std::array<char, longest_filename> room{};
  return !safe_filename(name, room);
}

static_assert(safe("a.txt", "a.txt"));
static_assert(safe("a b.txt", "a b.txt"));
static_assert(safe("gr\xC3\xBC\xC3\x9F.txt", "gr\xC3\xBC\xC3\x9F.txt"));
static_assert(safe(".htaccess", ".htaccess"));
static_assert(safe("../../../../etc/passwd", "passwd"));
static_assert(safe("/etc/passwd", "passwd"));
static_assert(safe("..\\..\\windows\\win.ini", "win.ini"));
static_assert(safe("C:evil.exe", "evil.exe"));
static_assert(safe("a:x", "x") && safe("z:x", "x") && safe("A:x", "x") && safe("Z:x", "x"));
static_assert(safe("{:x", "{") && safe("`:x", "`") && safe("@:x", "@") && safe("[:x", "["));
static_assert(safe("coma.txt", "coma.txt"));
static_assert(safe("\xC2\x9F", "_") && safe("\xC2\xA0", "\xC2\xA0"));
static_assert(safe("C:\\dir\\evil.exe", "evil.exe"));
static_assert(safe("\\\\host\\share\\x", "x"));
static_assert(safe("x.txt::$DATA", "x.txt"));
static_assert(safe("x.txt:stream", "x.txt"));
static_assert(safe("C:x:y", "x"));
static_assert(safe("~root/.ssh/authorized_keys", "authorized_keys"));
static_assert(safe("%2e%2e%2fetc", "%2e%2e%2fetc"));
static_assert(safe("x.php. ", "x.php"));
static_assert(safe("  x", "x"));
static_assert(safe("x.php;.jpg", "x.php;.jpg"));
static_assert(safe("CON", "_CON"));
static_assert(safe("con.txt", "_con.txt"));
static_assert(safe("nul .txt", "_nul .txt"));
static_assert(safe("COM1.log", "_COM1.log"));
static_assert(safe("lpt\xC2\xB2", "_lpt\xC2\xB2"));
static_assert(safe("com10", "com10"));
static_assert(safe("console", "console"));
static_assert(safe(std::string_view("shell.php\0.jpg", 14), "shell.php_.jpg"));
static_assert(
    safe("a\r\nb\x7F"
         "c\xC2\x85"
         "d",
         "a__b_c_d"));
static_assert(safe("a<b>c\"d|e?f*g", "a_b_c_d_e_f_g"));
static_assert(safe("..\xC0\xAF..\xC0\xAFx", "..__..__x"));
static_assert(nothing(""));
static_assert(nothing("."));
static_assert(nothing(".."));
static_assert(nothing(". . ."));
static_assert(nothing("a/"));
static_assert(nothing("C:"));
static_assert(nothing(":stream"));
static_assert(nothing("   "));

BOOST_AUTO_TEST_SUITE(multipart_safe_filename)

// A few of the rows above, while the program runs.
BOOST_AUTO_TEST_CASE(a_port_has_one_digit) {
  for (const std::string digit : {"0", "1", "9", "\xC2\xB9", "\xC2\xB2", "\xC2\xB3"})
    BOOST_TEST(safe("lpt" + digit, "_lpt" + digit), digit);
  for (const std::string_view other : {"com", "com/", "com:", "com10", "com\xC2\xB4", "co1"})
    BOOST_TEST(!detail::is_device(other), other);
}

BOOST_AUTO_TEST_CASE(a_long_name_is_cut_between_characters) {
  std::array<char, longest_filename> room{};
  BOOST_TEST(safe_filename(std::string(1000, 'x'), room).value() == std::string(255, 'x'));
  BOOST_TEST(safe_filename(std::string(255, 'x') + "?", room).value() == std::string(255, 'x'));
  const std::string wide = std::string(254, 'x') + "\xC3\xA4";
  BOOST_TEST(safe_filename(wide, room).value() == std::string(254, 'x'));
}

BOOST_AUTO_TEST_CASE(a_name_needs_its_own_length_and_one_more) {
  std::array<char, 4> room{};
  BOOST_TEST(safe_filename("CON", room).value() == "_CON");
  BOOST_TEST(!safe_filename("CONx", room));
}

BOOST_AUTO_TEST_CASE(no_device_comes_out_whatever_is_cut_or_trimmed) {
  std::array<char, longest_filename> room{};
  std::array<char, longest_filename> again{};
  for (const std::string device :
       {"CON", "nul", "COM1", "lpt\xC2\xB2", "conout$", "AUX.c", "AUX.\xC3\xA4"}) {
    for (const char filler : {' ', '.', 'x'}) {
      for (std::size_t size = 0; size != 270; ++size) {
        for (const std::string end : {"", "x", " ", ".", "\xC3\xA4", ". x", ":x"}) {
          const std::string name = device + std::string(size, filler) + end;
          const auto made = safe_filename(name, room);
          BOOST_TEST_REQUIRE(made.has_value());
          BOOST_TEST_REQUIRE(!detail::is_device(*made), name);
          BOOST_TEST_REQUIRE(made->size() <= longest_filename);
          BOOST_TEST_REQUIRE(safe_filename(*made, again).value() == *made, name);
        }
      }
    }
  }
  BOOST_TEST(safe_filename("CON" + std::string(252, ' ') + "x", room).value() == "_CON");
  BOOST_TEST(safe_filename("CON." + std::string(249, 'x') + "\xC3\xA4", room).value() ==
             "_CON." + std::string(249, 'x'));
}

BOOST_AUTO_TEST_CASE(a_string_needs_no_room) {
  BOOST_TEST(safe_filename("../a%22b.txt").value() == "a%22b.txt");
  BOOST_TEST(safe_filename(std::string(1000, 'x')).value() == std::string(255, 'x'));
  BOOST_TEST(safe_filename(std::string("CON.") + std::string(300, 'x')).value() ==
             "_CON." + std::string(250, 'x'));
  BOOST_TEST(!safe_filename("..").has_value());
  BOOST_TEST(!safe_filename("").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_safe_stays_as_it_is) {
  std::array<char, longest_filename> room{};
  std::array<char, longest_filename> again{};
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const char name[] = {static_cast<char>(first), static_cast<char>(second), 'x'};
      const auto once = safe_filename({name, 3}, room);
      if (!once) continue;
      BOOST_TEST_REQUIRE(safe_filename(*once, again).value() == *once);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_safe_filename
