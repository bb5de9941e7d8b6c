// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: a sequence of calls of a stream decoder against a plain model of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/stream_calls.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::stream_calls({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
