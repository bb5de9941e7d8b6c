// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: an event log whole, in chunks and line by line, told alike.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/event_lines.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::event_lines({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
