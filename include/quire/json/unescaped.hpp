// SPDX-License-Identifier: Apache-2.0
// Text up to its first byte that JSON text has only as an escape: how long it is, and a copy of it.
#ifndef QUIRE_JSON_UNESCAPED_HPP
#define QUIRE_JSON_UNESCAPED_HPP

#include <quire/core/word.hpp>
#include <quire/json/detail/escape_block.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace quire::json {

/// Bytes of `text` before the first that is escaped; all of them if none is.
[[nodiscard]] constexpr std::size_t unescaped_size(std::string_view text) noexcept {
  std::size_t at = 0;
  for (; !std::is_constant_evaluated() && text.size() - at >= 16; at += 16) {
    const std::size_t place = detail::first_escaped(text.data() + at);
    if (place != 16) return at + place;
  }
  while (at != text.size() && !detail::is_escaped(text[at])) ++at;
  return at;
}

namespace detail {

/// The plain version of `copy_unescaped`.
inline std::size_t copy_unescaped_plainly(std::string_view text, char* out) noexcept {
  const std::size_t size = unescaped_size(text);
  if (size != 0) std::memcpy(out, text.data(), size);
  return size;
}

template <class Word>
void store(char* out, Word word) noexcept {
  std::memcpy(out, &word, sizeof word);
}

/// The same for fewer than sixteen bytes: both ends, which overlap, tell and are all of it.
[[gnu::always_inline]] inline std::size_t copy_short_unescaped(std::string_view text,
                                                               char* out) noexcept {
  const std::size_t size = text.size();
  const char* const from = text.data();
  if (size >= 8) {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;
    std::memcpy(&head, from, 8);
    std::memcpy(&tail, from + size - 8, 8);
    if ((escaped_bytes(head) | escaped_bytes(tail)) != 0) return copy_unescaped_plainly(text, out);
    store(out, head);
    store(out + size - 8, tail);
  } else if (size >= 4) {
    std::uint32_t head = 0;
    std::uint32_t tail = 0;
    std::memcpy(&head, from, 4);
    std::memcpy(&tail, from + size - 4, 4);
    if (escaped_bytes(std::uint64_t{head} << 32U | tail) != 0)
      return copy_unescaped_plainly(text, out);
    store(out, head);
    store(out + size - 4, tail);
  } else {
    for (std::size_t at = 0; at != size; ++at) {
      if (is_escaped(from[at])) return at;
      out[at] = from[at];
    }
  }
  return size;
}

}  // namespace detail

/// Copies `text` up to its first byte that is escaped to `out`, which has room for all of `text`;
/// returns the bytes copied. Touches nothing after them.
[[gnu::always_inline]] inline std::size_t copy_unescaped(std::string_view text,
                                                         char* out) noexcept {
  if (text.size() < 16) return detail::copy_short_unescaped(text, out);
  const char* const last = text.data() + text.size() - 16;
  const char* from = text.data();
  for (;; from += 16) {
    if (from > last) from = last;  // what is before was seen: it is copied again
    char* const to = out + (from - text.data());
    const std::size_t place = detail::first_escaped(from);
    if (place != 16) [[unlikely]] {
      std::memcpy(to, from, place);
      return static_cast<std::size_t>(from - text.data()) + place;
    }
    std::memcpy(to, from, 16);
    if (from == last) return text.size();
  }
}

}  // namespace quire::json

#endif  // QUIRE_JSON_UNESCAPED_HPP
