// SPDX-License-Identifier: Apache-2.0
// libFuzzer target: a typed event against simdjson's DOM of the same document, by the rules and the
// release that its first byte chooses.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <fuzz/json_mutator.hpp>
#include <fuzz/json_values.hpp>
#include <string_view>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned seed) {
  return quire::fuzz::mutate_json(data, size, most, seed, LLVMFuzzerMutate);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input{reinterpret_cast<const char*>(data), size};
  if (!quire::fuzz::json_event_by(input, quire::fuzz::chosen_way(input))) std::abort();
  return 0;
}
