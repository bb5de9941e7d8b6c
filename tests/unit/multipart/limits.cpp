// SPDX-License-Identifier: Apache-2.0
// What is at a limit is taken, one more is refused at the byte that is too many; in every chunking.
#include <quire/multipart.hpp>
#include <quire/multipart/limits.hpp>

#include <boost/test/unit_test.hpp>

#include <string>
#include <support/read.hpp>

namespace multipart_limits {

using namespace quire::multipart;
using support::a_part;
using support::named;
using support::read;
using support::with_headers;

constexpr limits defaults{};
static_assert(defaults.parts == 1000 && defaults.part_headers == 16);
static_assert(defaults.header_line == 4096 && defaults.header_block == 8192);
static_assert(defaults.name == 1024 && defaults.filename == 1024 && defaults.boundary == 70);
static_assert(defaults.parameters == 16 && defaults.content_type == 4096);
static_assert(defaults.part_bytes == 67'108'864 && defaults.body_bytes == 268'435'456);
static_assert(defaults.preamble == 4096);
static_assert(limits::unlimited().parts == limits::none);
static_assert(limits::unlimited().content_type == limits::none);
static_assert(limits::unlimited().any_boundary_byte && !defaults.any_boundary_byte);

const std::string closing(support::close);

BOOST_AUTO_TEST_SUITE(multipart_limits)

BOOST_AUTO_TEST_CASE(parts) {
  const std::string part = a_part(named("a"));
  BOOST_TEST(read<fetch>(part + part + closing, {.parts = 2}) == "a=v;a=v;.");
  BOOST_TEST(read<fetch>(part + part + part + closing, {.parts = 2}) ==
             "a=v;a=v;too_many_parts@" + std::to_string(2 * part.size() + 5));
  BOOST_TEST(read<fetch>(closing, {.parts = 0}) == ".");
}

BOOST_AUTO_TEST_CASE(header_lines) {
  const std::string body = with_headers(named("a") + "X: 1\r\nY: 2\r\n");
  BOOST_TEST(read<fetch>(body, {.part_headers = 3}) == "a=v;.");
  BOOST_TEST(read<fetch>(body, {.part_headers = 2}) == "too_many_headers@53");
  BOOST_TEST(read<fetch>(with_headers(named("a")), {.part_headers = 0}) == "too_many_headers@5");
  // The plain block must not slip through.
  const std::string typed = with_headers(named("a") + "Content-Type: x\r\n");
  BOOST_TEST(read<fetch>(typed, {.part_headers = 2}) == "a=v;.");
  BOOST_TEST(read<fetch>(typed, {.part_headers = 1}) == "too_many_headers@47");
}

BOOST_AUTO_TEST_CASE(length_of_a_header_line) {
  const std::string line = named("a");  // 42 bytes with its line end
  BOOST_TEST(read<fetch>(with_headers(line), {.header_line = 40}) == "a=v;.");
  BOOST_TEST(read<fetch>(with_headers(line), {.header_line = 39}) == "header_line_too_long@44");
  BOOST_TEST(read<fetch>(with_headers(line + "X: " + std::string(37, 'x') + "\r\n"),
                         {.header_line = 40}) == "a=v;.");
  BOOST_TEST(read<workerd>(with_headers(line + "X: " + std::string(38, 'x') + "\r\n"),
                           {.header_line = 40}) == "header_line_too_long@87");
}

BOOST_AUTO_TEST_CASE(length_of_a_header_block) {
  const std::string lines = named("a") + "X: 1\r\n";  // 48 bytes
  BOOST_TEST(read<fetch>(with_headers(lines), {.header_block = 48}) == "a=v;.");
  BOOST_TEST(read<fetch>(with_headers(lines), {.header_block = 47}) == "header_block_too_long@52");
  BOOST_TEST(read<fetch>(with_headers(lines), {.header_block = 45}) == "header_block_too_long@50");
  BOOST_TEST(read<fetch>(with_headers(named("a")), {.header_block = 42}) == "a=v;.");
  BOOST_TEST(read<fetch>(with_headers(named("a")), {.header_block = 2U << 20U}) == "a=v;.");
  BOOST_TEST(read<fetch>(with_headers(named("a")), {.header_block = 41}) ==
             "header_block_too_long@46");
}

BOOST_AUTO_TEST_CASE(names_and_filenames) {
  const std::string body = with_headers(named("abcd", "; filename=\"efgh\""));
  BOOST_TEST(read<fetch>(body, {.name = 4, .filename = 4}) == "abcd<efgh>=v;.");
  BOOST_TEST(read<fetch>(body, {.name = 3}) == "name_too_long@26");
  BOOST_TEST(read<fetch>(body, {.filename = 3}) == "filename_too_long@26");
  BOOST_TEST(read<fetch>(with_headers(named("a", "; filename*=efgh")), {.filename = 3}) ==
             "filename_too_long@26");
  BOOST_TEST(read<workerd>(with_headers(named("\\a\\b")), {.name = 4}) == "ab=v;.");
  BOOST_TEST(read<workerd>(with_headers(named("\\a\\b")), {.name = 3}) == "name_too_long@26");
}

BOOST_AUTO_TEST_CASE(bytes_of_a_value) {
  const std::string body = a_part(named("a"), "12345") + closing;
  BOOST_TEST(read<fetch>(body, {.part_bytes = 5}) == "a=12345;.");
  BOOST_TEST(read<fetch>(body, {.part_bytes = 4}) == "part_too_long@53");
  BOOST_TEST(read<fetch>(body, {.part_bytes = 0}) == "part_too_long@49");
  BOOST_TEST(read<fetch>(a_part(named("a"), "") + closing, {.part_bytes = 0}) == "a=;.");
  BOOST_TEST(read<fetch>(a_part(named("a"), "123\r\n-") + closing, {.part_bytes = 4}) ==
             "part_too_long@53");
  BOOST_TEST(read<workerd>("--B\r\n" + named("a") + "\r\n123\r\n--", {.part_bytes = 3}) ==
             "missing_close_delimiter@56");
  const std::string stray = a_part(named("a"), "123--B") + closing;
  BOOST_TEST(read<strict>(stray, {.part_bytes = 3}) == "stray_boundary@52");
  BOOST_TEST(read<strict>(stray, {.part_bytes = 2}) == "part_too_long@51");
}

BOOST_AUTO_TEST_CASE(bytes_of_a_body) {
  const std::string body = a_part(named("a")) + "--B--";
  BOOST_TEST(read<fetch>(body, {.body_bytes = body.size()}) == "a=v;.");
  BOOST_TEST(read<fetch>(body, {.body_bytes = body.size() - 1}) ==
             "a=v;body_too_long@" + std::to_string(body.size() - 1));
  BOOST_TEST(read<fetch>(body, {.body_bytes = 0}) == "body_too_long@0");
  BOOST_TEST(read<fetch>(body, {.body_bytes = 20}) == "body_too_long@20");
  const std::string longer = a_part(named("a"), std::string(500, 'v')) + "--B--";
  BOOST_TEST(read<fetch>(longer, {.body_bytes = 300}) == "body_too_long@300");
  BOOST_TEST(read<workerd>(body + "epilogue", {.body_bytes = body.size()}) == "a=v;.");
  BOOST_TEST(read<fetch>(body + "\r\nepilogue", {.body_bytes = body.size() + 2}) == "a=v;.");
}

BOOST_AUTO_TEST_CASE(preamble) {
  const std::string body = "12345--B--";
  BOOST_TEST(read<workerd>(body, {.preamble = 5}) == ".");
  BOOST_TEST(read<workerd>(body, {.preamble = 4}) == "preamble_too_long@4");
  BOOST_TEST(read<workerd>("--B--", {.preamble = 0}) == ".");
  // The delimiter starts exactly at the limit: of what length, and in what chunks, is all the same.
  for (std::size_t size = 0; size != 80; ++size) {
    const std::string text = std::string(size, 'x') + "--B--";
    const std::string hyphens = std::string(size, '-') + "--B--";
    BOOST_TEST(read<workerd>(text, {.preamble = size}) == ".");
    BOOST_TEST(read<workerd>(hyphens, {.preamble = size}) == ".");
    if (size == 0) continue;
    const std::string refused = "preamble_too_long@" + std::to_string(size - 1);
    BOOST_TEST(read<workerd>(text, {.preamble = size - 1}) == refused);
    BOOST_TEST(read<workerd>(hyphens, {.preamble = size - 1}) == refused);
  }
  BOOST_TEST(read<workerd>(std::string(5000, 'x'), {.preamble = 10}) == "preamble_too_long@10");
  BOOST_TEST(read<workerd>("-----", {.preamble = 4}) == "no_delimiter@5");
  BOOST_TEST(read<workerd>("------B--", {.preamble = 4}) == ".");
  BOOST_TEST(read<workerd>("-------B--", {.preamble = 4}) == "preamble_too_long@4");
}

BOOST_AUTO_TEST_CASE(parameters) {
  const std::string body = with_headers(named("a", "; b=\"\"; c=\"\""));
  BOOST_TEST(read<fetch>(body, {.parameters = 3}) == "a=v;.");
  BOOST_TEST(read<fetch>(body, {.parameters = 2}) == "too_many_parameters@51");
  BOOST_TEST(read<fetch>(with_headers(named("a")), {.parameters = 0}) == "too_many_parameters@35");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_limits
