// SPDX-License-Identifier: Apache-2.0
// What each grammar takes and refuses, and at which byte; each row in every chunking.
#include <quire/multipart.hpp>
#include <quire/multipart/grammar.hpp>

#include <boost/test/unit_test.hpp>

#include <array>
#include <bit>
#include <string>
#include <support/read.hpp>

namespace multipart_grammar {

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
using leniencies = std::array<bool, sizeof(grammar)>;
static_assert(std::bit_cast<leniencies>(grammar{}) == leniencies{},
              "what is not named is not let in");

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
  FETCH(a_part(named("a"), "x--B y\r--B") + closing, "a=x--B y\r--B;.");
  WORKERD(a_part(named("a"), "x--B y\r--B") + closing, "a=x--B y\r--B;.");
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
  FETCH("--B\r\n" + named("a") + "\r\n" + closing, "missing_close_delimiter@56");
  WORKERD("--B\r\n" + named("a") + "\r\n" + closing, "missing_close_delimiter@56");
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
  STRICT("--B \t \r\n" + part, "invalid_delimiter_line@3");
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
  FETCH("--B--\r\n" + with_headers(named("a")), ".");
  WORKERD("--B--\r\n" + with_headers(named("a")), ".");
  STRICT("--B--\r\n" + with_headers(named("a")), "stray_boundary@7");
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
  FETCH(part + "v\r--B--", "missing_close_delimiter@56");
  WORKERD(part + "v\r--B--", "missing_close_delimiter@56");
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
  ALL(folded, "folded_line@38");
  ALL(with_headers(named("a") + "\tmore\r\n"), "folded_line@47");
  // In the Fetch standard a line that starts with a blank is a line like others.
  const std::string own = with_headers("X: y\r\n " + named("a"));
  FETCH(own, "a=v;.");
  WORKERD(own, "folded_line@11");
  STRICT(own, "folded_line@11");
  FETCH(with_headers(" " + named("a")), "a=v;.");
  STRICT(with_headers(" " + named("a")), "invalid_header_name@5");
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
  WORKERD(with_headers(named("a") + "Content-Disposition:\r\n"), "a=v;.");
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
  constexpr grammar curl{.boundary_in_values = true,
                         .disposition = {.any_case = true, .backslash_escapes = true}};
  BOOST_TEST(read<curl>(with_headers(named("a\\\"b\\\\"))) == "a\"b\\=v;.");
  BOOST_TEST(read<curl>(a_part(named("a"), "x--B") + closing) == "a=x--B;.");
}

// What `strict` refuses and its reader would find with one leniency taken back.
template <class Change>
constexpr grammar strict_and(Change change) {
  grammar own = strict;
  change(own);
  return own;
}
#define LENIENT(member, body, code, wanted)                                          \
  do {                                                                               \
    constexpr grammar lenient = strict_and([](grammar& own) { own.member = true; }); \
    STRICT(body, code);                                                              \
    BOOST_TEST(read<lenient>(body) == (wanted));                                     \
  } while (false)

BOOST_AUTO_TEST_CASE(a_boundary_that_is_no_delimiter) {
  LENIENT(boundary_in_values, a_part(named("a"), "x--B") + closing, "stray_boundary@50",
          "a=x--B;.");
  LENIENT(boundary_in_values, a_part(named("a"), "x\n--B\r\n") + closing, "stray_boundary@51",
          "a=x\n--B\r\n;.");
  LENIENT(boundary_in_values, a_part(named("a"), "\r--B") + closing, "stray_boundary@50",
          "a=\r--B;.");
  LENIENT(boundary_in_values, a_part(named("a"), "--B") + closing, "stray_boundary@49", "a=--B;.");
  LENIENT(boundary_in_values, a_part(named("a"), "---B") + closing, "stray_boundary@50",
          "a=---B;.");
  LENIENT(boundary_in_values, a_part(named("a"), "\r\n-\r\n---B") + closing, "stray_boundary@55",
          "a=\r\n-\r\n---B;.");
  STRICT(a_part(named("a"), "-\r\n-\r\n--\r\n--b--\r--\n--") + closing,
         "a=-\r\n-\r\n--\r\n--b--\r--\n--;.");
  LENIENT(boundary_in_headers, with_headers(named("--B")), "stray_boundary@43", "--B=v;.");
  LENIENT(boundary_in_headers, with_headers(named("a", "; filename=\"--B\"")), "stray_boundary@57",
          "a<--B>=v;.");
  LENIENT(boundary_in_headers, with_headers(named("a") + "Content-Type: --B\r\n"),
          "stray_boundary@61", "a=v;.");
  LENIENT(boundary_in_headers,
          with_headers(named("a", "; filename=\"f\"") + "Content-Type: a/--B\r\n"),
          "stray_boundary@77", "a<f>=v;.");
  LENIENT(boundary_in_headers, with_headers("X: a--B\r\n" + named("a")), "stray_boundary@9",
          "a=v;.");
  LENIENT(boundary_in_epilogue, "--B--\r\nx---B", "stray_boundary@9", ".");
  LENIENT(boundary_in_epilogue, "--B-- \r\n--B", "stray_boundary@8", ".");
  STRICT("--B--\r\nepilogue --b--\r\n-\r\n", ".");
}

