// SPDX-License-Identifier: Apache-2.0
#include <quire/json/reader.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <support/json_outcome.hpp>
#include <support/text_copies.hpp>

using namespace std::string_view_literals;
using quire::json::errc;
using quire::json::found;
using quire::json::reader;
using support::decoding;
using support::outcome;

namespace json_reader {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// `{"a":<value>}` with `read` at the value, then to the end.
template <class Read>
outcome at_value(decoding& use, std::string_view document, Read read) {
  return use.run(document, [&read](reader& in) {
    std::string_view name;
    return in.enter_object() == found::item && in.key(name) && read(in) &&
           in.next_member() == found::end;
  });
}
std::string with(std::string_view value) { return "{\"a\":" + std::string{value} + '}'; }

/// The same in a copy without slack and in copies that other bytes follow.
template <class Read>
outcome read_value(std::string_view value, Read read) {
  const std::string document = with(value);
  decoding use;
  const outcome alone = at_value(use, support::exact_copy(document).view(), read);
  for (const std::string_view behind : {"}"sv, "\"}"sv, "1"sv, "\0"sv, "]"sv})
    BOOST_TEST(at_value(use, support::followed_copy(document, behind).view(), read) == alone);
  return alone;
}

void string_is(std::string_view value, std::string_view expected) {
  BOOST_TEST_CONTEXT(value) {
    std::string out;
    const auto read = [&out](reader& in) {
      std::string_view text;
      const bool good = in.string(text);
      out = text;
      return good;
    };
    BOOST_TEST(read_value(value, read) == outcome());
    BOOST_TEST(out == expected);
  }
}
void no_string(std::string_view value, errc code, std::size_t offset = 5) {
  BOOST_TEST_CONTEXT(value) {
    const auto read = [](reader& in) {
      std::string_view text;
      return in.string(text);
    };
    BOOST_TEST(read_value(value, read) == outcome(code, offset, "a"));
  }
}
void integer_is(std::string_view value, std::int64_t expected) {
  BOOST_TEST_CONTEXT(value) {
    std::int64_t out = 0;
    BOOST_TEST(read_value(value, [&out](reader& in) { return in.integer(out); }) == outcome());
    BOOST_TEST(out == expected);
  }
}
void no_integer(std::string_view value, errc code) {
  BOOST_TEST_CONTEXT(value) {
    std::int64_t out = 0;
    BOOST_TEST(read_value(value, [&out](reader& in) { return in.integer(out); }) ==
               outcome(code, 5, "a"));
  }
}
void number_is(std::string_view value, double expected) {
  BOOST_TEST_CONTEXT(value) {
    double out = 0;
    std::string text;
    const auto read = [&](reader& in) {
      quire::json::number number;
      if (!in.number(number)) return false;
      out = number.value;
      text = number.text;
      return true;
    };
    BOOST_TEST(read_value(value, read) == outcome());
    BOOST_TEST(out == expected);
    BOOST_TEST(text == value);
  }
}
void no_number(std::string_view value, errc code) {
  BOOST_TEST_CONTEXT(value) {
    const auto read = [](reader& in) {
      quire::json::number number;
      return in.number(number);
    };
    BOOST_TEST(read_value(value, read) == outcome(code, 5, "a"));
  }
}
void raw_is(std::string_view value, std::string_view expected) {
  BOOST_TEST_CONTEXT(value) {
    std::string out;
    const auto read = [&out](reader& in) {
      std::string_view text;
      const bool good = in.raw(text);
      out = text;
      return good;
    };
    BOOST_TEST(read_value(value, read) == outcome());
    BOOST_TEST(out == expected);
  }
}
void key_is(std::string_view quoted, std::string_view expected) {
  BOOST_TEST_CONTEXT(quoted) {
    decoding use;
    std::string out;
    const auto walk = [&out](reader& in) {
      std::string_view name;
      if (in.enter_object() != found::item || !in.key(name)) return false;
      out = name;
      return in.skip() && in.next_member() == found::end;
    };
    const std::string document = '{' + std::string{quoted} + ":1}";
    BOOST_TEST(use.run(support::exact_copy(document).view(), walk) == outcome());
    BOOST_TEST(out == expected);
  }
}

}  // namespace json_reader

