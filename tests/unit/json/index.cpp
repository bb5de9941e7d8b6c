// SPDX-License-Identifier: Apache-2.0
#include <quire/json/index.hpp>

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <support/implementations.hpp>
#include <support/json_outcome.hpp>
#include <support/rfc8259.hpp>
#include <support/text_copies.hpp>
#include <vector>

using namespace quire::json;
using namespace std::string_view_literals;

namespace json_index {

std::vector<std::uint32_t> tokens_of(std::string_view text) {
  structural_index index;
  const support::guarded_copy copy(text);
  BOOST_REQUIRE((index.build(copy.view()) == index_status::ok));
  const auto all = index.tokens();
  BOOST_TEST(all.data()[all.size()] == text.size());
  BOOST_TEST(all.data()[all.size() + 1] == text.size());
  return {all.begin(), all.end()};
}
index_status status_of(std::string_view text) {
  structural_index index;
  return index.build(support::exact_copy(text).view());
}

/// Text that keeps stage 1 busy: structure, quotes, backslashes, white space.
std::string noise(std::mt19937& random, std::size_t size) {
  constexpr std::string_view alphabet = "{}[]:,\"\"\\ \n1ax\xC3\xA9\f\x1A";
  std::string text;
  while (text.size() != size) text += alphabet[random() % alphabet.size()];
  return text;
}

}  // namespace json_index

BOOST_AUTO_TEST_SUITE(json_index)

BOOST_AUTO_TEST_CASE(finds_where_tokens_start) {
  support::with_each_implementation([] {
    BOOST_TEST(tokens_of("{}") == (std::vector<std::uint32_t>{0, 1}));
    BOOST_TEST(tokens_of(R"( {"a":[1, tr]} )") ==
               (std::vector<std::uint32_t>{1, 2, 5, 6, 7, 8, 10, 12, 13}));
    BOOST_TEST(tokens_of(R"("{\"}" "x")") == (std::vector<std::uint32_t>{0, 7}));
    // Whether the quote starts a token of its own is up to the implementation: x is no value.
    const auto glued = tokens_of(R"("a"x"b")");
    BOOST_TEST_REQUIRE(glued.size() >= 2U);
    BOOST_TEST((glued[0] == 0 && glued[1] == 3));
  });
}

BOOST_AUTO_TEST_CASE(tells_text_that_is_not_utf8_from_text_that_is_not_json) {
  support::with_each_implementation([] {
    BOOST_TEST((status_of("{\"a\":\"\xFF\"}") == index_status::not_utf8));
    BOOST_TEST((status_of("{\"a\":\"\xED\xA0\x80\"}") == index_status::not_utf8));
    BOOST_TEST((status_of("{\"a\":\"\xC3") == index_status::malformed));
    BOOST_TEST((status_of("") == index_status::malformed));
    BOOST_TEST((status_of("  ") == index_status::malformed));
    BOOST_TEST((status_of(R"({"a)") == index_status::malformed));
    BOOST_TEST((status_of("{\"a\n\":1}") == index_status::malformed));
    BOOST_TEST((status_of("\xEF\xBB\xBF{}") == index_status::ok));
  });
}

BOOST_AUTO_TEST_CASE(a_cut_code_point_in_the_last_string_is_not_utf8) {
  support::with_each_implementation([] {
    for (std::size_t before = 0; before != 130; ++before) {
      const std::string text = std::string(before, ' ') + "\"\xE2\x82\"";
      BOOST_TEST((status_of(text) == index_status::not_utf8));
    }
  });
}

BOOST_AUTO_TEST_CASE(never_reads_behind_the_text_whatever_its_length) {
  support::with_each_implementation([] {
    structural_index index;
    for (std::size_t size = 1; size != 300; ++size) {
      const std::string text = '"' + std::string(size, 'x') + '"';
      const support::guarded_copy copy(text);
      BOOST_REQUIRE((index.build(copy.view()) == index_status::ok));
      BOOST_REQUIRE(index.tokens().size() == 1U);
    }
  });
}

BOOST_AUTO_TEST_CASE(implementations_find_the_same_tokens_in_json) {
  for (const auto& document : support::good_documents()) {
    std::vector<std::vector<std::uint32_t>> found;
    support::with_each_implementation([&] { found.push_back(tokens_of(document.text)); });
    for (const auto& each : found) BOOST_TEST(each == found.front());
  }
}

// Their tokens differ where text is no JSON: what is made of it must not.
BOOST_AUTO_TEST_CASE(implementations_lead_to_the_same_outcome) {
  std::mt19937 random{20240607};
  for (int round = 0; round != 4000; ++round) {
    const std::string text = (round % 2 == 0 ? "{\"a\":" : "") + noise(random, random() % 200);
    std::vector<support::outcome> found;
    const support::exact_copy copy(text);
    support::with_each_implementation([&] { found.push_back(support::check(copy.view())); });
    for (const auto& each : found) BOOST_TEST_CONTEXT(text) {
        BOOST_REQUIRE(each == found.front());
      }
  }
}

BOOST_AUTO_TEST_CASE(keeps_its_memory_and_grows_it_when_needed) {
  structural_index index;
  for (const std::size_t size : {10U, 8192U, 8193U, 100'000U, 2'000'000U, 1'500'000U, 10U}) {
    const std::string text = '[' + std::string(size, ' ') + ']';
    BOOST_REQUIRE((index.build(text) == index_status::ok));
    BOOST_TEST(index.tokens().back() == size + 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()
