// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: the delimiter searches against each other. See search.hpp for the input.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/search.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::search({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