BOOST_AUTO_TEST_SUITE(json_reader)

BOOST_AUTO_TEST_CASE(reads_strings_as_views_unless_they_hold_escapes) {
  string_is(R"("")", "");
  string_is(R"("b")", "b");
  string_is(R"( "b" )", "b");
  string_is("\t\"b \"\r\n", "b ");
  string_is(R"("{}[]:,")", "{}[]:,");
  string_is("\"\xC3\xA9\"", "\xC3\xA9");
  string_is(R"("\n")", "\n");
  string_is(R"("\\")", "\\");
  string_is(R"("\"")", "\"");
  string_is(R"("x\"" )", "x\"");
  string_is(R"("\u0000")", "\0"sv);
  string_is(R"("\u00e9\u20AC")", "\xC3\xA9\xE2\x82\xAC");
  string_is(R"("\ud83d\ude00")", "\xF0\x9F\x98\x80");
  string_is("\"" + std::string(5000, 'x') + "\\n\"", std::string(5000, 'x') + "\n");
}

BOOST_AUTO_TEST_CASE(lone_surrogates_become_the_replacement_character) {
  string_is(R"("\ud800")", replacement);
  string_is(R"("\udfff")", replacement);
  string_is(R"("\ud800\ud800")", std::string{replacement} + std::string{replacement});
  string_is(R"("\ud800x")", std::string{replacement} + "x");
  string_is(R"("\ude00\ud83d")", std::string{replacement} + std::string{replacement});
}

BOOST_AUTO_TEST_CASE(a_string_without_escapes_is_a_view_into_the_text) {
  decoding use;
  const std::string document = R"({"a":"plain"})";
  std::string_view view;
  BOOST_TEST(at_value(use, document, [&view](reader& in) { return in.string(view); }).ok());
  BOOST_TEST((view.data() == document.data() + 6));
  BOOST_TEST(use.memory.capacity() == 0U);
}

BOOST_AUTO_TEST_CASE(tells_what_is_no_string) {
  no_string("null", errc::is_null);
  no_string(" null ", errc::is_null, 6);
  no_string("true", errc::not_a_string);
  no_string("1", errc::not_a_string);
  no_string("{}", errc::not_a_string);
  no_string("[]", errc::not_a_string);
  no_string("nul", errc::invalid_literal);
  no_string("1x", errc::invalid_number);
  no_string("\"\\x\"", errc::invalid_escape, 6);
  no_string("", errc::expected_value);
  no_string("]", errc::expected_value);
}

BOOST_AUTO_TEST_CASE(the_text_is_judged_before_its_values) {
  const auto read = [](reader& in) {
    std::string_view text;
    return in.string(text);
  };
  BOOST_TEST(read_value("null,\"b\":01", read) == outcome(errc::invalid_number, 14, "b"));
}

BOOST_AUTO_TEST_CASE(reads_member_names_with_escapes) {
  key_is(R"("a")", "a");
  key_is(R"("")", "");
  key_is(R"("\u0061")", "a");
  key_is(R"("\"")", "\"");
  key_is(R"("a\\")", "a\\");
  key_is(R"("\ud800")", replacement);
  key_is(R"("\u0000")", "\0"sv);
  key_is(R"("a" )", "a");
  key_is("\"\xC3\xA9\"", "\xC3\xA9");
}

BOOST_AUTO_TEST_CASE(reads_booleans) {
  bool out = false;
  const auto read = [&out](reader& in) { return in.boolean(out); };
  BOOST_TEST((read_value("true", read) == outcome() && out));
  BOOST_TEST((read_value(" false ", read) == outcome() && !out));
  BOOST_TEST(read_value("null", read) == outcome(errc::is_null, 5, "a"));
  BOOST_TEST(read_value("0", read) == outcome(errc::not_a_boolean, 5, "a"));
  BOOST_TEST(read_value("\"true\"", read) == outcome(errc::not_a_boolean, 5, "a"));
  BOOST_TEST(read_value("[true]", read) == outcome(errc::not_a_boolean, 5, "a"));
  BOOST_TEST(read_value("True", read) == outcome(errc::invalid_literal, 5, "a"));
}