// Each length of value, so that each part of a boundary stands at each place of a chunk.
BOOST_AUTO_TEST_CASE(boundaries_of_every_kind_are_found_in_every_chunking) {
  for (const std::string boundary :
       {"-", "---", "--------------------------------", "a-a-a-a-b", "-x", "abab",
        "----formdata-undici-058210430722", "0000000000000000000000000000000000001"}) {
    const std::string dashed = "--" + boundary;
    const std::string begin = dashed + "\r\n" + named("a") + "\r\n";
    const std::string end = "\r\n" + dashed + "--";
    const std::string cut = dashed.substr(0, dashed.size() - 1);
    for (const std::string before : {"", "x", "\r", "\r\n", "x-", "\r\n-", "\n"}) {
      const std::string good = before + cut + "x" + cut + "\r\n" + cut + "\r" + cut + "\n";
      if (good.find(dashed) == std::string::npos) {
        BOOST_TEST(read<strict>(begin + good + end, {}, boundary) == "a=" + good + ";.");
      }
      const std::string bad = good + "x" + dashed;
      const std::string body = begin + bad + end;
      std::size_t stray = begin.size();
      while ((stray = body.find(dashed, stray)) > 1 && body.substr(stray - 2, 2) == "\r\n" &&
             stray != begin.size()) {
        stray += dashed.size();
      }
      const std::string read_so_far = read<strict>(body, {}, boundary);
      if (good.find("\r\n" + dashed) != std::string::npos) continue;
      BOOST_TEST(read_so_far == "stray_boundary@" + std::to_string(stray));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_readers_take_in_two_ways) {
  const auto with = [](std::string_view parameters) {
    return with_headers("Content-Disposition: form-data" + std::string(parameters) + "\r\n");
  };
  const std::string part = named("a") + "\r\nv\r\n" + closing;
  LENIENT(transport_padding, "--B \r\n" + part, "invalid_delimiter_line@3", "a=v;.");
  LENIENT(disposition.other_extended_filename, with("; name=\"a\"; filename*=utf-8''f"),
          "ambiguous_filename@57", "a=v;.");
  LENIENT(disposition.other_extended_filename,
          with("; name=\"a\"; filename=\"g\"; filename*=utf-8''f"), "ambiguous_filename@71",
          "a<g>=v;.");
  STRICT(with("; name=a; filename=f.txt; filename*=utf-8''f.txt"), "a<f.txt>=v;.");
  STRICT(with("; name=\"a\"; filename=\"\xC3\xA4\"; filename*=UTF-8'de'%C3%a4"), "a<\xC3\xA4>=v;.");
  LENIENT(disposition.extended_parameters, with("; name=\"a\"; name*=utf-8''b"),
          "invalid_parameter@52", "a=v;.");
  LENIENT(disposition.extended_parameters, with("; name*0=\"b\"; name=\"a\""),
          "invalid_parameter@43", "a=v;.");
  LENIENT(disposition.unknown_parameters, with("; name=\"a\"; x=\"b\""), "invalid_parameter@48",
          "a=v;.");
  LENIENT(disposition.backslash_before_quote, with("; name=\"dir\\\""), "invalid_parameter@42",
          "dir\\=v;.");
  STRICT(with("; name=\"a\\b\"; filename=\"C:\\dir\\x\""), "a\\b<C:\\dir\\x>=v;.");
  LENIENT(disposition.any_case_keys, with("; NAME=\"a\""), "invalid_parameter@41", "a=v;.");
  LENIENT(disposition.empty_parameters, with("; name=\"a\";"), "invalid_parameter@46", "a=v;.");
  LENIENT(disposition.loose_blanks, with("; name=\"a\" "), "invalid_parameter@45", "a=v;.");
  LENIENT(disposition.loose_blanks, with(";\tname=\"a\""), "invalid_parameter@36", "a=v;.");
  LENIENT(disposition.loose_blanks, with(" ; name=\"a\""), "invalid_parameter@35", "a=v;.");
  STRICT(with(";name=\"a\";filename=\"f\""), "a<f>=v;.");
  LENIENT(disposition.empty_name, with("; name=\"\""), "missing_name@26", "=v;.");
  STRICT(with("; name=\"a\"; filename=\"\""), "a<>=v;.");
  LENIENT(disposition.any_token_bytes, with("; name='a'"), "invalid_parameter@42", "'a'=v;.");
  LENIENT(disposition.any_token_bytes, with("; name=\xC3\xA4"), "invalid_parameter@42",
          "\xC3\xA4=v;.");
  LENIENT(disposition.name_in_filename, with("; name=\"a\"; filename=\"; Name=x\""),
          "ambiguous_filename@57", "a<; Name=x>=v;.");
  STRICT(with("; name=\"a\"; filename=\"b=c\""), "a<b=c>=v;.");
  STRICT(with("; name=\"a; filename=f\""), "a; filename=f=v;.");
  LENIENT(transfer_encoding, with_headers(named("a") + "Content-transfer-Encoding: Base64\r\n"),
          "transfer_encoding@74", "a=v;.");
  LENIENT(transfer_encoding,
          with_headers(named("a") + "Content-Transfer-Encoding: quoted-printable\r\n"),
          "transfer_encoding@74", "a=v;.");
  STRICT(with_headers(named("a") + "Content-Transfer-Encoding: binary\r\n"), "a=v;.");
  LENIENT(nested_multipart, with_headers(named("a") + "Content-Type: Multipart/mixed\r\n"),
          "nested_multipart@61", "a=v;.");
  LENIENT(unclear_type, with_headers(named("a") + "Content-Type: a/b; name=x\r\n"),
          "ambiguous_type@61", "a=v;.");
  LENIENT(unclear_type, with_headers("Content-Type: a/b; fileName=x\r\n" + named("a")),
          "ambiguous_type@19", "a=v;.");
  LENIENT(unclear_type, with_headers(named("a") + "Content-Type: a/b;charset=\"utf-16le\"\r\n"),
          "ambiguous_type@61", "a=v;.");
  STRICT(with_headers(named("a") + "Content-Type: a/b; charset=iso-8859-1\r\n"), "a=v;.");
  STRICT(with_headers(named("a") + "Content-Type: a/b; charset=UTF-8\r\n"), "a=v;.");
  STRICT(with_headers("X: name=b\r\n" + named("a")), "a=v;.");
  STRICT(with_headers("X: base64\r\n" + named("a")), "a=v;.");
  STRICT(with("; name=\"a\"; filename=\"x=y\""), "a<x=y>=v;.");
}

// Two hyphens that are no boundary, wherever a sender can put them; and a type without a filename.
BOOST_AUTO_TEST_CASE(hyphens_in_plain_headers) {
  STRICT(with_headers(named("a--c")), "a--c=v;.");
  STRICT(with_headers(named("a", "; filename=\"f--c\"")), "a<f--c>=v;.");
  STRICT(with_headers(named("a") + "Content-Type: x/y--c\r\n"), "a=v;.");
  STRICT(with_headers(named("a") + "Content-Type: x/y--B\r\n"), "stray_boundary@64");
  STRICT(a_part(named("a"), "x\r--B"), "stray_boundary@51");
  STRICT(a_part(named("a"), "x\ry--B"), "stray_boundary@52");
  const std::string longest(70, 'b');
  const std::string line = "--" + longest + "\r\n";
  BOOST_TEST(read<strict>(line + named("a") + "Content-Type: x/y\r\n\r\nv\r\n--" + longest + "--",
                          {}, longest) == "a=v;.");
}

BOOST_AUTO_TEST_CASE(before_the_first_delimiter_with_a_leniency) {
  const std::string form = with_headers(named("a"));
  LENIENT(leading_line_breaks, "\r\n\r\n" + form, "missing_first_delimiter@0", "a=v;.");
  constexpr grammar breaks = strict_and([](grammar& own) { own.leading_line_breaks = true; });
  BOOST_TEST(read<breaks>("\r" + form) == "missing_first_delimiter@1");
  BOOST_TEST(read<breaks>("\r\r\n" + form) == "missing_first_delimiter@1");
  BOOST_TEST(read<breaks>("\n" + form) == "missing_first_delimiter@0");
  BOOST_TEST(read<breaks>("\r\nx" + form) == "missing_first_delimiter@2");
  BOOST_TEST(read<breaks>("\r\n" + form, {.preamble = 2}) == "a=v;.");
  BOOST_TEST(read<breaks>("\r\n" + form, {.preamble = 1}) == "preamble_too_long@1");
  BOOST_TEST(read<breaks>("\r\n") == "no_delimiter@2");

  constexpr grammar lines = strict_and([](grammar& own) { own.preamble = true; });
  BOOST_TEST(read<lines>(form) == "a=v;.");
  BOOST_TEST(read<lines>("text\r\n-\r\n--A\r\n" + form) == "a=v;.");
  BOOST_TEST(read<lines>("\r\n" + form) == "a=v;.");
  BOOST_TEST(read<lines>("x--B--\r\n" + form) == "a=v;.");
  BOOST_TEST(read<lines>("x--B--") == "no_delimiter@6");
  BOOST_TEST(read<lines>("\n--B--") == "no_delimiter@6");
  BOOST_TEST(read<lines>("--\r\n--B--") == ".");
  BOOST_TEST(read<lines>("--\r\n--B--", {.preamble = 4}) == ".");
  BOOST_TEST(read<lines>("--\r\n--B--", {.preamble = 3}) == "preamble_too_long@3");
  BOOST_TEST(read<lines>("12345", {.preamble = 7}) == "no_delimiter@5");
  BOOST_TEST(read<lines>("12345", {.preamble = 6}) == "preamble_too_long@6");
  // A mistyped first delimiter is preamble, and its part with it.
  BOOST_TEST(read<lines>("--b\r\n" + named("lost") + "\r\nv\r\n" + form) == "a=v;.");
  constexpr grammar lf{.preamble = true, .lf_before_delimiter = true, .boundary_in_values = true};
  BOOST_TEST(read<lf>("x\n--B\r\n" + named("a") + "\r\nv\n--B--") == "a=v;.");
  BOOST_TEST(read<lf>("x--B\n--B\n") == "invalid_delimiter_line@8");
}

BOOST_AUTO_TEST_CASE(after_a_delimiter_with_a_leniency) {
  constexpr grammar lf = strict_and([](grammar& own) { own.lf_after_delimiter = true; });
  BOOST_TEST(read<lf>("--B--\n") == ".");
  BOOST_TEST(read<lf>("--B\n" + named("a") + "\r\nv\r\n--B--\n") == "a=v;.");
}

BOOST_AUTO_TEST_CASE(folded_lines_with_a_leniency) {
  const std::string folded =
      with_headers("Content-Disposition: form-data;\r\n name=\"a\";\r\n\tfilename=\"f\"\r\n");
  constexpr grammar folds{.folded_lines = true,
                          .disposition = {.loose_blanks = true, .backslash_escapes = true}};
  BOOST_TEST(read<folds>(folded) == "a<f>=v;.");
  BOOST_TEST(read<folds>(with_headers("X: y\r\n z\r\n" + named("a") + "Y: z\r\n")) == "a=v;.");
  BOOST_TEST(read<folds>(with_headers("Content-Disposition:\r\n form-data; name=\"a\"\r\n")) ==
             "a=v;.");
  BOOST_TEST(read<folds>(with_headers(" X: y\r\n" + named("a"))) == "invalid_header_name@5");
  BOOST_TEST(read<folds>(with_headers("Content-Disposition: form-data;\r\n name=\"\\a\"\r\n")) ==
             "a=v;.");
  BOOST_TEST(read<folds>(with_headers("Content-Disposition: form-data\r\n x\r\n")) ==
             "invalid_parameter@15");
}

BOOST_AUTO_TEST_CASE(quotes_in_filenames_with_a_leniency) {
  constexpr grammar quotes =
      strict_and([](grammar& own) { own.disposition.escaped_quotes = true; });
  const std::string quoted = with_headers(named("a", "; filename=\"x\\\"y C:\\dir\""));
  STRICT(quoted, "invalid_parameter@56");
  FETCH(quoted, "invalid_parameter@60");
  BOOST_TEST(read<quotes>(quoted) == "a<x\\\"y C:\\dir>=v;.");
}

BOOST_AUTO_TEST_CASE(bodies_that_are_no_form) {
  BOOST_TEST(read<rfc2046>("preamble\r\n--B \r\n\r\none\r\n--B\r\nX: y\r\n z\r\n\r\ntwo\r\n"
                           "--B--\r\nepilogue") == "=one;=two;.");
  BOOST_TEST(read<rfc2046>("--B\r\nContent-Disposition: attachment\r\n\r\nv\r\n--B--") == "=v;.");
  BOOST_TEST(read<rfc2046>("--B\r\n\r\n\r\n--B--") == "=;.");
  grammar form = rfc2046;
  form.without_disposition = false;
  BOOST_TEST((without_disposition(form) == rfc2046));
  BOOST_TEST(read<without_disposition(strict)>("--B\r\nX: y\r\n\r\nv\r\n--B--") == "=v;.");
  BOOST_TEST(read<without_disposition(strict)>("--B\r\nX: y--B\r\n\r\nv\r\n--B--") ==
             "stray_boundary@9");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_grammar
