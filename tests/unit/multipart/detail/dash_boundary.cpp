// SPDX-License-Identifier: Apache-2.0
// The search for a boundary without its line break, against the plainest one, with each instruction
// set of this machine.
#include <quire/multipart/detail/dash_boundary.hpp>

#include <boost/test/unit_test.hpp>

#include <cstddef>
#include <fuzz/multipart_parser.hpp>
#include <string>
#include <string_view>
#include <support/text_copies.hpp>
#include <vector>

namespace multipart_detail_dash_boundary {

using namespace quire::multipart::detail;

std::size_t find(std::string_view in, std::string_view text) {
  const char* const last = in.data() + in.size();
  const char* const found = find_dash_boundary(in.data(), last, text);
  return found == last ? std::string_view::npos : static_cast<std::size_t>(found - in.data());
}

std::size_t plain_partial(std::string_view in, std::string_view text) {
  for (std::size_t size = text.size() - 1; size != 0; --size) {
    if (in.size() >= size && in.substr(in.size() - size) == text.substr(0, size)) return size;
  }
  return 0;
}

const std::vector<std::string> texts{"--x",
                                     "---",
                                     "--" + std::string(70, '-'),
                                     "------formdata-undici-058210430722",
                                     "--a-a-a-a-b",
                                     "--a-",
                                     "--" + std::string(31, 'a'),
                                     "--" + std::string(69, '0') + "1",
                                     "--" + std::string(200, '=') + "x"};

BOOST_AUTO_TEST_SUITE(multipart_detail_dash_boundary)

BOOST_AUTO_TEST_CASE(the_first_one_is_found_wherever_it_stands) {
  const bool good = quire::fuzz::with_each_search([] {
    bool all = true;
    for (const std::string& text : texts) {
      const std::string cut = text.substr(0, text.size() - 1);
      for (std::size_t before = 0; before != 700; ++before) {
        for (const std::string& filler : {std::string("v"), std::string("-"), cut + "\n"}) {
          std::string in;
          while (in.size() < before) in += filler;
          in.resize(before);
          for (const std::string& end : {std::string(), "\r\n" + text, text + cut, cut}) {
            const support::guarded_copy copy(in + end);
            all = all && find(copy.view(), text) == copy.view().find(text);
          }
        }
      }
    }
    return all;
  });
  BOOST_TEST(good);
}

BOOST_AUTO_TEST_CASE(a_text_with_one_other_byte_is_none) {
  const bool good = quire::fuzz::with_each_search([] {
    bool all = true;
    for (const std::string& text : texts) {
      for (std::size_t before = 0; before < 320; before += before < 70 ? 1 : 31) {
        for (std::size_t at = 0; at != text.size(); ++at) {
          std::string other = text;
          other[at] ^= 1;
          const std::string in = std::string(before, 'v') + other + std::string(300, 'w');
          all = all && find(in, text) == std::string::npos;
          all = all && find(in + text, text) == in.size();
        }
      }
    }
    return all;
  });
  BOOST_TEST(good);
}

BOOST_AUTO_TEST_CASE(the_longest_end_that_starts_it_is_held) {
  for (const std::string& text : texts) {
    for (std::size_t size = 0; size != text.size(); ++size) {
      for (const std::string before : {"", "x", "-", "--", "---x-", "\r\n"}) {
        const support::exact_copy copy(before + text.substr(0, size));
        if (copy.view().find(text) != std::string_view::npos) continue;
        const char* const last = copy.view().data() + copy.view().size();
        const char* const held = find_partial_dash_boundary(copy.view().data(), last, text);
        BOOST_TEST(static_cast<std::size_t>(last - held) == plain_partial(copy.view(), text));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(a_watch_finds_it_in_every_chunking) {
  for (const std::string& text : texts) {
    const std::string cut = text.substr(0, text.size() - 1);
    const std::string in = "x" + cut + "y-" + cut + "\r\n" + text + "after";
    for (std::size_t chunk = 1; chunk <= in.size(); ++chunk) {
      dash_boundary_watch watch;
      watch.begin();
      std::size_t end = 0;
      for (std::size_t at = 0; at < in.size() && end == 0; at += chunk) {
        const support::exact_copy copy(std::string_view(in).substr(at, chunk));
        const char* place = copy.view().data();
        if (!watch.read(place, place + copy.view().size(), text)) continue;
        end = at + static_cast<std::size_t>(place - copy.view().data());
      }
      BOOST_TEST(end == in.find(text) + text.size(), text << " in chunks of " << chunk);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace multipart_detail_dash_boundary
