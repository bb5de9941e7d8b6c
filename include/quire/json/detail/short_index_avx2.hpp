// SPDX-License-Identifier: Apache-2.0
// Where the tokens of a short text start, with AVX2: what simdjson's stage 1 finds, with less to
// begin and to end a text. It knows the most usual texts alone; all others are left to simdjson.
// The method is that of Langdale and Lemire, "Parsing gigabytes of JSON per second" (2019), section
// 3.1: a bit for each of 64 bytes.
#ifndef QUIRE_JSON_DETAIL_SHORT_INDEX_AVX2_HPP
#define QUIRE_JSON_DETAIL_SHORT_INDEX_AVX2_HPP

#if !(defined(QUIRE_SCALAR_ONLY) && QUIRE_SCALAR_ONLY) && defined(__GNUC__) && defined(__x86_64__)
/// Whether there is such an index; json/index.hpp asks.
#define QUIRE_JSON_SHORT_INDEX

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace quire::json::detail::avx2 {

#define QUIRE_INDEX_TARGET [[gnu::target("avx2,bmi,pclmul,popcnt")]]
#define QUIRE_INDEX_INLINE [[gnu::target("avx2,bmi,pclmul,popcnt"), gnu::always_inline]] inline

using bytes [[gnu::vector_size(32)]] = unsigned char;
using unaligned_bytes [[gnu::vector_size(32), gnu::aligned(1), gnu::may_alias]] = unsigned char;
using chars [[gnu::vector_size(32)]] = char;
using words [[gnu::vector_size(16)]] = long long;

QUIRE_INDEX_INLINE bytes load(const char* at) noexcept {
  return *reinterpret_cast<const unaligned_bytes*>(at);
}
QUIRE_INDEX_INLINE bytes splat(char c) noexcept { return bytes{} + static_cast<unsigned char>(c); }
QUIRE_INDEX_INLINE bytes equal(bytes a, bytes b) noexcept {
  return reinterpret_cast<bytes>(a == b);
}
/// The top bit of each byte, the first byte lowest.
QUIRE_INDEX_INLINE std::uint64_t bits_of(bytes low, bytes high) noexcept {
  const auto first = __builtin_ia32_pmovmskb256(reinterpret_cast<chars>(low));
  const auto second = __builtin_ia32_pmovmskb256(reinterpret_cast<chars>(high));
  return static_cast<std::uint32_t>(first) | std::uint64_t{static_cast<std::uint32_t>(second)}
                                                 << 32U;
}

/// All bits where a byte is one of { } [ ] : ,. Precondition: none of them is `unusual`.
QUIRE_INDEX_INLINE bytes structure_of(bytes text) noexcept {
  // What the lower half of a byte may stand for. '[' and ']' become '{' and '}' by one more bit.
  constexpr chars table = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0,
                           0, 0, 0, 0, 0, 0, 0, 0, 0, 0, ':', '{', ',', '}', 0, 0};
  const chars found = __builtin_ia32_pshufb256(table, reinterpret_cast<chars>(text));
  return equal(text | splat(0x20), reinterpret_cast<bytes>(found));
}
/// The top bit where a byte is a control, a backslash, or no ASCII.
QUIRE_INDEX_INLINE bytes unusual_of(bytes text) noexcept {
  return text | equal(text, splat('\\')) | reinterpret_cast<bytes>(text <= splat(0x1F));
}

/// What the bytes of a block are, a bit each.
struct block {
  std::uint64_t quote;
  std::uint64_t space;
  std::uint64_t structure;
};
/// The 64 bytes at `at`. Adds to `unusual`.
QUIRE_INDEX_INLINE block block_at(const char* at, bytes& unusual) noexcept {
  const bytes low = load(at);
  const bytes high = load(at + 32);
  unusual |= unusual_of(low) | unusual_of(high);
  return {bits_of(equal(low, splat('"')), equal(high, splat('"'))),
          bits_of(equal(low, splat(' ')), equal(high, splat(' '))),
          bits_of(structure_of(low), structure_of(high))};
}

/// What one block hands on to the next.
struct carry {
  std::uint64_t in_string = 0;  ///< all bits, if a string goes on
  std::uint64_t in_scalar = 0;  ///< one, if the last byte was of a number, a literal or the like
};

/// From each quote to before the next one.
QUIRE_INDEX_INLINE std::uint64_t between(std::uint64_t quote) noexcept {
  const words bits{static_cast<long long>(quote), 0};
  return static_cast<std::uint64_t>(__builtin_ia32_pclmulqdq128(bits, words{-1, 0}, 0)[0]);
}

/// The bytes of a block that tokens start at.
QUIRE_INDEX_INLINE std::uint64_t starts_in(const block& of, carry& from) noexcept {
  const std::uint64_t in_string = between(of.quote) ^ from.in_string;  // closing quotes are not
  const std::uint64_t other = ~(of.structure | of.space);
  const std::uint64_t scalar = other & ~of.quote;
  const std::uint64_t goes_on = scalar << 1U | from.in_scalar;
  from = {0 - (in_string >> 63U), scalar >> 63U};
  return (of.structure | (other & ~goes_on)) & ~(in_string ^ of.quote);
}

/// Writes the place of the lowest of `bits`, counted from `begin`, and takes it away.
QUIRE_INDEX_INLINE std::uint32_t take_place(std::size_t begin, std::uint64_t& bits) noexcept {
  const auto place = static_cast<std::size_t>(std::countr_zero(bits));
  bits &= bits - 1;
  return static_cast<std::uint32_t>(begin + place);
}
/// Writes the places of `bits`, counted from `begin`; up to three more are written over. The end.
QUIRE_INDEX_INLINE std::uint32_t* put(std::uint32_t* out, std::size_t begin,
                                      std::uint64_t bits) noexcept {
  std::uint32_t* const end = out + std::popcount(bits);
  for (; bits != 0; out += 4) {  // fewer branches than one at a time
    out[0] = take_place(begin, bits);
    out[1] = take_place(begin, bits);
    out[2] = take_place(begin, bits);
    out[3] = take_place(begin, bits);
  }
  return end;
}

/// Finds the tokens of `text`: writes them to `out`, where there is room for `size` and three more,
/// and returns how many there are. 0 if there are none, a string is not closed, or a byte stands in
/// the text that is a control, a backslash, or no ASCII. Reads nothing after the text.
QUIRE_INDEX_TARGET inline std::size_t index(const char* text, std::size_t size,
                                            std::uint32_t* out) noexcept {
  carry from;
  bytes unusual{};
  std::uint32_t* next = out;
  std::size_t at = 0;
  for (; size - at >= 64; at += 64)
    next = put(next, at, starts_in(block_at(text + at, unusual), from));
  if (at != size) {
    char copy[64];
    const std::size_t rest = size - at;
    const bool alone = at == 0;
    if (alone) std::memcpy(std::memset(copy, ' ', sizeof copy), text, size);
    block last = block_at(alone ? copy : text + size - 64, unusual);
    // Those of the block before are shifted out.
    if (!alone) {
      last.quote >>= 64 - rest;
      last.structure >>= 64 - rest;
      last.space = last.space >> (64 - rest) | ~std::uint64_t{0} << rest;
    }
    next = put(next, at, starts_in(last, from));
  }
  const bool good = (from.in_string | bits_of(unusual, unusual)) == 0;
  return good ? static_cast<std::size_t>(next - out) : 0;
}

#undef QUIRE_INDEX_TARGET
#undef QUIRE_INDEX_INLINE

}  // namespace quire::json::detail::avx2

#endif
#endif  // QUIRE_JSON_DETAIL_SHORT_INDEX_AVX2_HPP
