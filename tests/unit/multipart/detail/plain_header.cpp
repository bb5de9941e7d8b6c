// SPDX-License-Identifier: Apache-2.0
// The quick way through a header block says what the general one says, or nothing.
#include <quire/multipart/detail/header_scan.hpp>
#include <quire/multipart/detail/plain_header.hpp>

#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace multipart_detail_plain_header {

using namespace quire::multipart;
using detail::plain_header;

template <grammar G>
std::optional<plain_header> quick(std::string_view block, const limits& most = {}) {
  plain_header out;
  const char* const first = block.data();
  const detail::plain_limits limits(most);
  if (!detail::plain_header_reader<G>(first, first + block.size(), limits).read(out)) return {};
  return out;
}

// True if both ways agree about a block, or the quick one does not take it.
template <grammar G>
bool agrees(const std::string& block, const limits& most = {}) {
  const auto plain = quick<G>(block, most);
  if (!plain) return true;
  detail::header_scan<G> scan;
  if (scan.run(block.data(), block.size(), most) != detail::scan_outcome::complete) return false;
  if (scan.lines_size() != plain->lines_size || scan.block_size() != plain->block_size)
    return false;
  const std::string_view value(block.data() + scan.value_begin(),
                               scan.value_end() - scan.value_begin());
  const auto read = quire::mime::parse_disposition<G.disposition>(value, most.parameters);
  return read.ok() && scan.dispositions() == 1 && read->name.raw == plain->name &&
         !read->name.escaped && read->has_filename == plain->has_filename &&
         read->filename.raw == plain->filename && read->extended_filename.empty() &&
         read->name.raw.size() <= most.name && read->filename.raw.size() <= most.filename;
}

const std::string one = "Content-Disposition: form-data; name=\"a\"\r\n\r\nvalue";
const std::string two =
    "Content-Disposition: form-data; name=\"field\"; filename=\"f.txt\"\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n\r\nvalue";

// Every byte of a block changed into every other one.
template <grammar G>
std::size_t disagreements(const std::string& block) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < block.size(); ++at) {
    for (int c = 0; c < 256; ++c) {
      std::string changed = block;
      changed[at] = static_cast<char>(c);
      count += agrees<G>(changed) ? 0U : 1U;
      changed.insert(at, 1, block[at]);
      count += agrees<G>(changed) ? 0U : 1U;
    }
    count += agrees<G>(block.substr(0, at)) ? 0U : 1U;
    count += agrees<G>(std::string(block).erase(at, 1)) ? 0U : 1U;
  }
  return count;
}

BOOST_AUTO_TEST_SUITE(multipart_detail_plain_header)

BOOST_AUTO_TEST_CASE(usual_blocks_are_taken) {
  const auto first = quick<fetch>(one);
  BOOST_TEST_REQUIRE(first.has_value());
  BOOST_TEST(first->name == "a");
  BOOST_TEST(!first->has_filename);
  BOOST_TEST(first->block_size == one.find("value"));
  const auto second = quick<workerd>(two);
  BOOST_TEST_REQUIRE(second.has_value());
  BOOST_TEST(second->name == "field");
  BOOST_TEST(second->filename == "f.txt");
  BOOST_TEST(second->lines_size == two.find("value") - 2);
}

BOOST_AUTO_TEST_CASE(no_block_is_taken_where_a_disposition_says_nothing) {
  BOOST_TEST(!quick<rfc2046>(one).has_value());
  BOOST_TEST(!quick<without_disposition(fetch)>(two).has_value());
}

BOOST_AUTO_TEST_CASE(a_changed_byte_changes_both_ways_alike) {
  BOOST_TEST(disagreements<fetch>(one) == 0U);
  BOOST_TEST(disagreements<fetch>(two) == 0U);
  BOOST_TEST(disagreements<workerd>(one) == 0U);
  BOOST_TEST(disagreements<workerd>(two) == 0U);
  BOOST_TEST(disagreements<strict>(one) == 0U);
  BOOST_TEST(disagreements<strict>(two) == 0U);
}

BOOST_AUTO_TEST_CASE(a_quote_that_is_not_closed_is_no_empty_name) {
  for (const std::string_view rest :
       {"", "\r\n\r\n", "\"; filename=\"\r\n\r\n", "\r\nContent-Type: a/b\r\n\r\n"}) {
    const std::string block = "Content-Disposition: form-data; name=\"" + std::string(rest);
    BOOST_TEST(!quick<fetch>(block).has_value(), block);
    BOOST_TEST(!quick<workerd>(block).has_value(), block);
    BOOST_TEST(!quick<strict>(block).has_value(), block);
  }
}

BOOST_AUTO_TEST_CASE(near_a_limit_the_general_way_decides) {
  for (std::size_t most = 0; most < 120; ++most) {
    BOOST_TEST(agrees<fetch>(two, {.header_line = most}));
    BOOST_TEST(agrees<fetch>(two, {.header_block = most}));
    BOOST_TEST(agrees<fetch>(two, {.name = most}));
    BOOST_TEST(agrees<fetch>(two, {.filename = most}));
    BOOST_TEST(agrees<fetch>(two, {.parameters = most}));
    BOOST_TEST(agrees<fetch>(two, {.part_headers = most}));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_plain_header
