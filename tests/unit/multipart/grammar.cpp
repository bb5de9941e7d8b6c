// SPDX-License-Identifier: Apache-2.0
// What each grammar takes and refuses, and at which byte; each row in every chunking.
#include <quire/multipart.hpp>
#include <quire/multipart/grammar.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <support/read.hpp>

namespace {

using namespace quire::multipart;
using support::a_part;
using support::named;
using support::read;
using support::with_headers;

const std::string closing(support::close);

#define FETCH(body, wanted) BOOST_TEST(read<fetch>(body) == (wanted))
#define WORKERD(body, wanted) BOOST_TEST(read<workerd>(body) == (wanted))
#define STRICT(body, wanted) BOOST_TEST(read<strict>(body) == (wanted))
#define ALL(body, wanted)  \
  do {                     \
    FETCH(body, wanted);   \
    WORKERD(body, wanted); \
    STRICT(body, wanted);  \
  } while (false)

static_assert(strict != fetch && fetch != workerd);
static_assert(grammar{} == grammar{});

BOOST_AUTO_TEST_SUITE(multipart_grammar)

BOOST_AUTO_TEST_CASE(what_all_take) {
  ALL(closing, ".");
  ALL("--B--", ".");
  ALL(with_headers(named("a")), "a=v;.");
  ALL(with_headers(named("a", "; filename=\"f\"")), "a<f>=v;.");
  ALL(with_headers(named("a", "; filename=\"f\"") + "Content-Type: x/y\r\n"), "a<f>=v;.");
  ALL(with_headers("Content-Type: x/y\r\n" + named("a")), "a=v;.");
  ALL(with_headers("X:\r\n" + named("a") + "Y: \r\n"), "a=v;.");
  ALL(with_headers("CONTENT-disposition:form-data;name=\"a\"\r\n"), "a=v;.");
  ALL(a_part(named("a"), "") + closing, "a=;.");
  ALL(a_part(named("a"), "1") + a_part(named("b"), "2") + a_part(named("a"), "3") + closing,
      "a=1;b=2;a=3;.");
  ALL(a_part(named("a"), "\r\n--\r\n-B\r\r\n\n--A\r\n--") + closing,
      "a=\r\n--\r\n-B\r\r\n\n--A\r\n--;.");
  ALL(a_part(named("a"), "x--B y\r--B") + closing, "a=x--B y\r--B;.");
}

BOOST_AUTO_TEST_CASE(what_none_takes) {
  ALL("", "empty_body@0");
  ALL("-", "no_delimiter@1");
  ALL("--B", "truncated_delimiter_line@3");
  ALL("--B-", "truncated_delimiter_line@4");
  ALL("--B-x", "invalid_delimiter_line@4");
  ALL("--Bx", "invalid_delimiter_line@3");
  ALL("--B\r\n", "truncated_header_block@5");
  ALL("--B\r\n" + named("a"), "truncated_header_block@47");
  ALL("--B\r\n" + named("a") + "\r\nv", "missing_close_delimiter@50");
  ALL("--B\r\n" + named("a") + "\r\nv\r\n--", "missing_close_delimiter@54");
  ALL(a_part(named("a")) + "--B", "a=v;truncated_delimiter_line@55");
  ALL("--B\r\n" + named("a") + "\r\n" + closing, "missing_close_delimiter@56");
  ALL(with_headers(""), "missing_disposition@5");
  ALL(with_headers("X: y\r\n"), "missing_disposition@5");
  ALL(with_headers("Content-Disposition:\r\n"), "not_form_data@25");
  ALL(with_headers("Content-Disposition: attachment; name=\"a\"\r\n"), "not_form_data@26");
  ALL(with_headers("Content-Disposition: form-data\r\n"), "missing_name@26");
  ALL(with_headers("Content-Disposition: form-data; filename=\"a\"\r\n"), "missing_name@26");
  FETCH(with_headers(named("a") + "no colon\r\n"), "invalid_header_name@50");
  WORKERD(with_headers(named("a") + "no colon\r\n"), "invalid_header_name@49");
  ALL(with_headers(named("a") + "nocolon\r\n"), "missing_colon@54");
  ALL(with_headers(named("a") + ": x\r\n"), "invalid_header_name@47");
  ALL(with_headers(named("a") + "X: a" + '\0' + "b\r\n"), "invalid_header_value@51");
}

BOOST_AUTO_TEST_CASE(in_front_of_the_first_delimiter) {
  const std::string form = with_headers(named("a"));
  FETCH("x" + form, "missing_first_delimiter@0");
  FETCH("\r\n" + form, "missing_first_delimiter@0");
  FETCH("--C", "missing_first_delimiter@2");
  STRICT("\r\n" + form, "missing_first_delimiter@0");
  WORKERD("x" + form, "a=v;.");
  WORKERD("\r\n" + form, "a=v;.");
  WORKERD("-" + form, "a=v;.");
  WORKERD("----" + form, "a=v;.");
  WORKERD("--x--" + form, "a=v;.");
  WORKERD("--", "no_delimiter@2");
  WORKERD("text --B--", ".");
}

BOOST_AUTO_TEST_CASE(a_first_delimiter_that_overlaps_itself_is_found) {
  const auto found = [](std::string_view boundary, std::string_view before) {
    const std::string form = std::string(before) + "--" + std::string(boundary) + "--";
    return read<workerd>(form, {}, boundary) == ".";
  };
  BOOST_TEST(found("--a", "------"));
  BOOST_TEST(found("a--a--b", "--a--a--a--"));
  BOOST_TEST(found("-----x", "-------------------"));
  BOOST_TEST(found("x", "-x-"));
  BOOST_TEST(read<workerd>("--xyxyxz--", {}, "xyxz") == "no_delimiter@10");
}

BOOST_AUTO_TEST_CASE(behind_a_delimiter) {
  const std::string part = named("a") + "\r\nv\r\n" + closing;
  FETCH("--B \t \r\n" + part, "a=v;.");
  STRICT("--B \t \r\n" + part, "a=v;.");
  WORKERD("--B \r\n" + part, "invalid_delimiter_line@3");
  FETCH("--B\n" + part, "invalid_delimiter_line@3");
  STRICT("--B\n" + part, "invalid_delimiter_line@3");
  WORKERD("--B\n" + part, "a=v;.");
  ALL("--B\r" + part, "invalid_delimiter_line@4");
  ALL("--B\r\r\n" + part, "invalid_delimiter_line@4");
  FETCH("--B -", "invalid_delimiter_line@4");
  FETCH("--B- -", "invalid_delimiter_line@4");
}

BOOST_AUTO_TEST_CASE(behind_the_close_delimiter) {
  FETCH("--B-- \t", ".");
  FETCH("--B-- \t\r\nanything --B\r\n", ".");
  FETCH("--B--x", "invalid_delimiter_line@5");
  FETCH("--B---", "invalid_delimiter_line@5");
  FETCH("--B--\n", "invalid_delimiter_line@5");
  FETCH("--B--\r", "truncated_delimiter_line@6");
  FETCH("--B--\rx", "invalid_delimiter_line@6");
  STRICT("--B-- \r\nanything", ".");
  STRICT("--B--x", "invalid_delimiter_line@5");
  WORKERD("--B--x", ".");
  WORKERD("--B--\r", ".");
  ALL("--B--\r\n" + with_headers(named("a")), ".");
}

BOOST_AUTO_TEST_CASE(in_front_of_a_delimiter) {
  const std::string part = "--B\r\n" + named("a") + "\r\n";
  FETCH(part + "v\n--B--", "missing_close_delimiter@56");
  WORKERD(part + "v\n--B--", "a=v;.");
  WORKERD(part + "v\r\r\n--B--", "a=v\r;.");
  WORKERD(part + "v\n\n--B--", "a=v\n;.");
  WORKERD(part + "\n--B--", "a=;.");
  WORKERD(part + "\r\n--B--", "a=;.");
  WORKERD(part + "\r\n--C\r\n--B--", "a=\r\n--C;.");
  WORKERD(part + "\n--C\r-\n--B--", "a=\n--C\r-;.");
  ALL(part + "v\r--B--", "missing_close_delimiter@56");
}

BOOST_AUTO_TEST_CASE(header_lines) {
  FETCH(with_headers("X: y\n" + named("a")), "invalid_line_end@9");
  STRICT(with_headers("X: y\n" + named("a")), "invalid_line_end@9");
  WORKERD(with_headers("X: y\n" + named("a")), "a=v;.");
  FETCH(with_headers("X: y\r" + named("a")), "invalid_line_end@9");
  WORKERD(with_headers("X: y\r" + named("a")), "a=v;.");
  WORKERD("--B\r\n" + named("a") + "\nv\n--B--", "a=v;.");
  WORKERD("--B\r\nX: y\r\r\n" + named("a") + "\r\nv\n--B--", "missing_colon@10");
  WORKERD("--B\r\n" + named("a") + "\rX: y\r\n\r\nv\n--B--", "missing_colon@47");
  FETCH("--B\r\n\n", "invalid_line_end@5");
  FETCH(with_headers("X : y\r\n \t" + named("a")), "a=v;.");
  STRICT(with_headers("X : y\r\n" + named("a")), "invalid_header_name@6");
  WORKERD(with_headers("X : y\r\n" + named("a")), "invalid_header_name@6");
  STRICT(with_headers(" X: y\r\n" + named("a")), "invalid_header_name@5");
  ALL(with_headers("X@Y: y\r\n" + named("a")), "invalid_header_name@6");
  FETCH(with_headers("\xC3\xA4: y\r\n" + named("a")), "invalid_header_name@5");
  WORKERD(with_headers("\xC3\xA4: y\r\n" + named("a")), "a=v;.");
  FETCH(with_headers("X: \x01\r\n" + named("a\x7F")), "a\x7F=v;.");
  WORKERD(with_headers("X: \x01\r\n" + named("a\x7F")), "a\x7F=v;.");
  STRICT(with_headers("X: \x01\r\n" + named("a")), "invalid_header_value@8");
  STRICT(with_headers(named("a\x7F")), "invalid_header_value@44");
  STRICT(with_headers("X: \t\r\n" + named("a\tb")), "a\tb=v;.");
}

BOOST_AUTO_TEST_CASE(folded_lines_are_no_lines) {
  const std::string folded = with_headers("Content-Disposition: form-data;\r\n name=\"a\"\r\n");
  FETCH(folded, "invalid_header_name@43");
  WORKERD(folded, "invalid_header_name@38");
  STRICT(folded, "invalid_header_name@38");
}

BOOST_AUTO_TEST_CASE(several_dispositions) {
  const std::string two = with_headers(named("a") + named("b", "; filename=\"f\""));
  FETCH(two, "b<f>=v;.");
  WORKERD(two, "a=v;.");
  STRICT(two, "repeated_disposition@47");
  // Each must be one, also what does not count.
  FETCH(with_headers("Content-Disposition: fo\r\n" + named("a")), "not_form_data@26");
  FETCH(with_headers("Content-Disposition: form-data\r\n" + named("a")), "missing_name@26");
  FETCH(with_headers("X: y\r\n" + named("a\" x") + named("a")), "invalid_parameter@52");
  FETCH(with_headers(named("a") + "content-disposition:  x\r\n" + named("b")), "not_form_data@69");
  // Joined with a comma, the halves of a quoted string meet.
  const std::string halves = with_headers(
      "Content-Disposition: form-data; name=\"a\r\nContent-Disposition: b\"; filename=\"f\"\r\n");
  WORKERD(halves, "a, b<f>=v;.");
  FETCH(halves, "invalid_parameter@42");
}

BOOST_AUTO_TEST_CASE(dispositions) {
  const auto with = [](std::string_view parameters) {
    return with_headers("Content-Disposition: form-data" + std::string(parameters) + "\r\n");
  };
  // Settled by no test of Fetch, and quire's choice: case, tokens, a lone semicolon.
  FETCH(with_headers("Content-Disposition: Form-Data; NAME=\"a\"; FileName=\"f\"\r\n"), "a<f>=v;.");
  WORKERD(with_headers("Content-Disposition: Form-Data; name=\"a\"\r\n"), "not_form_data@26");
  WORKERD(with("; NAME=\"a\""), "missing_name@26");
  FETCH(with("; name=a; filename=f.txt"), "a<f.txt>=v;.");
  WORKERD(with("; name=a"), "missing_name@26");
  FETCH(with("; name=\"a\";"), "a=v;.");
  FETCH(with(";; name=\"a\""), "a=v;.");
  WORKERD(with(";; name=\"a\""), "missing_name@26");
  FETCH(with("; x=y; name=\"a\"; filename*=UTF-8''f"), "a=v;.");
  FETCH(with("; name=\"a\"; filename*=UTF-8''g; filename=\"f\""), "a<f>=v;.");
  WORKERD(with("; name=\"a\"; filename*=UTF-8''g; filename=\"f\""), "a=v;.");
  FETCH(with("; name = \"a\""), "invalid_parameter@41");
  WORKERD(with("; name = \"a\""), "a=v;.");
  FETCH(with("; name=\"a\"; name=\"b\""), "repeated_parameter@45");
  WORKERD(with("; name=\"a\"; name=\"b\""), "b=v;.");
  // Settled by them.
  FETCH(with("; name=\"\""), "=v;.");
  WORKERD(with("; name=\"\""), "missing_name@26");
  FETCH(with("; name=\"a\"; filename=\"\""), "a<>=v;.");
  WORKERD(with("; name=\"a\"; filename=\"\""), "a=v;.");
  FETCH(with("; name=\"a%22%0D%0A\""), "a%22%0D%0A=v;.");
  WORKERD(with("; name=\"a%22%0D%0A\""), "a%22%0D%0A=v;.");
  FETCH(with("; name=\"a\\\""), "a\\=v;.");
  WORKERD(with("; name=\"a\\\""), "missing_name@26");
  WORKERD(with("; name=\"a\\\"b\\\\c\\d\"; filename=\"\\f\""), "a\"b\\cd<f>=v;.");
  WORKERD(with("; name=\"a\" junk"), "a=v;.");
  WORKERD(with("; name=\"a\"; filename=\"f\"x"), "a<f>=v;.");
  WORKERD(with("; name=\"a\"; filename=\"f"), "a=v;.");
}

BOOST_AUTO_TEST_CASE(a_grammar_of_ones_own) {
  constexpr grammar curl{.transport_padding = true,
                         .disposition = {.any_case = true, .backslash_escapes = true}};
  BOOST_TEST(read<curl>(with_headers(named("a\\\"b\\\\"))) == "a\"b\\=v;.");
  BOOST_TEST(read<curl>("--B \r\n") == "truncated_header_block@6");
  constexpr grammar lines{.preamble = true, .lf_before_delimiter = true};
  BOOST_TEST(read<lines>("x--B\r\n" + named("a") + "\r\nv\n--B--") == "a=v;.");
  BOOST_TEST(read<lines>("x--B\n") == "invalid_delimiter_line@4");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
