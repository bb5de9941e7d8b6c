// SPDX-License-Identifier: Apache-2.0
// What header blocks may say is covered by multipart/grammar.cpp; here, that the plain way and the
// careful way read the same, and how long decoded names live.
#include <quire/multipart/detail/header_reader.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace multipart_detail_header_reader {

using namespace quire::multipart;
using detail::header_reader;
using detail::scan_outcome;

constexpr limits defaults{};

// Reads a block in chunks of `chunk` bytes; expects it to be complete.
template <grammar G>
std::string read(header_reader<G>& reader, std::string_view block, std::size_t chunk) {
  reader.begin_block();
  scan_outcome outcome = scan_outcome::more;
  for (std::size_t begin = 0; begin < block.size(); begin += chunk) {
    const std::string_view piece = block.substr(begin, chunk);
    const char* at = piece.data();
    const char* const last = at + piece.size();
    outcome = reader.read(at, last, defaults);
    if (outcome == scan_outcome::more) BOOST_TEST(reader.keep(at, last));
  }
  BOOST_TEST((outcome == scan_outcome::complete));
  const part& of = reader.part();
  return std::string(of.name()) + "<" + std::string(of.filename().value_or("none")) + ">" +
         std::string(of.content_type().value_or("none"));
}

BOOST_AUTO_TEST_SUITE(multipart_detail_header_reader)

BOOST_AUTO_TEST_CASE(the_plain_and_the_careful_way_read_the_same) {
  const std::string plain =
      "Content-Disposition: form-data; name=\"a\"; filename=\"f\"\r\nContent-Type: t/x\r\n\r\n";
  header_reader<fetch> fetch_reader;
  header_reader<workerd> workerd_reader;
  header_reader<strict> strict_reader;
  for (std::size_t chunk = 1; chunk <= plain.size(); ++chunk) {
    BOOST_TEST(read(fetch_reader, plain, chunk) == "a<f>t/x");
    BOOST_TEST(read(workerd_reader, plain, chunk) == "a<f>t/x");
    BOOST_TEST(read(strict_reader, plain, chunk) == "a<f>t/x");
    BOOST_TEST(strict_reader.check("--B"));
  }
}

// What is harmless is not checked, so it must be what would pass.
BOOST_AUTO_TEST_CASE(a_block_is_harmless_only_if_it_is_a_short_field) {
  const std::string dashed = "--" + std::string(20, 'B');
  const auto harmless = [&dashed](const std::string& rest) {
    header_reader<strict> reader;
    const std::string block = "Content-Disposition: form-data; name=" + rest + "\r\n\r\n";
    read(reader, block, block.size());
    const bool found = reader.is_harmless(dashed.size());
    if (found) BOOST_TEST(reader.check(dashed));
    return found;
  };
  for (std::size_t size = 1; size < 40; ++size) {
    BOOST_TEST(harmless("\"" + std::string(size, 'a') + "\"") == (size + 3 < dashed.size()));
    BOOST_TEST(!harmless("\"" + std::string(size, 'a') + dashed + "\""));
  }
  BOOST_TEST(!harmless("\"" + dashed + "\""));
  BOOST_TEST(!harmless("\"a\"; filename=\"f\""));
  BOOST_TEST(!harmless("\"a\"; filename=\"\""));
  BOOST_TEST(!harmless("\"a\"\r\nContent-Type: t/x"));
  BOOST_TEST(!harmless("a"));
}

BOOST_AUTO_TEST_CASE(decoded_names_of_one_block_make_room_for_those_of_the_next) {
  const std::string block = "Content-Disposition: form-data; name=\"\\a\"\r\n\r\n";
  header_reader<workerd> reader;
  read(reader, block, block.size());
  const void* const name = reader.part().name().data();
  read(reader, block, block.size());
  BOOST_TEST(reader.part().name().data() == name);
}

BOOST_AUTO_TEST_CASE(decoded_names_stay_while_the_same_body_is_read_again) {
  const std::string block = "Content-Disposition: form-data; name=\"\\a\"\r\n\r\n";
  header_reader<workerd> reader;
  reader.begin_same_body();
  BOOST_TEST(read(reader, block, block.size()) == "a<none>none");
  const std::string_view name = reader.part().name();
  BOOST_TEST(read(reader, block, block.size()) == "a<none>none");
  BOOST_TEST((reader.part().name().data() != name.data()));
  reader.begin_same_body();
  BOOST_TEST(read(reader, block, block.size()) == "a<none>none");
  BOOST_TEST((reader.part().name().data() == name.data()));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_header_reader
