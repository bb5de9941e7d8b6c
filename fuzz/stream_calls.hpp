// SPDX-License-Identifier: Apache-2.0
// The body of the stream decoder fuzzer: an input is a sequence of calls, legal and not, held
// against the plain model of the tests.
#ifndef QUIRE_FUZZ_STREAM_CALLS_HPP
#define QUIRE_FUZZ_STREAM_CALLS_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <tests/support/stream_model.hpp>

namespace quire::fuzz {

/// Choices out of an input, two bytes each; zeros when it is used up.
class chosen_bytes {
 public:
  explicit chosen_bytes(std::string_view input) : m_rest(input) {}

  std::uint64_t operator()() {
    std::uint64_t value = 0;
    for (int i = 0; i != 2; ++i) {
      value <<= 8U;
      if (m_rest.empty()) continue;
      value |= static_cast<unsigned char>(m_rest.front());
      m_rest.remove_prefix(1);
    }
    return value;
  }
  [[nodiscard]] bool used_up() const { return m_rest.empty(); }

 private:
  std::string_view m_rest;
};

/// Input: the choices that the model makes, one after the other: which request, which call, how
/// many bytes. Returns false if the decoder answers a call as the model does not allow.
[[nodiscard]] inline bool stream_calls(std::string_view input) {
  support::basic_stream_model<chosen_bytes> model{chosen_bytes{input}, 1};
  while (!model.random().used_up())
    if (!model.call()) return false;
  return true;
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_STREAM_CALLS_HPP
