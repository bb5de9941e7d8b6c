// SPDX-License-Identifier: Apache-2.0
// Where memory is asked for: by the constructor of a parser, and nowhere else.
#include <quire/multipart.hpp>
#include <quire/multipart/writer.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <support/read.hpp>

namespace multipart_allocation {

std::size_t allocations = 0;

// What is larger is refused; AddressSanitizer would end the program for what no machine has.
constexpr std::size_t any_size = SIZE_MAX >> (sizeof(std::size_t) > 4 ? 24U : 2U);
std::size_t largest = any_size;

// How many more succeed.
constexpr std::size_t all_of_them = SIZE_MAX;
std::size_t good_calls = all_of_them;

void* counted(std::size_t size) noexcept {
  ++allocations;
  if (size > largest || good_calls == 0) return nullptr;
  if (good_calls != all_of_them) --good_calls;
  return std::malloc(size == 0 ? 1 : size);
}

}  // namespace multipart_allocation

// Not inlined: GCC would see malloc on one side and operator delete on the other, and warn.
[[gnu::noinline]] void* operator new(std::size_t size) {
  void* const memory = multipart_allocation::counted(size);
  if (memory == nullptr) std::abort();
  return memory;
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return multipart_allocation::counted(size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace multipart_allocation {

using namespace quire::multipart;

const quire::mime::boundary boundary = *quire::mime::boundary::from("B");
const std::string plain = support::a_part(support::named("a", "; filename=\"f\"")) +
                          support::a_part("X: y\r\n" + support::named("b")) + "--B--";
const std::string escaped =
    support::a_part(
        "Content-Disposition: form-data; name=\"\\a\\b\r\nContent-Disposition: c\"\r\n") +
    support::a_part(support::named("\\d")) + "--B--";

template <grammar G>
std::size_t allocations_of_a_parser(std::string_view body, std::size_t chunk) {
  basic_parser<G> form(boundary);
  const std::size_t before = allocations;
  for (int round = 0; round < 3; ++round) {
    form.reset();
    for (std::size_t at = 0; at < body.size(); at += chunk) {
      form.feed(body.substr(at, chunk));
      for (step found = form.next(); found != step::need_input; found = form.next()) {
        if (found == step::error) return 1000;
      }
    }
    if (!form.over() && form.finish() != step::end) return 1000;
  }
  return allocations - before;
}

template <grammar G>
std::size_t allocations_of_a_form(std::string_view body) {
  const std::size_t before = allocations;
  basic_form<G> form(boundary, body);
  std::size_t parts = 0;
  for ([[maybe_unused]] const form_part& each : form) ++parts;
  return parts == 2 && !form.error() ? allocations - before : 1000;
}

// Lets the first allocation fail, then all from the second one on, and so on. `run` says whether it
// was refused for want of memory (true), or good (false). Returns how many failures it told.
template <class Run>
std::size_t refusals_while_memory_runs_out(Run run) {
  for (std::size_t count = 0;; ++count) {
    const std::size_t before = allocations;
    good_calls = count;
    const bool refused = run();
    const bool failed = allocations - before > count;
    good_calls = all_of_them;
    BOOST_TEST_CONTEXT("all but " << count << " allocations fail") BOOST_TEST(refused == failed);
    if (!failed) return count;
  }
}

// What a writer of some parts tells, `add` being how each is added.
template <class Add>
std::size_t refusals_of_a_writer(Add add, std::size_t parts = 20) {
  return refusals_while_memory_runs_out([&] {
    writer form(dialects::fetch, boundary);
    for (std::size_t i = 0; i < parts; ++i) add(form);
    const auto body = form.pull();
    return !body.ok() && body.error().code == write_errc::out_of_memory;
  });
}

template <grammar G>
std::size_t refusals_of_a_form(const quire::mime::boundary& delimits, std::string_view body) {
  return refusals_while_memory_runs_out([&] {
    basic_form<G> form(delimits, body, limits::unlimited());
    const auto why = form.error();
    return why && why->code == errc::out_of_memory;
  });
}

BOOST_AUTO_TEST_SUITE(multipart_allocation)

BOOST_AUTO_TEST_CASE(the_counter_counts) {
  const std::size_t before = allocations;
  ::operator delete(::operator new(1));
  BOOST_TEST(allocations == before + 1);
}

BOOST_AUTO_TEST_CASE(a_parser_allocates_nothing_after_construction) {
  for (std::size_t chunk : {1U, 3U, 40U, 1000U}) {
    BOOST_TEST(allocations_of_a_parser<fetch>(plain, chunk) == 0U);
    BOOST_TEST(allocations_of_a_parser<strict>(plain, chunk) == 0U);
    BOOST_TEST(allocations_of_a_parser<workerd>(plain, chunk) == 0U);
    BOOST_TEST(allocations_of_a_parser<workerd>(escaped, chunk) == 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_form_allocates_nothing_unless_a_name_has_escapes) {
  BOOST_TEST(allocations_of_a_form<fetch>(plain) == 0U);
  BOOST_TEST(allocations_of_a_form<workerd>(plain) == 0U);
  BOOST_TEST(allocations_of_a_form<workerd>(escaped) == 1U);
}

BOOST_AUTO_TEST_CASE(a_form_does_not_grow_when_it_is_read_again) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += support::a_part(support::named("\\n" + std::to_string(i)));
  many += "--B--";
  basic_form<workerd> form(boundary, many);
  BOOST_TEST(!form.find("none").has_value());
  BOOST_TEST(!form.error().has_value());
  const std::size_t before = allocations;
  for (int again = 0; again < 100; ++again) (void)form.find("none");
  BOOST_TEST(allocations == before);
}

BOOST_AUTO_TEST_CASE(a_parser_allocates_nothing_for_many_escaped_names) {
  std::string many;
  for (int i = 0; i < 15; ++i) many += "X: \\" + std::string(200, 'x') + "\r\n";
  std::string body;
  for (int i = 0; i < 100; ++i) {
    const std::string name = "\\" + std::string(1000, 'n');
    body += support::a_part(support::named(name, "; filename=\"" + name + "\"") + many);
  }
  body += "--B--";
  for (std::size_t chunk : {7U, 1000U, 1'000'000U})
    BOOST_TEST(allocations_of_a_parser<workerd>(body, chunk) == 0U);
}

BOOST_AUTO_TEST_CASE(without_memory_there_is_an_error_and_no_exception) {
  largest = 1000;
  parser form(boundary);
  const step first = form.next();
  const error why = form.error();
  form.reset();
  form.feed(std::string_view(plain).substr(0, 20));
  const step gathers = form.next();
  largest = 0;
  parser none(boundary);
  none.reset();
  none.feed(std::string_view(plain).substr(0, 20));
  const step fails = none.next();
  const error why_not = none.error();
  basic_form<workerd> whole(boundary, escaped);
  const auto found = whole.find("ab");
  largest = any_size;
  BOOST_TEST((first == step::error));
  BOOST_TEST((why == error{errc::out_of_memory, 0}));
  BOOST_TEST((gathers == step::need_input));
  BOOST_TEST((fails == step::error));
  BOOST_TEST((why_not == error{errc::out_of_memory, 5}));
  BOOST_TEST(!found.has_value());
  BOOST_TEST((whole.error().value() == error{errc::out_of_memory, 5}));  // the header lines
}

std::optional<write_error> write_a_form(writer& form, std::size_t parts) {
  for (std::size_t i = 0; i < parts; ++i) form.text("a \"name\"", "a\nvalue");
  form.file_in_chunks("f");
  form.text_in_chunks("t");
  const auto body = form.pull();
  return body.ok() ? std::nullopt : std::optional(body.error());
}

BOOST_AUTO_TEST_CASE(a_writer_allocates_nothing_once_warm) {
  writer form(dialects::fetch);
  for (int round = 0; round < 2; ++round) {
    (void)write_a_form(form, 500);
    form.reset();
  }
  const std::size_t before = allocations;
  for (int round = 0; round < 3; ++round) {
    form.reset();
    BOOST_REQUIRE(!write_a_form(form, 500));
  }
  for (int round = 0; round < 3; ++round) {
    form.reset(boundary);
    BOOST_REQUIRE(!write_a_form(form, 500));
  }
  BOOST_TEST(allocations == before);
}

BOOST_AUTO_TEST_CASE(a_writer_without_memory_says_so) {
  std::size_t refused = 0;
  // What a form of 500 parts needs halves with the size of a pointer.
  for (const std::size_t most : {0U, 100U, 300U, 1000U, 2500U, 4500U, 10000U}) {
    largest = most;
    writer form(dialects::fetch, boundary);
    const auto why = write_a_form(form, 500);
    largest = any_size;
    BOOST_REQUIRE(why.has_value());
    BOOST_TEST((why->code == write_errc::out_of_memory));
    ++refused;
  }
  BOOST_TEST(refused == 7U);
}

BOOST_AUTO_TEST_CASE(each_allocation_of_a_writer_that_fails_is_told) {
  // At least the header lines and two sizes of the row of pieces or of values.
  BOOST_TEST(refusals_of_a_writer([](writer& form) { form.text("n", "a\nb"); }) >= 3U);
  BOOST_TEST(refusals_of_a_writer([](writer& form) { form.file("n", "bytes"); }) >= 3U);
  BOOST_TEST(refusals_of_a_writer([](writer& form) { form.file_in_chunks("n"); }) >= 3U);
  BOOST_TEST(refusals_of_a_writer([](writer& form) { form.text_in_chunks("n"); }) >= 3U);
}

BOOST_AUTO_TEST_CASE(of_two_failures_the_first_is_told) {
  // Sixteen pieces have room; the next ask for more, and after those the text is none.
  std::string lines;
  for (int i = 0; i != 40; ++i) lines += "a\n";
  const std::string text = lines + "\xFF";
  constexpr dialect refusing{.crlf_in_texts = true, .utf8 = utf8_rule::refuse};
  writer whole(refusing, boundary);
  whole.text("n", text);
  BOOST_TEST((whole.finish().error() == write_error{write_errc::invalid_text, 0, lines.size()}));
  writer form(refusing, boundary);
  form.text("n", "v");
  form.reset(boundary);
  good_calls = 0;
  form.text("n", text);
  good_calls = all_of_them;
  BOOST_TEST((form.finish().error().code == write_errc::out_of_memory));
}

BOOST_AUTO_TEST_CASE(memory_that_runs_out_at_any_place_of_a_form_is_told) {
  std::string name;
  // So that any of boundary, header lines and close delimiter is the first that has no room.
  while (name.size() < 4200) {
    name.append(16, 'n');
    BOOST_TEST(refusals_of_a_writer([&name](writer& form) { form.text(name, "v"); }, 1) >= 2U);
    // Here all but the header lines of the second part may have room.
    const auto two_parts = [&name](writer& form) {
      form.text("a", "v");
      form.text(name, "v");
    };
    BOOST_TEST(refusals_of_a_writer(two_parts, 1) >= 2U);
  }
}

BOOST_AUTO_TEST_CASE(each_allocation_of_a_form_that_fails_is_told) {
  const std::string name = "\\" + std::string(3000, 'n');
  const std::string file = "; filename=\"\\" + std::string(9000, 'f') + '"';
  const std::string both = support::a_part(support::named(name, file)) + "--B--";
  BOOST_TEST(refusals_of_a_form<workerd>(boundary, both) == 2U);

  const std::string twice =
      support::a_part("Content-Disposition: form-data; name=\"a\r\nContent-Disposition: c\"\r\n") +
      "--B--";
  BOOST_TEST(refusals_of_a_form<workerd>(boundary, twice) == 1U);

  const std::string folded = support::a_part("X: a\r\n b\r\n") + "--B--";
  BOOST_TEST(refusals_of_a_form<rfc2046>(boundary, folded) == 1U);

  const std::string text(200, 'B');
  const auto large = quire::mime::boundary::from(text, limits::unlimited().boundary_rules());
  const std::string empty = "--" + text + "--";
  BOOST_TEST(refusals_of_a_form<fetch>(*large, empty) == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_allocation
