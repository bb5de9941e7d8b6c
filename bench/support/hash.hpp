// SPDX-License-Identifier: Apache-2.0
// The hashes that contestants' findings are compared by.
#ifndef QUIRE_BENCH_SUPPORT_HASH_HPP
#define QUIRE_BENCH_SUPPORT_HASH_HPP

#include <cstdint>
#include <string_view>

namespace quire::bench {

/// FNV-1a of 64 bits over pieces of a text, one after the other.
class text_hash {
 public:
  constexpr void add(std::string_view piece) {
    for (const char each : piece)
      m_value = (m_value ^ static_cast<unsigned char>(each)) * 0x100000001b3U;
  }
  [[nodiscard]] constexpr std::uint64_t value() const { return m_value; }

 private:
  std::uint64_t m_value = 0xcbf29ce484222325U;
};

[[nodiscard]] constexpr std::uint64_t hash_of(std::string_view text) {
  text_hash all;
  all.add(text);
  return all.value();
}

/// SplitMix64's last step: sums of what it returns tell sets apart.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_HASH_HPP
