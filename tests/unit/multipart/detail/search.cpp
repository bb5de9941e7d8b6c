// SPDX-License-Identifier: Apache-2.0
#include <quire/multipart/detail/search.hpp>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <fuzz/search.hpp>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

using namespace quire::multipart::detail;
using quire::fuzz::partial_search_agrees;
using quire::fuzz::searches_agree;

namespace multipart_detail_search {

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  text.resize(size);
  return text;
}

/// Delimiters around every length at which a search changes its way: one vector, two, a block.
std::vector<std::string> delimiters() {
  std::vector<std::string> all;
  for (const std::size_t length : {3U,  4U,  5U,  8U,  15U, 16U, 17U, 18U, 24U, 31U, 32U,  33U, 34U,
                                   36U, 47U, 48U, 63U, 64U, 65U, 66U, 74U, 96U, 97U, 130U, 300U}) {
    const std::size_t boundary = length - 3;
    std::string mixed(boundary, '\0');
    for (std::size_t i = 0; i < boundary; ++i) mixed[i] = "0123456789abcdef"[(i * 7 + 3) % 16];
    all.push_back("\n--" + mixed);
    all.push_back("\n--" + std::string(boundary, '-'));
    if (length > 3) all.push_back("\r\n--" + mixed.substr(1));
    if (length > 3) all.push_back("\r\n--" + std::string(boundary - 1, '-'));
  }
  return all;
}

/// Texts that come close to a delimiter without holding it.
std::vector<std::string> hostile(const std::string& wanted, std::size_t size) {
  std::string prefixes;
  for (std::size_t n = 1; n < wanted.size(); ++n) prefixes += wanted.substr(0, n);
  std::string far(wanted.size(), 'x');
  far.front() = wanted.front();
  far.back() = wanted.back();
  std::string middle = wanted;
  middle[wanted.size() / 2] ^= 1;
  return {repeated(prefixes, size),
          repeated(wanted.substr(0, wanted.size() - 1), size),
          repeated(wanted.substr(0, wanted.size() - 1) + "!", size),
          repeated(middle, size),
          repeated("\r\n--", size),
          std::string(size, '-'),
          std::string(size, '\r'),
          std::string(size, '\n'),
          repeated(far, size)};
}

/// Memory between two pages that may not be touched.
class guarded_pages {
 public:
  guarded_pages() : m_page(static_cast<std::size_t>(sysconf(_SC_PAGESIZE))) {
    void* const memory =
        mmap(nullptr, 3 * m_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    BOOST_REQUIRE(memory != MAP_FAILED);
    m_memory = static_cast<char*>(memory);
    BOOST_REQUIRE(mprotect(m_memory, m_page, PROT_NONE) == 0);
    BOOST_REQUIRE(mprotect(m_memory + 2 * m_page, m_page, PROT_NONE) == 0);
  }
  ~guarded_pages() { munmap(m_memory, 3 * m_page); }
  guarded_pages(const guarded_pages&) = delete;
  guarded_pages& operator=(const guarded_pages&) = delete;

  [[nodiscard]] char* begin() const { return m_memory + m_page; }
  [[nodiscard]] char* end() const { return m_memory + 2 * m_page; }

 private:
  std::size_t m_page;
  char* m_memory = nullptr;
};

}  // namespace multipart_detail_search

BOOST_AUTO_TEST_SUITE(multipart_detail_search)

BOOST_AUTO_TEST_CASE(names_what_it_chose) {
  using quire::multipart::search_kind;
  BOOST_TEST(name(quire::multipart::active_search()) == name(supported_searches().best().kind));
  BOOST_TEST(name(supported_searches().begin()->kind) == "scalar");
  BOOST_TEST(name(search_kind::sse2) == "sse2");
  BOOST_TEST(name(search_kind::avx2) == "avx2");
  BOOST_TEST(name(search_kind::avx512) == "avx512");
  BOOST_TEST(name(search_kind::neon) == "neon");
}

BOOST_AUTO_TEST_CASE(every_search_that_this_machine_runs_is_there) {
  std::string kinds;
  for (const search& each : supported_searches()) kinds.append(name(each.kind)).append(" ");
  std::string wanted = "scalar ";
#if defined(QUIRE_MULTIPART_X86)
  wanted += "sse2 ";
  if (cpu_has_avx2()) wanted += "avx2 ";
  if (cpu_has_avx512()) wanted += "avx512 ";
#elif defined(QUIRE_MULTIPART_NEON)
  wanted += "neon ";
#endif
  BOOST_TEST(kinds == wanted);
}

