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

void* counted(std::size_t size) noexcept {
  ++allocations;
  if (size > largest) return nullptr;
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
  BOOST_TEST((whole.error().value().code == errc::out_of_memory));
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

BOOST_AUTO_TEST_CASE(a_list_of_values_in_chunks_that_cannot_grow_is_told) {
  for (const bool is_text : {false, true}) {
    writer form(dialects::strict, boundary);
    form.text("a", "value");
    largest = 300;  // room for header lines, but not for 16 values
    if (is_text)
      form.text_in_chunks("b");
    else
      form.file_in_chunks("b");
    largest = any_size;
    const auto body = form.pull();
    BOOST_REQUIRE(!body.ok());
    BOOST_TEST((body.error() == write_error{write_errc::out_of_memory, 1, 0}));
  }
}

// Blocks as small as what was asked for have no room left for the end.
BOOST_AUTO_TEST_CASE(a_form_without_parts_that_cannot_be_ended_says_so) {
  largest = 100;
  writer form(dialects::strict, boundary);
  const bool begun = form.boundary() == "B";
  largest = 0;
  const auto body = form.finish();
  largest = any_size;
  BOOST_TEST(begun);
  BOOST_REQUIRE(!body.ok());
  BOOST_TEST((body.error() == write_error{write_errc::out_of_memory, 0, 0}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_allocation