BOOST_AUTO_TEST_CASE(reads_numbers_and_keeps_their_text) {
  number_is("0", 0);
  number_is("-0.0", 0);
  number_is("1.50", 1.5);
  number_is("1E+2", 100);
  number_is("1e-400", 0);
  number_is("123456789012345678901234567890", 123456789012345678901234567890.0);
  no_number("1e400", errc::number_out_of_range);
  no_number("-1e400", errc::number_out_of_range);
  no_number("null", errc::is_null);
  no_number("\"1\"", errc::not_a_number);
  no_number("true", errc::not_a_number);
  no_number("{}", errc::not_a_number);
  no_number("01", errc::invalid_number);
  no_number("1.", errc::invalid_number);
}

BOOST_AUTO_TEST_CASE(reads_integers_as_javascript_would_have_them) {
  integer_is("0", 0);
  integer_is("-7", -7);
  integer_is("1.0", 1);
  integer_is("1e3", 1000);
  integer_is("9223372036854775807", INT64_MAX);
  integer_is("-9223372036854775808", INT64_MIN);
  no_integer("1.5", errc::not_an_integer);
  no_integer("1e-1", errc::not_an_integer);
  no_integer("9223372036854775808", errc::number_out_of_range);
  no_integer("1e400", errc::number_out_of_range);
  no_integer("1e20", errc::number_out_of_range);
  no_integer("-1e20", errc::number_out_of_range);
  no_integer("null", errc::is_null);
  no_integer("\"1\"", errc::not_a_number);
}

BOOST_AUTO_TEST_CASE(a_number_out_of_range_is_no_error_where_nobody_reads_it) {
  raw_is("1e400", "1e400");
  raw_is("[1e400,-1e999999999999]", "[1e400,-1e999999999999]");
}

BOOST_AUTO_TEST_CASE(any_number_is_taken_where_infinities_are) {
  quire::json::number out;
  const auto read = [&out](reader& in) { return in.any_number(out); };
  const auto is = [&](std::string_view value, double expected) {
    BOOST_TEST(read_value(value, read) == outcome(), value);
    decoding use;
    const std::string document = with(value);  // the text of the number leads into it
    BOOST_TEST(at_value(use, document, read) == outcome());
    BOOST_TEST(out.value == expected);
    BOOST_TEST(out.text == value);
  };
  constexpr double infinity = std::numeric_limits<double>::infinity();
  is("0", 0);
  is("12", 12);
  is("-2.5", -2.5);
  is("1e400", infinity);
  is("-1e400", -infinity);
  BOOST_TEST(read_value("null", read) == outcome(errc::is_null, 5, "a"));
  BOOST_TEST(read_value("\"1\"", read) == outcome(errc::not_a_number, 5, "a"));
}

BOOST_AUTO_TEST_CASE(a_value_of_another_type_is_passed_over_and_remarked) {
  decoding use;
  const auto read = [](reader& in) {
    const reader::bookmark value = in.mark();
    std::string_view text;
    return in.string(text) || in.pass_over(value);
  };
  for (const std::string_view value : {"1", "null", R"([1,{"b":"\n"}])", "{}", "true"}) {
    BOOST_TEST_INFO_SCOPE(value);
    const std::string document = with(value);
    BOOST_TEST(at_value(use, document, read) == outcome());
    BOOST_TEST_REQUIRE(use.document.remarks().size() == 1U);
    const outcome remark{use.document.remark_at(0)};
    BOOST_TEST(remark == outcome(value == "null" ? errc::is_null : errc::not_a_string, 5, "a"));
    use.document.clear_remarks();
    BOOST_TEST(use.document.remarks().size() == 0U);
  }
  BOOST_TEST(at_value(use, with("\"b\""), read) == outcome());
  BOOST_TEST(use.document.remarks().size() == 0U);
}

