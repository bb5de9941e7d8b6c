// SPDX-License-Identifier: Apache-2.0
// A boundary that nobody can foresee.
#ifndef QUIRE_MULTIPART_RANDOM_BOUNDARY_HPP
#define QUIRE_MULTIPART_RANDOM_BOUNDARY_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#if __has_include(<sys/random.h>)
#include <sys/random.h>
#endif
#if defined(__linux__)
#include <cerrno>
#elif defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#else
#include <random>
#endif

namespace quire::multipart {

namespace detail {

/// Fills 16 bytes from the operating system: getrandom(2) on Linux, getentropy on other Unix
/// systems, std::random_device elsewhere (where the program ends if that throws). Returns false if
/// there are none. Waits, once after the machine's start, until its source is seeded.
[[nodiscard]] inline bool random_bytes(std::array<std::uint8_t, 16>& out) noexcept {
#if defined(__linux__)
  ssize_t got = 0;
  do {
    got = getrandom(out.data(), out.size(), 0);
  } while (got < 0 && errno == EINTR);
  return got == static_cast<ssize_t>(out.size());
#elif defined(__unix__) || defined(__APPLE__)
  return getentropy(out.data(), out.size()) == 0;
#else
  std::random_device source;
  for (std::uint8_t& each : out) each = static_cast<std::uint8_t>(source());
  return true;
#endif
}

}  // namespace detail

/// The text of a boundary: 32 lower-case hexadecimal digits, 128 bits.
class random_boundary {
 public:
  /// Draws one; nothing if the operating system has no random bytes. Allocates nothing.
  [[nodiscard]] static std::optional<random_boundary> draw() noexcept {
    std::array<std::uint8_t, 16> bytes{};
    if (!detail::random_bytes(bytes)) return std::nullopt;
    random_boundary drawn;
    char* at = drawn.m_text.data();
    for (const std::uint8_t byte : bytes) {
      *at++ = "0123456789abcdef"[byte >> 4U];
      *at++ = "0123456789abcdef"[byte & 15U];
    }
    return drawn;
  }

  /// A view into this object.
  [[nodiscard]] std::string_view text() const& noexcept { return {m_text.data(), m_text.size()}; }
  [[nodiscard]] std::string_view text() const&& = delete;

 private:
  random_boundary() noexcept = default;

  std::array<char, 32> m_text{};
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_RANDOM_BOUNDARY_HPP
