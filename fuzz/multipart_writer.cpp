// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: see multipart_writer.hpp for the input and for what must hold.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/multipart_writer.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::multipart_writer({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
