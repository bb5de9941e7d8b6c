// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: reader, plain validator and simdjson's DOM must judge every text alike.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/json.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::json({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