BOOST_AUTO_TEST_CASE(what_is_wrong_otherwise_is_not_passed_over) {
  decoding use;
  const auto read = [](reader& in) {
    const reader::bookmark value = in.mark();
    std::string_view text;
    return in.string(text) || in.pass_over(value);
  };
  for (const std::string_view value : {"[1", "tru", "[1,]", "\"\\q\""})
    BOOST_TEST(at_value(use, with(value), read) == use.check(with(value)), value);
  const auto unknown = [](reader& in) {
    const reader::bookmark value = in.mark();
    return in.fail(errc::unknown_value) || in.pass_over(value);
  };
  BOOST_TEST(at_value(use, with("1"), unknown) == outcome(errc::unknown_value, 5, "a"));
  const auto needed = [](reader& in) {
    const reader::bookmark value = in.mark();
    std::string_view text;
    if (in.string(text)) return true;
    in.state().insist();
    BOOST_TEST(!in.pass_over(value));
    return false;
  };
  BOOST_TEST(at_value(use, with("1"), needed) == outcome(errc::not_a_string, 5, "a"));
  BOOST_TEST(use.document.remarks().size() == 0U);
}

BOOST_AUTO_TEST_CASE(a_reader_goes_to_any_token) {
  decoding use;
  std::string_view text;
  const auto twice = [&text](reader& in) {
    const quire::json::token value = in.place();
    if (!in.skip()) return false;
    in.move_to(value);
    return in.string(text);
  };
  BOOST_TEST(at_value(use, R"({"a":"b"})", twice) == outcome());
  BOOST_TEST(text == "b");
  // From one value to the next: what lies between is not looked at, whatever escapes it has.
  const auto to_next = [](reader& in) {
    in.move_to(in.place() + 4);  // the value, a comma, the name, a colon
    return in.skip();
  };
  BOOST_TEST(at_value(use, R"({"a":"\q","b":"\n"})", to_next) == outcome());
  BOOST_TEST(at_value(use, R"({"a":"\n","b":"\q"})", to_next) ==
             outcome(errc::invalid_escape, 15, "b"));
}

BOOST_AUTO_TEST_CASE(where_no_value_stands_there_is_none_to_pass) {
  decoding use;
  const auto skip = [](reader& in) { return in.skip(); };
  for (const std::string_view document : {R"({"a":)", R"({"a": )"})
    BOOST_TEST(at_value(use, document, skip) == support::check(document), document);
  const support::exact_copy whole("{}");
  const auto once_more = [](reader& in) {
    BOOST_TEST(in.skip());
    BOOST_TEST(!in.skip(), "nothing is left");
    std::string_view text;
    BOOST_TEST(!in.string(text));
    return false;
  };
  BOOST_TEST(use.run(whole.view(), once_more) == outcome(errc::expected_value, 2));
}

BOOST_AUTO_TEST_CASE(the_last_of_equal_names_are_marked_while_there_is_memory) {
  const std::string document = R"({"a":{"x":1,"y":2,"\u0078":3}})";
  std::size_t refused = 0;
  bool marked = false;
  for (std::size_t budget = 0; !marked; budget += 16) {
    decoding use;
    use.memory = quire::core::arena{budget};
    const outcome got = at_value(use, document, [&](reader& in) {
      const bool* const last = in.last_of_equal_names(in.count_members());
      if (last == nullptr) return false;
      marked = true;
      BOOST_TEST((!last[0] && last[1] && last[2]));
      return in.skip();
    });
    BOOST_TEST(got == (marked ? outcome() : outcome(errc::out_of_memory, got.offset, "a")));
    refused += marked ? 0U : 1U;
  }
  BOOST_TEST(refused > 8U);
}

BOOST_AUTO_TEST_CASE(gives_any_value_as_it_was_written) {
  raw_is("1", "1");
  raw_is(" 1 ", "1");
  raw_is(" \"b \" ", "\"b \"");
  raw_is("{ }", "{ }");
  raw_is(" [ 1 , { \"b\" : [ ] } ] ", "[ 1 , { \"b\" : [ ] } ]");
  raw_is("null", "null");
  raw_is(R"("\ud800\"")", R"("\ud800\"")");
}