BOOST_AUTO_TEST_CASE(first_of_two_wins) {
  const std::string one = "\r\n--" + std::string(32, 'b');
  for (std::size_t gap = 0; gap < 400; ++gap) {
    const std::string text = std::string(gap, '.') + one + std::string(gap / 3, '.') + one + one;
    if (!searches_agree(text, one, gap % 64)) BOOST_FAIL("gap " << gap);
  }
}

// The search with AVX-512 leaves them to the one with AVX2.
BOOST_AUTO_TEST_CASE(long_texts_are_searched_to_their_end) {
  const std::string one = "\r\n--" + std::string(32, 'b');
  for (const std::size_t size : {std::size_t{1} << 20U, (std::size_t{1} << 20U) + 100})
    BOOST_TEST(searches_agree(std::string(size, '.') + one, one, 0));
}

BOOST_AUTO_TEST_CASE(every_short_text_over_a_small_alphabet) {
  const std::string_view alphabet = "\r\n-b";
  for (std::size_t length = 0; length <= 8; ++length) {
    const std::size_t count = std::size_t{1} << (2 * length);
    for (std::size_t number = 0; number < count; ++number) {
      std::string text(length, '\0');
      for (std::size_t i = 0; i < length; ++i) text[i] = alphabet[number >> (2 * i) & 3];
      for (const std::string_view wanted : {"\n--", "\n--b", "\r\n--", "\r\n--b"}) {
        if (!searches_agree(text, wanted, 0) || !partial_search_agrees(text, wanted)) {
          BOOST_FAIL("length " << length << ", text number " << number);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_place_in_every_length) {
  for (const std::string& wanted : delimiters()) {
    if (wanted.size() > 80) continue;
    for (std::size_t length = 0; length <= 300; ++length) {
      std::string text(length, '.');
      if (!searches_agree(text, wanted, length % 64)) BOOST_FAIL("the searches differ");
      if (length < wanted.size()) continue;
      // Each place in short texts, then those next to both ends and one more.
      for (std::size_t at = 0; at + wanted.size() <= length; ++at) {
        if (length > 140 && at > 3 && at + wanted.size() + 3 < length && at % 29 != 0) continue;
        text.assign(length, '.');
        text.replace(at, wanted.size(), wanted);
        if (!searches_agree(text, wanted, (at * 7 + length) % 64))
          BOOST_FAIL("delimiter of " << wanted.size() << " at " << at << " in " << length);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(every_alignment) {
  for (const std::string& wanted : delimiters()) {
    std::string text = repeated("payload\r\n-\n--", 700);
    text.replace(text.size() - wanted.size() - 1, wanted.size(), wanted);
    for (std::size_t skew = 0; skew < 64; ++skew) {
      if (!searches_agree(text, wanted, skew)) BOOST_FAIL("skew " << skew);
    }
  }
}

BOOST_AUTO_TEST_CASE(hostile_texts) {
  for (const std::string& wanted : delimiters()) {
    for (std::string text : hostile(wanted, 6000)) {
      if (!searches_agree(text, wanted, 5)) BOOST_FAIL("the searches differ");
      for (const std::size_t at : {0U, 1U, 255U, 256U, 900U, 4700U, 5300U, 5700U}) {
        std::string with = text;
        with.replace(at, std::min(wanted.size(), with.size() - at), wanted);
        if (!searches_agree(with, wanted, at % 64))
          BOOST_FAIL("delimiter of " << wanted.size() << " at " << at);
        if (!partial_search_agrees(with.substr(0, at + wanted.size() - 1), wanted))
          BOOST_FAIL("the searches differ");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(one_wrong_byte_is_no_delimiter) {
  for (const std::string& wanted : delimiters()) {
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      std::string wrong = wanted;
      wrong[i] = static_cast<char>(wrong[i] ^ 0x40);
      std::string text = repeated(wrong, 1000);
      if (!searches_agree(text, wanted, i % 64)) BOOST_FAIL("byte " << i);
      text += wanted;
      if (!searches_agree(text, wanted, i % 64)) BOOST_FAIL("byte " << i);
    }
  }
}

BOOST_AUTO_TEST_CASE(random_texts_of_delimiter_bytes) {
  std::mt19937 random(20240229);
  const std::vector<std::string> all = delimiters();
  for (int round = 0; round < 20000; ++round) {
    const std::string& wanted = all[random() % all.size()];
    std::string text;
    const std::size_t size = random() % 1200;
    while (text.size() < size) {
      switch (random() % 6) {
        case 0:
          text += wanted.substr(0, random() % wanted.size());
          break;
        case 1:
          text += wanted.substr(random() % wanted.size());
          break;
        case 2:
          text += "\r\n--"[random() % 4];
          break;
        case 3:
          text += wanted[random() % wanted.size()];
          break;
        case 4:
          text.append(random() % 70, "x-\r\n"[random() % 4]);
          break;
        default:
          if (random() % 8 == 0) text += wanted;
      }
    }
    if (!searches_agree(text, wanted, random() % 64)) BOOST_FAIL("round " << round);
    if (!partial_search_agrees(text, wanted)) BOOST_FAIL("round " << round);
  }
}

// A first byte that comes again is no delimiter of RFC 2046, but a right answer all the same.
BOOST_AUTO_TEST_CASE(text_whose_first_byte_recurs) {
  const std::string wanted = "\n--" + repeated("\n-a", 70);
  const std::string text = repeated("\n-a", 900);
  for (std::size_t at = 0; at < 300; ++at) {
    std::string with = text;
    with.replace(at, wanted.size(), wanted);
    if (!searches_agree(with, wanted, at % 64)) BOOST_FAIL("the searches differ");
    if (!partial_search_agrees(with.substr(0, at + 50), wanted)) BOOST_FAIL("the searches differ");
  }
}

BOOST_AUTO_TEST_CASE(never_reads_outside) {
  const guarded_pages pages;
  for (const std::string& wanted : delimiters()) {
    const pattern exact(wanted);
    for (const std::string& text : hostile(wanted, 1300)) {
      for (std::size_t length = 0; length <= text.size(); length += length < 350 ? 1 : 53) {
        const std::size_t at = std::min(text.substr(0, length).find(wanted), length);
        char* const high = pages.end() - length;
        std::memcpy(high, text.data(), length);
        std::memcpy(pages.begin(), text.data(), length);
        for (const search& each : quire::fuzz::searches()) {
          const bool right =
              each.find(high, pages.end(), exact) == high + at &&
              each.find(pages.begin(), pages.begin() + length, exact) == pages.begin() + at;
          if (!right) BOOST_FAIL(name(each.kind) << ", length " << length);
        }
        const char* const low = pages.begin();
        if (find_partial_delimiter(low, low + length, exact) - low !=
            find_partial_delimiter(high, pages.end(), exact) - high)
          BOOST_FAIL("the end cut off, length " << length);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(looks_at_ends_never_read_outside) {
  const guarded_pages pages;
  for (const std::string& wanted : delimiters()) {
    if (wanted.size() > 80) continue;
    const pattern exact(wanted);
    for (const std::string& text : hostile(wanted, 200)) {
      for (std::size_t length = 1; length <= text.size(); ++length) {
        std::size_t cut = std::min(length, wanted.size() - 1);
        while (text.compare(length - cut, cut, wanted, 0, cut) != 0) --cut;
        for (char* const begin : {pages.begin(), pages.end() - length}) {
          char* const end = begin + length;
          std::memcpy(begin, text.data(), length);
          if (find_partial_delimiter(begin, end, exact) != end - cut)
            BOOST_FAIL("delimiter of " << wanted.size() << ", length " << length);
          const bool maybe = scalar::may_end_cut(begin, end, wanted);
          if (cut != 0 && !(maybe && baseline::may_end_cut(begin, end, wanted)))
            BOOST_FAIL("overlooked: delimiter of " << wanted.size() << ", length " << length);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_quick_look_tells_that_nothing_is_cut) {
  for (const std::string& wanted : delimiters()) {
    const std::string text(wanted.size() + 64, '.');
    const char* const end = text.data() + text.size();
    BOOST_TEST(!scalar::may_end_cut(text.data(), end, wanted), wanted.size());
    BOOST_TEST(!baseline::may_end_cut(text.data(), end, wanted), wanted.size());
  }
}

BOOST_AUTO_TEST_CASE(fuzz_corpus) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::directory_iterator(QUIRE_FUZZ_CORPUS "/search")) {
    std::ifstream in(file.path(), std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(in), {});
    BOOST_TEST(quire::fuzz::search(bytes), file.path());
    ++count;
  }
  BOOST_TEST(count > 0U);
}

BOOST_AUTO_TEST_SUITE_END()
