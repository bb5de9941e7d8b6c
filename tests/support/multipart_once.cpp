// SPDX-License-Identifier: Apache-2.0
// multipart-once GRAMMAR NAME...: reads each NAME.body with the content type in NAME.ct once whole
// and once in chunks of 1 KiB, prints the verdict. What is to be counted is in `measured` alone.
#include <quire/multipart.hpp>

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

namespace multipart = quire::multipart;

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

template <multipart::grammar G>
multipart::step parse(const quire::mime::boundary& boundary, std::string_view body,
                      std::size_t chunk) {
  multipart::basic_parser<G> parser(boundary);
  multipart::step found = multipart::step::need_input;
  while (!parser.over() && !body.empty()) {
    parser.feed(body.substr(0, chunk));
    body.remove_prefix(body.size() < chunk ? body.size() : chunk);
    for (auto now = parser.next(); now != multipart::step::need_input; now = parser.next()) {
      found = now;
    }
  }
  return parser.over() ? found : parser.finish();
}

template <multipart::grammar G>
bool both_ways(std::string_view content_type, std::string_view body) {
  const auto boundary = multipart::boundary_from_content_type<G>(content_type);
  if (!boundary.ok()) return false;
  const multipart::step whole = parse<G>(*boundary, body, body.size());
  const multipart::step cut = parse<G>(*boundary, body, 1024);
  return whole == multipart::step::end && cut == whole;
}

}  // namespace

// Not inlined and of a name without decoration: counting starts and ends with it.
extern "C" [[gnu::noinline]] bool measured(int grammar, const std::string& content_type,
                                           const std::string& body) {
  switch (grammar) {
    case 's':
      return both_ways<multipart::strict>(content_type, body);
    case 'w':
      return both_ways<multipart::workerd>(content_type, body);
    default:
      return both_ways<multipart::fetch>(content_type, body);
  }
}

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("Usage: multipart-once strict|fetch|workerd NAME...\n", stderr);
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    const std::string name = arguments[i];
    const std::string content_type = read(name + ".ct");
    const std::string body = read(name + ".body");
    std::puts(measured(arguments[1][0], content_type, body) ? "accept" : "reject");
    std::fflush(stdout);
  }
}