BOOST_AUTO_TEST_CASE(a_raw_object_must_be_one) {
  std::string_view out;
  const auto read = [&out](reader& in) { return in.raw_object(out); };
  BOOST_TEST(read_value(" {} ", read) == outcome());
  BOOST_TEST(read_value("[]", read) == outcome(errc::not_an_object, 5, "a"));
  BOOST_TEST(read_value("null", read) == outcome(errc::is_null, 5, "a"));
  BOOST_TEST(read_value("\"{}\"", read) == outcome(errc::not_an_object, 5, "a"));
  BOOST_TEST(read_value("{", read) == outcome(errc::unclosed_container, 7, "a"));
}

BOOST_AUTO_TEST_CASE(takes_null_where_it_may_stand) {
  const auto read = [](reader& in) { return in.take_null(); };
  BOOST_TEST(read_value("null", read) == outcome());
  BOOST_TEST(read_value(" null ", read) == outcome());
  const auto not_taken = [](reader& in) { return !in.take_null() && in.skip(); };
  for (const std::string_view value : {"true", "\"null\"", "1", "[null]", "{}"})
    BOOST_TEST(read_value(value, not_taken) == outcome(), value);
  BOOST_TEST(read_value("nullx", not_taken) == outcome(errc::invalid_literal, 5, "a"));
}

BOOST_AUTO_TEST_CASE(counts_before_it_reads) {
  const auto elements = [](std::string_view value) {
    std::size_t count = 0;
    (void)read_value(value, [&count](reader& in) {
      count = in.count_elements();
      return in.skip();
    });
    return count;
  };
  BOOST_TEST(elements("[]") == 0U);
  BOOST_TEST(elements("[ ]") == 0U);
  BOOST_TEST(elements("[1]") == 1U);
  BOOST_TEST(elements("[[1,2],{\"b\":[1,2,3],\"c\":1},\",,\"]") == 3U);
  BOOST_TEST(elements("{\"b\":1}") == 0U);
  BOOST_TEST(elements("[1,2") >= 2U);
  BOOST_TEST(elements("[[[[") >= 1U);
}

BOOST_AUTO_TEST_CASE(counts_texts_before_it_reads) {
  std::size_t texts = 0;
  std::size_t members = 0;
  const auto count = [&](reader& in) {
    texts = in.count_strings();
    members = in.count_string_members();
    return in.skip();
  };
  (void)read_value(R"(["x","y","z"])", count);
  BOOST_TEST((texts == 3U && members == 0U));
  (void)read_value(R"({"b":"x","c":"y"})", count);
  BOOST_TEST((texts == 0U && members == 2U));
  for (const std::string_view none : {"[]", "{}", "1"}) {
    (void)read_value(none, count);
    BOOST_TEST((texts == 0U && members == 0U), none);
  }
}

BOOST_AUTO_TEST_CASE(walks_arrays_and_objects) {
  std::int64_t sum = 0;
  const auto add_up = [&sum](reader& in) {
    found state = in.enter_array();
    for (; state == found::item; state = in.next_element()) {
      std::int64_t one = 0;
      if (!in.integer(one)) return false;
      sum += one;
    }
    return state == found::end;
  };
  BOOST_TEST(read_value("[]", add_up) == outcome());
  sum = 0;
  decoding use;
  BOOST_TEST(at_value(use, with("[ 1 , 2 , 3 ]"), add_up) == outcome());
  BOOST_TEST(sum == 6);
  BOOST_TEST(read_value("{}", add_up) == outcome(errc::not_an_array, 5, "a"));
  BOOST_TEST(read_value("null", add_up) == outcome(errc::is_null, 5, "a"));
  BOOST_TEST(read_value("[1,null]", add_up) == outcome(errc::is_null, 8, "a[1]"));
  BOOST_TEST(read_value("[1,\"2\"]", add_up) == outcome(errc::not_a_number, 8, "a[1]"));
  BOOST_TEST(read_value("[1,2", add_up) == outcome(errc::expected_comma_or_end, 9, "a[1]"));
  BOOST_TEST(read_value("[1,]", add_up) == outcome(errc::expected_value, 8, "a[1]"));
  BOOST_TEST(read_value("[1 2]", add_up) == outcome(errc::expected_comma_or_end, 8, "a[0]"));
  const auto enter = [](reader& in) { return in.enter_object() == found::end; };
  BOOST_TEST(read_value("[]", enter) == outcome(errc::not_an_object, 5, "a"));
  BOOST_TEST(read_value(" { } ", enter) == outcome());
}

