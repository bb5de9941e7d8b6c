// SPDX-License-Identifier: Apache-2.0
// UTF-8 (RFC 3629), and its decoding by the WHATWG Encoding standard (section 8.1.1) as a repair of
// text: every maximal ill-formed run becomes one U+FFFD.
#ifndef QUIRE_CORE_UTF8_HPP
#define QUIRE_CORE_UTF8_HPP

#include <quire/core/arena.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::core {

inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";  // U+FFFD

/// What stands at the start of a text: so many bytes, that are a scalar value or are not.
struct utf8_step {
  /// How many bytes.
  std::size_t size;
  /// True if they are a scalar value.
  bool valid;
};

/// The first scalar value (nothing overlong, no surrogate, nothing above U+10FFFF), or the longest
/// start of one that no text can continue. Precondition: `text` is not empty.
[[nodiscard]] constexpr utf8_step next_utf8(std::string_view text) noexcept {
  const auto lead = static_cast<std::uint8_t>(text[0]);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint8_t low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  std::uint8_t high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i != length; ++i) {
    if (i == text.size()) return {i, false};
    const auto byte = static_cast<std::uint8_t>(text[i]);
    if (byte < low || byte > high) return {i, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

/// Length in bytes of the longest valid UTF-8 that `text` starts with.
[[nodiscard]] constexpr std::size_t valid_utf8_prefix(std::string_view text) noexcept {
  std::size_t at = 0;
  while (at != text.size()) {
    const utf8_step step = next_utf8(text.substr(at));
    if (!step.valid) break;
    at += step.size;
  }
  return at;
}

/// True if `text` is UTF-8.
[[nodiscard]] constexpr bool is_utf8(std::string_view text) noexcept {
  return valid_utf8_prefix(text) == text.size();
}

/// Writes a scalar value as UTF-8; returns the end of what was written, at most four bytes.
constexpr char* put_utf8(char* out, std::uint32_t value) noexcept {
  const auto tail = [value](unsigned shift) {
    return static_cast<char>(0x80U | ((value >> shift) & 0x3FU));
  };
  if (value < 0x80) {
    *out++ = static_cast<char>(value);
  } else if (value < 0x800) {
    *out++ = static_cast<char>(0xC0U | (value >> 6U));
    *out++ = tail(0);
  } else if (value < 0x10000) {
    *out++ = static_cast<char>(0xE0U | (value >> 12U));
    *out++ = tail(6);
    *out++ = tail(0);
  } else {
    *out++ = static_cast<char>(0xF0U | (value >> 18U));
    *out++ = tail(12);
    *out++ = tail(6);
    *out++ = tail(0);
  }
  return out;
}

/// Gives `text` with U+FFFD for every ill-formed run to `put(std::string_view)`, piece by piece. A
/// byte order mark stays.
template <class Put>
constexpr void repair_utf8(std::string_view text, Put&& put) {
  while (!text.empty()) {
    const std::size_t good = valid_utf8_prefix(text);
    put(text.substr(0, good));
    text.remove_prefix(good);
    if (text.empty()) break;
    put(replacement_character);
    text.remove_prefix(next_utf8(text).size);
  }
}

/// A copy of `text` with U+FFFD for every ill-formed run, in `memory`; a view without data if that
/// has none. Precondition: `text` is not empty.
[[nodiscard]] inline std::string_view repaired_utf8(std::string_view text, arena& memory) noexcept {
  std::size_t size = 0;
  repair_utf8(text, [&](std::string_view piece) { size += piece.size(); });
  char* const copy = memory.bytes(size);
  if (copy == nullptr) return {};
  char* at = copy;
  repair_utf8(text, [&](std::string_view piece) {
    if (!piece.empty()) std::memcpy(at, piece.data(), piece.size());
    at += piece.size();
  });
  return {copy, size};
}

}  // namespace quire::core

#endif  // QUIRE_CORE_UTF8_HPP
