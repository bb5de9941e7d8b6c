// SPDX-License-Identifier: Apache-2.0
#include <quire/json/validate.hpp>
#include <quire/json/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

using namespace std::string_view_literals;
using quire::json::writer;

namespace json_writer {

/// Writes with `write` to a string, and to buffers of every size up to what it takes.
template <class Write>
void writes(std::string_view expected, Write write) {
  BOOST_TEST_CONTEXT(expected) {
    std::string text = "before";
    writer out{text};
    write(out);
    BOOST_TEST(text == "before" + std::string{expected});
    BOOST_TEST(out.size() == expected.size());
    BOOST_TEST(out.complete());
    BOOST_TEST((quire::json::validate(expected).code == quire::json::errc::ok));
    std::string fast = "before";
    {
      quire::json::text_writer ahead{fast};
      write(ahead);
      BOOST_TEST(ahead.size() == expected.size());
      BOOST_TEST(ahead.complete());
    }
    BOOST_TEST(fast == "before" + std::string{expected});
    for (std::size_t room = 0; room <= expected.size() + 1; ++room) {
      const auto buffer = std::make_unique<char[]>(room);
      writer bounded{std::span<char>{buffer.get(), room}};
      write(bounded);
      BOOST_TEST(bounded.size() == expected.size());
      BOOST_TEST(bounded.complete() == (room >= expected.size()));
      if (bounded.complete())
        BOOST_TEST((std::string_view{buffer.get(), bounded.size()} == expected));
    }
  }
}

}  // namespace json_writer

BOOST_AUTO_TEST_SUITE(json_writer)

BOOST_AUTO_TEST_CASE(writes_scalars) {
  writes("true", [](writer& out) { out.boolean(true); });
  writes("false", [](writer& out) { out.boolean(false); });
  writes("null", [](writer& out) { out.null(); });
  writes("0", [](writer& out) { out.integer(0); });
  writes("-9223372036854775808", [](writer& out) { out.integer(INT64_MIN); });
  writes("9223372036854775807", [](writer& out) { out.integer(INT64_MAX); });
  writes("1.50e+2", [](writer& out) { out.raw("1.50e+2"); });
  writes("\"\"", [](writer& out) { out.string({}); });
  writes("\"a\"", [](writer& out) { out.string("a"); });
}

BOOST_AUTO_TEST_CASE(puts_commas_where_they_belong) {
  writes("{}", [](writer& out) {
    out.begin_object();
    out.end_object();
  });
  writes("[[],{},[1],2]", [](writer& out) {
    out.begin_array();
    out.begin_array();
    out.end_array();
    out.begin_object();
    out.end_object();
    out.begin_array();
    out.integer(1);
    out.end_array();
    out.integer(2);
    out.end_array();
  });
  writes(R"({"a":{"b":[]},"":null,"c":"d"})", [](writer& out) {
    out.begin_object();
    out.key("a");
    out.begin_object();
    out.key("b");
    out.begin_array();
    out.end_array();
    out.end_object();
    out.key("");
    out.null();
    out.key("c");
    out.string("d");
    out.end_object();
  });
}

BOOST_AUTO_TEST_CASE(escapes_what_must_be_escaped_and_nothing_else) {
  writes(R"("\"\\\b\f\n\r\t\u0000\u0001\u001f")",
         [](writer& out) { out.string("\"\\\b\f\n\r\t\0\x01\x1f"sv); });
  writes("\"/\x7f\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80\"",
         [](writer& out) { out.string("/\x7f\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80"); });
  writes(R"({"\n":"x\ny\\"})", [](writer& out) {
    out.begin_object();
    out.key("\n");
    out.string("x\ny\\");
    out.end_object();
  });
}

BOOST_AUTO_TEST_CASE(a_member_is_a_key_and_a_string) {
  writes(R"({"a":"b","c":"d","a \"key\"":"","":"a \"text\"","\t":"\t"})", [](writer& out) {
    out.begin_object();
    out.member("a", "b");
    out.member("c", "d");
    out.member("a \"key\"", {});
    out.member({}, "a \"text\"");
    out.member("\t", "\t");
    out.end_object();
  });
}

BOOST_AUTO_TEST_CASE(an_escape_at_every_place_of_a_block_of_64_bytes) {
  for (std::size_t place = 0; place != 64; ++place) {
    std::string text(64, 'x');
    text[place] = '"';
    const std::string x(place, 'x');
    writes('"' + x + "\\\"" + std::string(63 - place, 'x') + '"',
           [&](writer& out) { out.string(text); });
  }
}

BOOST_AUTO_TEST_CASE(a_text_writer_keeps_what_was_there_and_gives_back_what_it_did_not_use) {
  std::string text = "before";
  { quire::json::text_writer unused{text}; }
  BOOST_TEST(text == "before");
  for (std::size_t size = 500; size != 520; ++size) {
    text.clear();
    {
      quire::json::text_writer out{text};
      out.begin_array();
      out.raw(std::string(size, '1'));
      out.string(std::string(3 * size, 'a'));
      out.end_array();
    }
    BOOST_TEST((text == '[' + std::string(size, '1') + ",\"" + std::string(3 * size, 'a') + "\"]"));
  }
}

BOOST_AUTO_TEST_CASE(names_of_any_length_find_room) {
  const std::string longest(700, 'n');
  writes("{\"" + longest + "\":1}", [&](writer& out) {
    out.begin_object();
    out.key(longest);
    out.integer(1);
    out.end_object();
  });
  writes("{\"" + longest + "\":\"v\"}", [&](writer& out) {
    out.begin_object();
    out.member(longest, "v");
    out.end_object();
  });
  char buffer[4];
  BOOST_TEST((writer{std::span<char>{buffer}}.make_room(4)));
  BOOST_TEST(!(writer{std::span<char>{buffer}}.make_room(5)));
}

BOOST_AUTO_TEST_CASE(nothing_follows_a_gap) {
  char buffer[8] = "-------";
  writer out{std::span<char>{buffer, 7}};
  out.begin_array();
  out.string("longer than that");
  out.integer(1);
  out.end_array();
  BOOST_TEST(!out.complete());
  BOOST_TEST(out.size() == R"(["longer than that",1])"sv.size());
  BOOST_TEST((std::string_view{buffer, 7} == "[\"-----"));
}

BOOST_AUTO_TEST_SUITE_END()