BOOST_AUTO_TEST_CASE(depth_is_the_same_whether_walked_or_skipped) {
  for (const std::size_t limit : {1U, 2U, 3U, 64U}) {
    decoding use;
    use.limits.depth = limit;
    const auto go_down = [](reader& in) {
      std::size_t entered = 0;
      while (in.peek() == '[' && in.enter_array() == found::item) ++entered;
      if (in.failed()) return false;
      if (in.peek() == '1' && !in.skip()) return false;
      for (; entered != 0; --entered) {
        if (in.next_element() != found::end) return false;
      }
      return true;
    };
    for (const std::size_t arrays : {limit - 1, limit}) {
      const std::string value = std::string(arrays, '[') + '1' + std::string(arrays, ']');
      const outcome expected =
          arrays < limit ? outcome()
                         : outcome(errc::depth_limit, 5 + arrays - 1, use.check(with(value)).path);
      BOOST_TEST(at_value(use, with(value), go_down) == expected);
      BOOST_TEST(use.check(with(value)) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_value_in_what_is_skipped_is_checked) {
  for (const std::string_view wrong : {"tru", "truth", "falsy", "nul", "01", "-", "1x", "x", "[",
                                       "{", "]", "}", ":", ",", "\"\"\"\""}) {
    for (const std::string_view start : {R"({"x":)", R"({"v":"w","x":)", R"({"v":true,"x":)",
                                         R"({"v":[],"x":)", "[", R"(["v",)", R"([{},)"}) {
      const std::string in{start};
      const bool object = in[0] == '{';
      for (const std::string_view more :
           {"", object ? R"(,"y":"z")" : R"(,"z")", object ? R"(,"y":1)" : ",1"}) {
        const std::string document =
            with(in + std::string{wrong} + std::string{more} + (object ? '}' : ']'));
        BOOST_TEST_CONTEXT(document)
        BOOST_TEST(!support::check(support::exact_copy(document).view()).ok());
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_was_read_is_read_again_after_going_back) {
  for (const std::string_view document :
       {R"({"a":"b","c":"d"})", R"({"a":"b\n","c":"d\t"})", R"({"\u0061":"b","c":"\\"})",
        R"({"a":"b","\u0063":"d","e":"\n"})"}) {
    std::string seen[3];
    decoding use;
    const auto walk = [&seen](reader& in) {
      const auto read_all = [&in](std::string& out) {
        std::string_view text;
        auto next = in.enter_object();
        for (; next == found::item; next = in.next_member()) {
          if (!in.key(text)) return false;
          out.append(text) += ':';
          if (!in.string(text)) return false;
          out.append(text) += ',';
        }
        return next == found::end;
      };
      const auto start = in.mark();
      in.go_back_to(start.at, start.depth_left, start.remarks);  // nothing was read
      BOOST_TEST((in.mark().backslash == start.backslash));
      if (!read_all(seen[0])) return false;
      in.go_back(start);
      if (!read_all(seen[1])) return false;
      in.go_back_to(start.at, start.depth_left, start.remarks);
      BOOST_TEST(in.mark().depth_left == start.depth_left);
      BOOST_TEST((in.mark().backslash == start.backslash));
      return read_all(seen[2]);
    };
    BOOST_TEST_CONTEXT(document) {
      BOOST_TEST(use.run(support::exact_copy(document).view(), walk) == outcome());
      BOOST_TEST(seen[0].size() > 4);
      BOOST_TEST(seen[1] == seen[0]);
      BOOST_TEST(seen[2] == seen[0]);
    }
  }
}

BOOST_AUTO_TEST_CASE(repeats_are_counted) {
  decoding use;
  (void)use.run("{}", [](reader& in) {
    const std::size_t before = in.repeats();
    in.count_repeat();
    BOOST_TEST(in.repeats() == before + 1);
    return in.skip();
  });
}

BOOST_AUTO_TEST_CASE(a_failure_is_forgiven_if_the_name_comes_again) {
  const auto forgives = [](std::string_view document) {
    bool forgiven = false;
    decoding use;
    (void)use.run(support::exact_copy(document).view(), [&forgiven](reader& in) {
      std::string_view text;
      if (in.enter_object() != found::item || !in.key(text)) return false;
      const std::string name{text};
      const auto value = in.mark();
      BOOST_TEST(!in.string(text));
      forgiven = in.forgive_duplicate(value, name);
      BOOST_TEST(in.failed() == !forgiven);
      // If so, what comes next is what follows the value.
      return forgiven && in.next_member() == found::item && in.key(text) && text == "b";
    });
    return forgiven;
  };
  BOOST_TEST(forgives(R"({"a":1,"b":2,"a":"x"})"));
  BOOST_TEST(forgives(R"({"a":[{}],"b":{"a":3},"c":[],"\u0061":4,"d":5})"));
  for (const std::string_view document :
       {R"({"a":1})", R"({"a":1,"b":2})", R"({"a":1,"b":{"a":2}})", R"({"a":tru,"b":2,"a":"x"})",
        R"({"a":1,"b":tru,"a":"x"})", R"({"a":1,"b":2,"\q":3,"a":"x"})", R"({"a":1,"b":2,3})"})
    BOOST_TEST(!forgives(document), document);
}

BOOST_AUTO_TEST_CASE(the_first_failure_is_kept) {
  decoding use;
  const auto walk = [](reader& in) {
    BOOST_TEST(!in.fail(errc::unknown_value));
    BOOST_TEST(!in.fail_at(errc::is_null, 7));
    BOOST_TEST(!in.state().fail_missing("b", 3));
    BOOST_TEST(in.failed());
    BOOST_TEST((in.state().code() == errc::unknown_value));
    BOOST_TEST(in.state().missing().empty());
    return false;
  };
  BOOST_TEST(use.run(R"({"a":1})", walk) == outcome(errc::unknown_value, 0));
}

BOOST_AUTO_TEST_CASE(a_missing_member_is_named_below_its_object) {
  const auto missing = [](reader& in) { return in.state().fail_missing("b", in.offset()); };
  BOOST_TEST(read_value("{}", missing) == outcome(errc::missing_member, 5, "a.b"));
  decoding use;
  BOOST_TEST(use.run(" {}", [](reader& in) { return in.state().fail_missing("b", in.offset()); }) ==
             outcome(errc::missing_member, 1, "b"));
}

BOOST_AUTO_TEST_CASE(a_copy_of_the_state_walks_on_by_itself) {
  std::string once;
  std::string twice;
  const auto read = [&](reader& in) {
    quire::json::reader_state state = in.state();
    reader copy{state, in.place()};
    std::string_view text;
    if (!copy.string(text)) return false;
    once = text;
    if (!in.string(text)) return false;
    twice = text;
    return true;
  };
  BOOST_TEST(read_value(R"("\u00e9")", read) == outcome());
  BOOST_TEST(once == "\xC3\xA9");
  BOOST_TEST(twice == once);
}

BOOST_AUTO_TEST_CASE(escapes_are_found_wherever_they_stand) {
  for (std::size_t before = 0; before != 70; ++before) {
    const std::string plain(before, 'x');
    string_is('"' + plain + "\\n\"", plain + "\n");
    string_is('"' + plain + "\"", plain);
    key_is('"' + plain + "\\\\\"", plain + "\\");
    no_string('"' + plain + "\\q\"", errc::invalid_escape, 6 + before);
  }
}

BOOST_AUTO_TEST_CASE(escapes_in_what_is_skipped_are_checked) {
  for (const std::string_view value :
       {R"("\q")", R"(["\q"])", R"({"b":"\q"})", R"({"\q":1})", R"([["\n",{"b":["\q"]}]])"}) {
    const std::string document = with(value);
    const outcome found = support::check(support::exact_copy(document).view());
    BOOST_TEST_CONTEXT(value) {
      BOOST_TEST(name(found.code) == "invalid_escape");
      BOOST_TEST(found.offset == document.find("\\q"));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
