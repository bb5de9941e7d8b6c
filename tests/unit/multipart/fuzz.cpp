// SPDX-License-Identifier: Apache-2.0
// The fuzzers' bodies over the committed corpora.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <fstream>
#include <fuzz/mime.hpp>
#include <fuzz/multipart_parser.hpp>
#include <fuzz/multipart_writer.hpp>
#include <iterator>
#include <string>
#include <string_view>

namespace multipart_fuzz {

// Each file in memory of exactly its size, so that a read behind it is caught.
template <class Body>
std::size_t run(const char* corpus, Body body) {
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(corpus)) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const support::heap_chunk exact(bytes);
    BOOST_TEST(body(exact.view()), file.path());
    ++files;
  }
  return files;
}

BOOST_AUTO_TEST_SUITE(multipart_fuzz)

BOOST_AUTO_TEST_CASE(the_parser_agrees_with_itself) {
  BOOST_TEST(run(QUIRE_FUZZ_CORPUS "/multipart_parser", quire::fuzz::multipart_parser) > 20U);
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read) {
  BOOST_TEST(run(QUIRE_FUZZ_CORPUS "/multipart_writer", quire::fuzz::multipart_writer) > 20U);
}

BOOST_AUTO_TEST_CASE(what_mime_reads_holds) {
  BOOST_TEST(run(QUIRE_FUZZ_CORPUS "/mime", quire::fuzz::mime) > 20U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_fuzz
