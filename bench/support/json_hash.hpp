// SPDX-License-Identifier: Apache-2.0
// What JSON says, as a number: the same for texts that differ in white space, escapes, or the order
// of members alone.
#ifndef QUIRE_BENCH_SUPPORT_JSON_HASH_HPP
#define QUIRE_BENCH_SUPPORT_JSON_HASH_HPP

#include <bench/support/hash.hpp>
#include <bit>
#include <cstdint>
#include <string_view>

namespace quire::bench::json_hash {

[[nodiscard]] constexpr std::uint64_t of_text(std::string_view text) {
  return mixed(hash_of(text) + 1);
}
/// Numbers are compared as `double`: not all libraries tell whole ones apart.
[[nodiscard]] constexpr std::uint64_t of_number(double number) {
  return mixed(std::bit_cast<std::uint64_t>(number) + 2);
}
[[nodiscard]] constexpr std::uint64_t of_boolean(bool value) { return mixed(value ? 3 : 4); }
[[nodiscard]] constexpr std::uint64_t of_null() { return mixed(5); }

class of_array {
 public:
  constexpr void add(std::uint64_t element) { m_all = mixed(m_all + element); }
  [[nodiscard]] constexpr std::uint64_t value() const { return mixed(m_all + 6); }

 private:
  std::uint64_t m_all = 0;
};

class of_object {
 public:
  constexpr void add(std::string_view name, std::uint64_t member) {
    m_all += mixed(mixed(hash_of(name)) + member);
  }
  [[nodiscard]] constexpr std::uint64_t value() const { return mixed(m_all + 7); }

 private:
  std::uint64_t m_all = 0;
};

}  // namespace quire::bench::json_hash

#endif  // QUIRE_BENCH_SUPPORT_JSON_HASH_HPP
