// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: a typed environment against simdjson's DOM of the same document.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/json_values.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::json_environment({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
