// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: a request decoded whole against the same one in chunks.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/request.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  quire::fuzz::request_runs::look_each(16);
  if (!quire::fuzz::request({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
