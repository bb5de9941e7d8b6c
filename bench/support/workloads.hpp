// SPDX-License-Identifier: Apache-2.0
// What the multipart benchmarks work on: payloads W2 to W5 and boundaries. All made here, the same
// in each run.
#ifndef QUIRE_BENCH_SUPPORT_WORKLOADS_HPP
#define QUIRE_BENCH_SUPPORT_WORKLOADS_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace quire::bench {

inline constexpr std::size_t kibi = 1024;
inline constexpr std::size_t mebi = 1024 * kibi;

struct workload {
  std::string name;
  std::string note;
  std::string payload;
};

struct named_boundary {
  std::string name;
  std::string text;
};

[[nodiscard]] inline std::vector<named_boundary> boundaries() {
  return {{"b32", "----formdata-undici-058210430722"},
          {"b70", "----0mRUcZ3dW8gqYvJtN1xB6kLpS9eHaFoT2iVwQyCzXrGuEbM4nDsKfPjhA7lO5IkZtU"},
          {"d32", std::string(32, '-')},
          {"d70", std::string(70, '-')}};
}

/// Bytes without pattern (xorshift64).
[[nodiscard]] inline std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  std::uint64_t state = 88172645463325252U;
  for (char& each : bytes) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    each = static_cast<char>(state >> 32U);
  }
  return bytes;
}

/// Characters as often as in `alphabet`, in lines of 60 bytes, CRLF counted.
[[nodiscard]] inline std::string text_lines(std::size_t size, std::string_view alphabet) {
  std::string text = random_bytes(size);
  for (std::size_t i = 0; i < size; ++i) {
    const char letter = alphabet[static_cast<unsigned char>(text[i]) % alphabet.size()];
    text[i] = i % 60 == 58 ? '\r' : i % 60 == 59 ? '\n' : letter;
  }
  return text;
}

/// The letters of English prose about as often as there, and some punctuation.
inline constexpr std::string_view prose =
    "eeeeeeeeeeeettttttttt aaaaaaaa ooooooo iiiiiii nnnnnnn ssssss hhhhhh rrrrrr dddd llll ccc uuu "
    "mm"
    "ww ff gg yy pp b v k   .,   TI";

/// Each character as often as any other.
inline constexpr std::string_view base64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

[[nodiscard]] inline std::string filled_with(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  text.resize(size);
  return text;
}

/// W5: bytes made against a search for `wanted`, the delimiter.
[[nodiscard]] inline std::vector<workload> hostile_workloads(std::string_view wanted) {
  constexpr std::size_t size = 4 * mebi;
  std::string prefixes;
  for (std::size_t n = 1; n < wanted.size(); ++n) prefixes += wanted.substr(0, n);
  std::string but_last(wanted.substr(0, wanted.size() - 1));
  std::string ends(wanted.size(), 'x');
  ends.front() = wanted.front();
  ends.back() = wanted.back();
  return {{"W5a", "delimiter prefixes in turn", filled_with(prefixes, size)},
          {"W5b", "all but the last delimiter byte", filled_with(but_last, size)},
          {"W5b'", "the last delimiter byte another", filled_with(but_last + "!", size)},
          {"W5c", "dense CRLF--", filled_with("\r\n--", size)},
          {"W5d", "all -", std::string(size, '-')},
          {"W5e", "all CR", std::string(size, '\r')},
          {"W5f", "first and last delimiter byte at distance", filled_with(ends, size)}};
}

/// W2 to W5 as payloads of one part.
[[nodiscard]] inline std::vector<workload> payloads(std::string_view wanted) {
  std::vector<workload> all{
      {"W2", "64 KiB random", random_bytes(64 * kibi)},
      {"W3", "16 MiB random", random_bytes(16 * mebi)},
      {"W4", "16 MiB text, CRLF every 60 bytes", text_lines(16 * mebi, prose)},
      {"W4'", "the same of 64 characters alike", text_lines(16 * mebi, base64)}};
  for (workload& each : hostile_workloads(wanted)) all.push_back(std::move(each));
  return all;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_WORKLOADS_HPP
