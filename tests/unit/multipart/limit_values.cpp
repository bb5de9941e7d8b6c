// SPDX-License-Identifier: Apache-2.0
// Each limit at 0, below, at and above what a form has of it, and at the largest values, in each
// grammar, cut at every place: the form is taken if and only if it has no more than the limit, and
// is otherwise refused by the code of that limit.
#include <quire/multipart.hpp>
#include <quire/multipart/limits.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <support/read.hpp>
#include <vector>

namespace multipart_limit_values {

using namespace quire::multipart;
using support::a_part;
using support::named;

/// A limit, the code of who breaks it, and a form that has exactly `count` of it.
struct limited {
  std::size_t limits::*member;
  std::string_view code;
  std::string (*form)(std::size_t count);
  std::size_t least;  // what a form cannot have less of
};

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (; count != 0; --count) all += text;
  return all;
}
std::string filled(std::size_t count) { return std::string(count, 'x'); }
std::string form_of(std::string_view headers, std::string_view value = "v") {
  return a_part(headers, value) + "--B--\r\n";
}

const std::size_t line = named("a").size() - 2;
const std::size_t empty_body = form_of(named("a"), "").size() - 2;  // without the last line end

const std::vector<limited> all_limits = {
    {&limits::parts, "too_many_parts",
     [](std::size_t count) { return times(count, a_part(named("a"))) + "--B--\r\n"; }, 0},
    {&limits::part_headers, "too_many_headers",
     [](std::size_t count) { return form_of(named("a") + times(count - 1, "X: y\r\n")); }, 1},
    {&limits::header_line, "header_line_too_long",
     [](std::size_t count) { return form_of(named(filled(count - line + 1))); }, line},
    {&limits::header_block, "header_block_too_long",
     [](std::size_t count) {
       return form_of(named("a") + "X: " + filled(count - line - 2 - 5) + "\r\n");
     },
     line + 2 + 5},
    {&limits::name, "name_too_long",
     [](std::size_t count) { return form_of(named(filled(count))); }, 1},
    {&limits::filename, "filename_too_long",
     [](std::size_t count) { return form_of(named("a", "; filename=\"" + filled(count) + "\"")); },
     0},
    {&limits::part_bytes, "part_too_long",
     [](std::size_t count) { return form_of(named("a"), filled(count)); }, 0},
    {&limits::body_bytes, "body_too_long",
     [](std::size_t count) {
       std::string body = form_of(named("a"), filled(count - empty_body));
       return body.erase(body.size() - 2);
     },
     empty_body},
    {&limits::parameters, "too_many_parameters",
     [](std::size_t count) { return form_of(named("a", count == 1 ? "" : "; filename=\"f\"")); },
     1},
};

/// What `read` says, but without the parts: "." or the code.
template <grammar G>
std::string verdict(std::string_view body, const limits& most) {
  const std::string said = support::read<G>(body, most);
  if (said.starts_with("DIFFERENT")) return said;
  const std::size_t begin = said.rfind(';') == std::string::npos ? 0 : said.rfind(';') + 1;
  return said.substr(begin, said.find('@') - begin);
}

template <grammar G>
void hold(const limited& each, std::size_t count) {
  const std::string body = each.form(count);
  constexpr std::size_t largest = limits::none;
  for (const std::size_t most :
       {std::size_t{0}, count - 1, count, count + 1, largest - 1, largest}) {
    limits with;
    // What must not stand in this limit's way.
    with.header_line = with.header_block = with.name = with.filename = 100'000;
    with.*each.member = most;
    BOOST_TEST_CONTEXT(each.code << " at " << most << " of " << count) {
      BOOST_TEST(verdict<G>(body, with) == (most < count ? each.code : "."));
    }
  }
}

}  // namespace multipart_limit_values

BOOST_AUTO_TEST_SUITE(multipart_limit_values)

BOOST_AUTO_TEST_CASE(each_limit_at_each_value) {
  for (const limited& each : all_limits) {
    for (const std::size_t more : {0U, 1U, 2U, 40U}) {
      const std::size_t count = each.least + more;
      if (each.member == &limits::parameters && more > 1) continue;
      hold<fetch>(each, count);
      hold<workerd>(each, count);
      hold<strict>(each, count);
    }
  }
}

BOOST_AUTO_TEST_CASE(the_preamble) {
  for (const std::size_t count : {0U, 1U, 2U, 40U, 300U}) {
    const limited each{&limits::preamble, "preamble_too_long",
                       [](std::size_t size) { return filled(size) + "--B--"; }, 0};
    hold<workerd>(each, count);
  }
  // Without a delimiter the limit ends the search; no larger one makes it a form.
  for (const std::size_t most : {std::size_t{0}, std::size_t{10}, std::size_t{4998}}) {
    BOOST_TEST(support::read<workerd>(filled(5000), {.preamble = most}) ==
               "preamble_too_long@" + std::to_string(most));
  }
  BOOST_TEST(support::read<workerd>(filled(5000), {.preamble = 5000}) == "no_delimiter@5000");
  BOOST_TEST(support::read<workerd>(filled(5000), {.preamble = limits::none}) ==
             "no_delimiter@5000");
}

BOOST_AUTO_TEST_CASE(the_boundary) {
  for (const std::size_t count :
       {std::size_t{1}, std::size_t{2}, std::size_t{69}, std::size_t{70}}) {
    const std::string text = filled(count);
    const std::string body = "--" + text + "\r\n" + named("a") + "\r\nv\r\n--" + text + "--\r\n";
    for (const std::size_t most : {std::size_t{0}, count - 1, count + 0, count + 1, limits::none}) {
      BOOST_TEST_CONTEXT(most << " of " << count) {
        BOOST_TEST(support::read<fetch>(body, {.boundary = most}, text) ==
                   (most < count ? "boundary_too_long" : "a=v;."));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(the_content_type) {
  const std::string text = "multipart/form-data; boundary=B";
  for (const std::size_t most : {std::size_t{0}, text.size() - 1, text.size(), text.size() + 1,
                                 limits::none - 1, limits::none}) {
    const auto found = boundary_from_content_type(text, {.content_type = most});
    BOOST_TEST(found.ok() == (most >= text.size()));
    if (!found.ok()) BOOST_TEST(name(found.error().code) == "content_type_too_long");
  }
  for (const std::size_t most : {std::size_t{0}, std::size_t{1}, std::size_t{2}, limits::none}) {
    const auto found =
        boundary_from_content_type("multipart/form-data; a=b; boundary=B", {.parameters = most});
    BOOST_TEST(found.ok() == (most >= 2));
    if (!found.ok()) BOOST_TEST(name(found.error().code) == "too_many_parameters");
  }
}

BOOST_AUTO_TEST_CASE(a_part_at_several_limits_at_once) {
  const std::string body = form_of(named("ab", "; filename=\"cd\""), "12345");
  const limits at{.parts = 1,
                  .part_headers = 1,
                  .header_line = line + 1 + std::string_view("; filename=\"cd\"").size(),
                  .header_block = line + 3 + std::string_view("; filename=\"cd\"").size(),
                  .name = 2,
                  .filename = 2,
                  .part_bytes = 5,
                  .body_bytes = body.size(),
                  .preamble = 0,
                  .boundary = 1,
                  .parameters = 2};
  BOOST_TEST(support::read<fetch>(body, at) == "ab<cd>=12345;.");
  BOOST_TEST(support::read<workerd>(body, at) == "ab<cd>=12345;.");
  BOOST_TEST(support::read<fetch>(body, limits::unlimited()) == "ab<cd>=12345;.");
}

BOOST_AUTO_TEST_SUITE_END()
