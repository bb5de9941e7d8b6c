// SPDX-License-Identifier: Apache-2.0
// request-once RULES NAME...: reads each NAME.body as the JSON of an event and as that of an
// environment, prints whether the event was accepted. What is to be counted is in `measured` alone.
#include <quire/v1.hpp>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace {

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

// Not inlined and of a name without decoration: counting starts and ends with it.
extern "C" [[gnu::noinline]] bool measured(const std::string& document) {
  quire::request_limits limits;
  limits.event.depth = limits.environment.depth = 64;  // which the inputs are made for
  quire::v1::decoder decode{limits};
  (void)decode.environment(document);
  return decode.event(document).ok();
}

int main(int count, char** arguments) {
  if (count < 3) {
    std::fputs("Usage: request-once RULES NAME...   (RULES is not looked at)\n", stderr);
    return 2;
  }
  for (int i = 2; i < count; ++i) {
    std::puts(measured(read(std::string{arguments[i]} + ".body")) ? "accept" : "reject");
    std::fflush(stdout);
  }
}
