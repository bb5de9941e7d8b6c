// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <support/event_log.hpp>
#include <support/moving.hpp>
#include <type_traits>
#include <utility>
#include <vector>

namespace multipart_writer {

using namespace quire::multipart;
using quire::mime::boundary;
using namespace std::string_literals;

static_assert(std::is_nothrow_move_constructible_v<writer>);
static_assert(!std::is_copy_constructible_v<writer>);

const boundary b = *boundary::from("B");

std::string body_of(writer& form) {
  const auto body = form.finish();
  if (!body.ok()) return std::string(name(body.error().code));
  std::string bytes(body->content_length(), '\0');
  BOOST_TEST((body->copy(bytes.data()) == bytes.data() + bytes.size()));
  return bytes;
}

std::optional<write_error> error_of(writer& form) {
  const auto body = form.finish();
  return body.ok() ? std::nullopt : std::optional(body.error());
}

// One text, or one file without a value, as it is written.
std::string text_of(const dialect& how, std::string_view name, std::string_view value = "v") {
  writer form{how, b};
  form.text(name, value);
  return body_of(form);
}
std::string head_of(const dialect& how, const file_info& about, std::string_view name = "n") {
  writer form{how, b};
  form.file(name, "", about);
  const std::string body = body_of(form);
  constexpr std::string_view start = "--B\r\nContent-Disposition: form-data; ";
  if (body.substr(0, start.size()) != start) return body;
  return body.substr(start.size(), body.find("\r\n\r\n") - start.size());
}
std::string text(std::string_view name, std::string_view value, std::string_view end = "\r\n") {
  return "--B\r\nContent-Disposition: form-data; name=\"" + std::string(name) + "\"\r\n\r\n" +
         std::string(value) + "\r\n--B--" + std::string(end);
}

// What a dialect refuses: code and byte.
struct refused {
  write_errc code;
  std::size_t offset;
  bool operator==(const refused&) const = default;
};
std::ostream& operator<<(std::ostream& out, const refused& why) {
  return out << name(why.code) << " at " << why.offset;
}
refused bad_name(const dialect& how, std::string_view name) {
  writer form{how, b};
  form.text("before", "");
  form.text(name, "v");
  form.file("after", "", {.filename = "\r\n\r\n"});
  const auto why = error_of(form);
  if (!why || why->part != 1) return {write_errc::out_of_memory, 0};
  return {why->code, why->offset};
}
refused bad_file(const dialect& how, const file_info& about) {
  writer form{how, b};
  form.file("n", "", about);
  const auto why = error_of(form);
  return why ? refused{why->code, why->offset} : refused{write_errc::out_of_memory, 0};
}

BOOST_AUTO_TEST_SUITE(multipart_writer)

BOOST_AUTO_TEST_CASE(a_form_is_its_parts_in_order) {
  const std::string bytes = "\0bytes\r\n"s;
  writer form{dialects::strict, b};
  form.text("title", "A title");
  form.file("photo", bytes, {.filename = "a.jpg", .type = "image/jpeg"});
  form.text("title", "again", "application/json");
  const auto body = form.finish();
  BOOST_REQUIRE(body.ok());
  BOOST_TEST(body->content_type() == "multipart/form-data; boundary=B");
  BOOST_TEST(body_of(form) ==
             "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nA title\r\n"
             "--B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n"
             "Content-Type: image/jpeg\r\n\r\n" +
                 bytes +
                 "\r\n"
                 "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n"
                 "Content-Type: application/json\r\n\r\nagain\r\n--B--\r\n");
}

BOOST_AUTO_TEST_CASE(strict_takes_no_boundary_that_its_readers_refuse) {
  const auto takes = [](const dialect& how, std::string_view boundary) {
    writer form{how, *quire::mime::boundary::from(boundary)};
    form.text("a", "v");
    const auto body = form.finish();
    if (!body.ok()) BOOST_TEST((body.error().code == write_errc::invalid_boundary));
    return body.ok();
  };
  for (const std::string_view unclear : {",", "a,b", "boundary=a", "x Boundary  =", "BOUNDARY="}) {
    BOOST_TEST(!takes(dialects::strict, unclear), unclear);
    BOOST_TEST(takes(dialects::fetch, unclear), unclear);
  }
  for (const std::string_view clear : {"a", "a:b", "a b", "boundary", "bound ary=", "=boundary"})
    BOOST_TEST(takes(dialects::strict, clear), clear);
}

BOOST_AUTO_TEST_CASE(strict_takes_no_filename_that_its_readers_refuse) {
  for (const std::string_view unclear : {"a; name=b", "NAME=", "a; filename=b"}) {
    const refused why = bad_file(dialects::strict, {.filename = unclear});
    BOOST_TEST((why.code == write_errc::invalid_filename), unclear);
  }
  BOOST_TEST(bad_file(dialects::strict, {.filename = "a; name=b"}).offset == 3U);
  writer form{dialects::strict, b};
  form.file("name=a", "", {.filename = "a=b; names"});
  BOOST_TEST(form.finish().ok());
}

BOOST_AUTO_TEST_CASE(strict_takes_no_type_that_its_readers_refuse) {
  for (const std::string_view unclear :
       {"text/plain; charset=utf-16", "text/plain; charset=\"UTF-7\"", "multipartx/a",
        "text/plain; charset=utf-8; charset=ascii", "text/plain; name*0=x"}) {
    const refused why = bad_file(dialects::strict, {.filename = "f", .type = unclear});
    BOOST_TEST((why.code == write_errc::invalid_type), unclear);
  }
  for (const std::string_view clear :
       {"text/plain; charset=utf-8", "text/html;charset=iso-8859-1"}) {
    writer form{dialects::strict, b};
    form.text("n", "v", clear);
    BOOST_TEST(form.finish().ok(), clear);
  }
}

BOOST_AUTO_TEST_CASE(values_are_views_and_names_are_copies) {
  const std::string value = "the value";
  writer form;
  {
    std::string name = "a name that is on the heap, surely";
    form.text(name, value);
    form.file(std::string("another"), value, {.filename = std::string("f"), .type = name = "a/b"});
    name.assign(name.size(), 'x');
  }
  const auto body = form.finish();
  BOOST_REQUIRE(body.ok());
  BOOST_REQUIRE(body->pieces().size() == 5U);
  BOOST_TEST(static_cast<const void*>(body->pieces()[1].data) == value.data());
  BOOST_TEST(static_cast<const void*>(body->pieces()[3].data) == value.data());
  const std::string bytes = body_of(form);
  BOOST_TEST((bytes.find("name=\"a name that is on the heap, surely\"") != std::string::npos));
  BOOST_TEST(
      (bytes.find("name=\"another\"; filename=\"f\"\r\nContent-Type: a/b") != std::string::npos));
}

BOOST_AUTO_TEST_CASE(values_of_any_kind_of_bytes) {
  const std::vector<unsigned char> vector{'v', 0};
  const std::byte array[] = {std::byte{'b'}};
  const std::string_view view = "s";
  writer form{dialects::strict, b};
  form.file("a", vector, {.filename = "f"});
  form.file("b", std::span(array), {.filename = "f"});
  form.file("c", view, {.filename = "f"});
  form.file("d", "literal", {.filename = "f"});
  const auto body = form.finish();
  BOOST_REQUIRE(body.ok());
  BOOST_REQUIRE(body->pieces().size() == 9U);
  BOOST_TEST((body->pieces()[1] == std::string_view("v\0", 2)));
  BOOST_TEST((body->pieces()[3] == std::string_view("b")));
  BOOST_TEST((body->pieces()[5] == std::string_view("s")));
  BOOST_TEST((body->pieces()[7] == std::string_view("literal")));
}

BOOST_AUTO_TEST_CASE(parts_without_a_value_are_one_piece) {
  writer form{dialects::strict, b};
  for (int i = 0; i < 3; ++i) form.text("n", "");
  const auto body = form.finish();
  BOOST_REQUIRE(body.ok());
  BOOST_TEST(body->pieces().size() == 1U);
  BOOST_TEST(body_of(form).size() == body->content_length());
}

BOOST_AUTO_TEST_CASE(a_form_without_parts_is_its_close_delimiter) {
  writer strict{dialects::strict, b};
  BOOST_TEST(body_of(strict) == "--B--\r\n");
  writer workerd{dialects::workerd, b};
  BOOST_TEST(body_of(workerd) == "--B--");
}

BOOST_AUTO_TEST_CASE(a_form_can_be_followed_by_one_in_another_dialect) {
  writer form{dialects::strict, b};
  form.text("a", "1");
  BOOST_TEST(body_of(form).ends_with("--\r\n"));
  form.reset(dialects::workerd);
  form.text("a\"", "1");
  const std::string random = body_of(form);
  BOOST_TEST(form.boundary().size() == 32U);
  BOOST_TEST(random.ends_with("--"));
  BOOST_TEST(random.find("name=\"a%22\"") != std::string::npos);
  form.reset(dialects::fetch, b);
  form.text("a\"", "1");
  BOOST_TEST(form.boundary() == "B");
  BOOST_TEST(body_of(form) == text("a%22", "1"));
}

BOOST_AUTO_TEST_CASE(a_finished_form_says_the_same_again_and_takes_no_more) {
  writer form{dialects::strict, b};
  form.text("a", "1");
  const std::string first = body_of(form);
  BOOST_TEST(body_of(form) == first);
  form.text("b", "2");
  BOOST_TEST((error_of(form) == write_error{write_errc::form_finished, 1, 0}));
  form.reset(b);
  form.text("a", "1");
  BOOST_TEST(body_of(form) == first);
}

BOOST_AUTO_TEST_CASE(a_moved_writer_goes_on) {
  const std::string value = "1";
  writer form;
  form.text("a", value);
  writer moved = std::move(form);
  moved.text("b", value);
  const std::string dashed = "--" + std::string(moved.boundary());
  BOOST_TEST(body_of(moved) ==
             dashed + "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n" + dashed +
                 "\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\n1\r\n" + dashed + "--\r\n");
  form = writer(dialects::curl, b);
  form.text("c", "");
  BOOST_TEST(body_of(form) == text("c", ""));
}

void move_on(support::moving<writer>& form) {
  form.move();
  form.move_into(writer(dialects::curl));
}

// A form of forty parts; of its body, without the boundary. The writer moves after each step.
std::string forty_parts(bool moves, writer&& begin) {
  support::moving<writer> form(std::move(begin));
  if (moves) move_on(form);
  for (int part = 0; part != 40; ++part) {
    const std::string name = std::to_string(part) + std::string(200, 'n');
    part % 2 == 0 ? form->text(name, "a\nvalue") : form->file(name, "", {.filename = name});
    if (moves) move_on(form);
  }
  const auto body = form->finish();
  BOOST_REQUIRE(body.ok());
  if (moves) move_on(form);
  std::string all(body->content_length(), '\0');
  body->copy(all.data());
  const std::string text{form->boundary()};
  BOOST_TEST(body->content_type() == "multipart/form-data; boundary=" + text);
  for (std::size_t at = 0; (at = all.find(text, at)) != std::string::npos;)
    all.erase(at, text.size());
  return all;
}

BOOST_AUTO_TEST_CASE(a_writer_moves_at_every_step_and_what_it_gave_stays) {
  BOOST_TEST(forty_parts(true, writer(dialects::fetch)) ==
             forty_parts(false, writer(dialects::fetch)));
  BOOST_TEST(forty_parts(true, writer(dialects::fetch, *boundary::from("abcde"))) ==
             forty_parts(false, writer(dialects::fetch, *boundary::from("abcde"))));
  support::moving<writer> form(writer(dialects::fetch, b));
  move_on(form);
  form->text("a", "--B");
  BOOST_TEST((error_of(*form) == write_error{write_errc::boundary_in_value, 0, 0}));
}

// ---- the boundary

BOOST_AUTO_TEST_CASE(a_boundary_of_ones_own_is_quoted_where_it_is_no_token) {
  const auto type_with = [](const char* given) {
    writer form{dialects::strict, *boundary::from(given)};
    return std::string(form.finish()->content_type());
  };
  BOOST_TEST(type_with("----x-1'_") == "multipart/form-data; boundary=----x-1'_");
  BOOST_TEST(type_with("a b:c") == "multipart/form-data; boundary=\"a b:c\"");
}

BOOST_AUTO_TEST_CASE(a_boundary_that_mail_forbids_is_refused) {
  for (const dialect& how :
       {dialects::strict, dialects::fetch, dialects::workerd, dialects::curl}) {
    writer form{how, *boundary::from("a{b", {70, true})};
    form.text("a", "");
    BOOST_TEST((error_of(form) == write_error{write_errc::invalid_boundary, 0, 0}));
  }
  const std::string text(71, 'b');
  writer longer{dialects::strict, *boundary::from(text, {100, false})};
  BOOST_TEST((error_of(longer) == write_error{write_errc::invalid_boundary, 0, 0}));
  writer longest{dialects::strict, *boundary::from(std::string_view{text}.substr(1))};
  BOOST_TEST(!error_of(longest));
}

BOOST_AUTO_TEST_CASE(a_boundary_of_ones_own_is_searched_for_everywhere) {
  const auto why = [](auto add) {
    writer form{dialects::fetch, b};
    form.text("a", "--A");
    add(form);
    const auto error = error_of(form);
    BOOST_REQUIRE(error);
    BOOST_TEST(error->part == 1U);
    return refused{error->code, error->offset};
  };
  BOOST_TEST(why([](writer& form) { form.text("n", "x--B"); }) ==
             (refused{write_errc::boundary_in_value, 1}));
  BOOST_TEST(why([](writer& form) { form.file("n", "-\r\n--Bx"); }) ==
             (refused{write_errc::boundary_in_value, 3}));
  BOOST_TEST(why([](writer& form) { form.text("n--B", ""); }) ==
             (refused{write_errc::invalid_name, 1}));
  BOOST_TEST(why([](writer& form) { form.file("n", "", {.filename = "---B"}); }) ==
             (refused{write_errc::invalid_filename, 1}));
  BOOST_TEST(why([](writer& form) { form.file("n", "", {.type = "a/--b"}); }) ==
             (refused{write_errc::invalid_type, 2}));
}

BOOST_AUTO_TEST_CASE(each_form_has_a_boundary_of_its_own) {
  writer form;
  const std::string first(form.boundary());
  form.reset();
  BOOST_TEST(first.size() == 32U);
  BOOST_TEST(form.boundary() != first);
}

BOOST_AUTO_TEST_CASE(the_next_form_may_be_in_another_dialect) {
  writer form{dialects::fetch, b};
  form.reset(dialects::strict);
  BOOST_TEST(form.boundary().size() == 32U);
  form.text("a%22", "v");
  BOOST_TEST((error_of(form).value().code == write_errc::invalid_name));
  form.reset(dialects::fetch, b);
  form.text("a\"", "v");
  BOOST_TEST(body_of(form) == text("a%22", "v"));
}

// ---- what each dialect writes, and what it refuses

BOOST_AUTO_TEST_CASE(strict) {
  constexpr dialect how = dialects::strict;
  BOOST_TEST(text_of(how, "a b; c'd/\xC3\xA9", "\xF0\x9F\x98\x80\n\r") ==
             text("a b; c'd/\xC3\xA9", "\xF0\x9F\x98\x80\n\r"));
  BOOST_TEST(text_of(how, "a=b; name=c") == text("a=b; name=c", "v"));
  BOOST_TEST(head_of(how, {}) ==
             "name=\"n\"; filename=\"blob\"\r\nContent-Type: application/octet-stream");
  BOOST_TEST(head_of(how, {.filename = "f.txt", .type = "Text/X; q=\"a;b\""}) ==
             "name=\"n\"; filename=\"f.txt\"\r\nContent-Type: Text/X; q=\"a;b\"");

  for (const char c : "\"\\%\r\n\t\x7F\x01"s + '\0') {
    BOOST_TEST(bad_name(how, "ab"s + c + "d") == (refused{write_errc::invalid_name, 2}));
    BOOST_TEST(bad_file(how, {.filename = "longer than a word"s + c}) ==
               (refused{write_errc::invalid_filename, 18}));
  }
  BOOST_TEST(bad_name(how, "") == (refused{write_errc::empty_name, 0}));
  BOOST_TEST(bad_name(how, "a\xFF") == (refused{write_errc::invalid_name, 1}));
  BOOST_TEST(bad_name(how, "a\xED\xA0\x80%") == (refused{write_errc::invalid_name, 1}));
  BOOST_TEST(bad_name(how, "%\xFF") == (refused{write_errc::invalid_name, 0}));
  BOOST_TEST(bad_name(how,
                      "\xEF\xBB\xBF"
                      "a") == (refused{write_errc::invalid_name, 0}));
  BOOST_TEST(bad_name(how, "a; FileName=b") == (refused{write_errc::invalid_name, 3}));
  BOOST_TEST(bad_name(how, "filename*=b") == (refused{write_errc::invalid_name, 0}));
  BOOST_TEST(bad_file(how, {.filename = ""}) == (refused{write_errc::empty_filename, 0}));
}

BOOST_AUTO_TEST_CASE(strict_takes_types_that_no_reader_looks_into) {
  const auto bad = [](std::string_view type) {
    return bad_file(dialects::strict, {.filename = "f", .type = type});
  };
  BOOST_TEST(bad("text") == (refused{write_errc::invalid_type, 4}));
  BOOST_TEST(bad("a/b\r\nX: y") == (refused{write_errc::invalid_type, 3}));
  BOOST_TEST(bad("a/b; c=\"\t\"") == (refused{write_errc::invalid_type, 8}));
  BOOST_TEST(bad("a/\xC3\xA9") == (refused{write_errc::invalid_type, 2}));
  BOOST_TEST(bad("Multipart/mixed") == (refused{write_errc::invalid_type, 0}));
  BOOST_TEST(bad("message/rfc822") == (refused{write_errc::invalid_type, 0}));
  BOOST_TEST(bad("a/b; Name=c") == (refused{write_errc::invalid_type, 5}));
  BOOST_TEST(bad("a/b; filename*=c") == (refused{write_errc::invalid_type, 9}));
}

BOOST_AUTO_TEST_CASE(strict_sends_text_in_utf8_only) {
  writer form{dialects::strict, b};
  form.text("a", "0123456789\xC3\xA9");
  form.text("b", "0123456789\xC3");
  BOOST_TEST((error_of(form) == write_error{write_errc::invalid_text, 1, 10}));
  // Node takes a byte order mark off the front.
  writer marked{dialects::strict, b};
  marked.text("a", "a\xEF\xBB\xBF");
  marked.text("b", "\xEF\xBB\xBF");
  BOOST_TEST((error_of(marked) == write_error{write_errc::invalid_text, 1, 0}));
}

BOOST_AUTO_TEST_CASE(fetch) {
  constexpr dialect how = dialects::fetch;
  BOOST_TEST(text_of(how, "a\"b\rc\nd\r\ne\\%22") == text("a%22b%0D%0Ac%0D%0Ad%0D%0Ae\\%22", "v"));
  BOOST_TEST(text_of(how, "") == text("", "v"));
  BOOST_TEST(text_of(how,
                     "\xEF\xBB\xBF"
                     "a\x01\x7F\t") == text("\xEF\xBB\xBF"
                                            "a\x01\x7F\t",
                                            "v"));
  BOOST_TEST(text_of(how,
                     "a\xED\xA0\x80"
                     "b\xFF"
                     "c\xE2\x82") == text("a\xEF\xBF\xBD"
                                          "b\xEF\xBF\xBD"
                                          "c\xEF\xBF\xBD",
                                          "v"));
  BOOST_TEST(text_of(how, "n", "\n1\r2\r\n3\n\n4\r") == text("n", "\r\n1\r\n2\r\n3\r\n\r\n4\r\n"));
  BOOST_TEST(text_of(how, "n",
                     "a\xED\xA0\x80"
                     "b\xFF\n") == text("n",
                                        "a\xEF\xBF\xBD"
                                        "b\xEF\xBF\xBD\r\n"));
  BOOST_TEST(head_of(how, {.filename = "a\"b\rc\nd\r\ne\\"}) ==
             "name=\"n\"; filename=\"a%22b%0Dc%0Ad%0D%0Ae\\\"\r\n"
             "Content-Type: application/octet-stream");
  BOOST_TEST(head_of(how, {}) ==
             "name=\"n\"; filename=\"blob\"\r\nContent-Type: application/octet-stream");
  BOOST_TEST(head_of(how, {.filename = "", .type = "TEXT/x"}) ==
             "name=\"n\"\r\nContent-Type: text/x");
  BOOST_TEST(head_of(how, {.filename = "f", .type = "text/\r\nX: y"}) ==
             "name=\"n\"; filename=\"f\"\r\nContent-Type: application/octet-stream");
  BOOST_TEST(bad_name(how, "a\0b"s) == (refused{write_errc::invalid_name, 1}));
  BOOST_TEST(bad_file(how, {.filename = "\0"s}) == (refused{write_errc::invalid_filename, 0}));
  BOOST_TEST(text_of(as_engine(how), "a\0b"s) == text("a\0b"s, "v"));
}

BOOST_AUTO_TEST_CASE(the_bytes_of_a_file_are_nobodys_business) {
  for (const dialect& how :
       {dialects::strict, dialects::fetch, dialects::workerd, dialects::curl}) {
    const std::string bytes = "\n\r\xFF\xED\xA0\x80\0\r\n"s;
    writer form{how, b};
    form.file("f", bytes, {.filename = "f"});
    const auto body = form.finish();
    BOOST_REQUIRE(body.ok());
    BOOST_TEST((body->pieces()[1] == std::string_view(bytes)));
  }
}

BOOST_AUTO_TEST_CASE(workerd) {
  constexpr dialect how = dialects::workerd;
  BOOST_TEST(text_of(how, "a\"b\nc\\d%\xFF", "\n\r\xFF") ==
             text("a%22b%0Ac\\\\d%\xFF", "\n\r\xFF", ""));
  BOOST_TEST(head_of(how, {}, "n\"") ==
             "name=\"n%22\"; filename=\"n%22\"\r\nContent-Type: application/octet-stream");
  BOOST_TEST(bad_name(how, "ab\rc") == (refused{write_errc::invalid_name, 2}));
  BOOST_TEST(bad_name(how, "ab\0c"s) == (refused{write_errc::invalid_name, 2}));
  BOOST_TEST(bad_name(how, "dir\\") == (refused{write_errc::invalid_name, 3}));
  BOOST_TEST(bad_name(how, "") == (refused{write_errc::empty_name, 0}));
  BOOST_TEST(bad_file(how, {.filename = ""}) == (refused{write_errc::empty_filename, 0}));
  BOOST_TEST(bad_file(how, {.filename = "\\"}) == (refused{write_errc::invalid_filename, 0}));

  constexpr dialect engine = as_engine(dialects::workerd);
  BOOST_TEST(text_of(engine, "ab\rc") == text("ab\rc", "v", ""));
  BOOST_TEST(text_of(engine, "") == text("", "v", ""));
  BOOST_TEST(head_of(engine, {.filename = ""}) ==
             "name=\"n\"; filename=\"\"\r\nContent-Type: application/octet-stream");
  BOOST_TEST(bad_name(engine, "dir\\") == (refused{write_errc::invalid_name, 3}));
}

BOOST_AUTO_TEST_CASE(curl) {
  constexpr dialect how = dialects::curl;
  BOOST_TEST(text_of(how, "a\"b\rc\nd\\", "\n\r\xFF") == text("a%22b%0Dc%0Ad\\", "\n\r\xFF"));
  BOOST_TEST(head_of(how, {.filename = "a.TXT"}) ==
             "name=\"n\"; filename=\"a.TXT\"\r\nContent-Type: text/plain");
  BOOST_TEST(head_of(how, {.filename = "", .type = "Any Thing"}) ==
             "name=\"n\"; filename=\"\"\r\nContent-Type: Any Thing");
  BOOST_TEST(bad_file(how, {}) == (refused{write_errc::missing_filename, 0}));
  BOOST_TEST(bad_file(how, {.filename = "f", .type = "a\nb"}) ==
             (refused{write_errc::invalid_type, 1}));
  BOOST_TEST(head_of(as_engine(how), {.filename = "f", .type = "a\nb"}) ==
             "name=\"n\"; filename=\"f\"\r\nContent-Type: a\nb");
}

BOOST_AUTO_TEST_CASE(a_dialect_of_ones_own) {
  constexpr dialect mine{.escape = escaping::quoted_pair,
                         .nameless = nameless_file::empty,
                         .no_type = default_type::none,
                         .refused = "\r\n"};
  BOOST_TEST(head_of(mine, {.filename = "a\\\"b"}) == "name=\"n\"; filename=\"a\\\\\\\"b\"");
  BOOST_TEST(head_of(mine, {}) == "name=\"n\"; filename=\"\"");
  BOOST_TEST(bad_name(mine, "a\nb") == (refused{write_errc::invalid_name, 1}));
}

BOOST_AUTO_TEST_CASE(the_first_refusal_wins) {
  writer form{dialects::strict, b};
  form.text("a", "");
  form.text("%", "");
  form.text("", "");
  form.text("c", "");
  BOOST_TEST((error_of(form) == write_error{write_errc::invalid_name, 1, 0}));
  BOOST_TEST(!form.pull().ok());
}

BOOST_AUTO_TEST_CASE(a_value_in_chunks_cannot_be_gathered) {
  writer form{dialects::strict, b};
  form.text("a", "");
  form.file_in_chunks("b");
  BOOST_TEST((error_of(form) == write_error{write_errc::value_in_chunks, 1, 0}));
  BOOST_TEST(form.pull().ok());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_writer
