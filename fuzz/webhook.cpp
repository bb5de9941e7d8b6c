// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: a webhook opens if, and only if, a plain reading of header and body opens it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/webhook.hpp>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!quire::fuzz::webhook({reinterpret_cast<const char*>(data), size})) std::abort();
  return 0;
}
