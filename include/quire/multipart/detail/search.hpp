// SPDX-License-Identifier: Apache-2.0
// The delimiter search that suits this machine, chosen once, at run time where it depends on that.
#ifndef QUIRE_MULTIPART_DETAIL_SEARCH_HPP
#define QUIRE_MULTIPART_DETAIL_SEARCH_HPP

#include <quire/core/word.hpp>
#include <quire/multipart/detail/cpu.hpp>
#include <quire/multipart/detail/pattern.hpp>
#include <quire/multipart/detail/search_avx2.hpp>
#include <quire/multipart/detail/search_avx512.hpp>
#include <quire/multipart/detail/search_neon.hpp>
#include <quire/multipart/detail/search_scalar.hpp>
#include <quire/multipart/detail/search_sse2.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart {

/// The instruction sets the delimiter search is written for.
enum class search_kind : std::uint8_t { scalar, sse2, avx2, avx512, neon };

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(search_kind kind) noexcept {
  switch (kind) {
    case search_kind::scalar:
      return "scalar";
    case search_kind::sse2:
      return "sse2";
    case search_kind::avx2:
      return "avx2";
    case search_kind::avx512:
      return "avx512";
    case search_kind::neon:
      return "neon";
  }
  return {};
}

namespace detail {

using find_function = const char* (*)(const char*, const char*, const pattern&) noexcept;
using find_anywhere_function = const char* (*)(const char*, const char*, std::string_view) noexcept;

struct search {
  search_kind kind = search_kind::scalar;
  find_function find = scalar::find;
  find_anywhere_function find_anywhere = scalar::find_anywhere;
};

/// The searches that this build holds and this machine runs, slowest first.
class supported_searches {
 public:
  supported_searches() noexcept {
    add({search_kind::scalar, scalar::find, scalar::find_anywhere});
#if defined(QUIRE_MULTIPART_X86)
    add({search_kind::sse2, sse2::find, sse2::find_anywhere});
    if (cpu_has_avx2()) add({search_kind::avx2, avx2::find, avx2::find_anywhere});
    if (cpu_has_avx512()) add({search_kind::avx512, avx512::find, avx512::find_anywhere});
#elif defined(QUIRE_MULTIPART_NEON)
    add({search_kind::neon, neon::find, neon::find_anywhere});
#endif
  }

  [[nodiscard]] const search* begin() const noexcept { return m_searches.data(); }
  [[nodiscard]] const search* end() const noexcept { return m_searches.data() + m_size; }
  [[nodiscard]] const search& best() const noexcept { return m_searches[m_size - 1]; }

 private:
  void add(search next) noexcept { m_searches[m_size++] = next; }

  std::array<search, 5> m_searches{};
  std::size_t m_size = 0;
};

#if defined(QUIRE_MULTIPART_X86)

[[nodiscard]] inline const char* find_first_time(const char* first, const char* last,
                                                 const pattern& wanted) noexcept;
[[nodiscard]] inline const char* find_anywhere_first_time(const char* first, const char* last,
                                                          std::string_view text) noexcept;

// Starts as a function that puts the right one here, so that no call asks whether one was chosen.
// Threads that race store the same value. Not std::atomic: its header is most of a compilation.
inline constinit find_function chosen_find = find_first_time;
inline constinit find_anywhere_function chosen_find_anywhere = find_anywhere_first_time;

inline const char* find_first_time(const char* first, const char* last,
                                   const pattern& wanted) noexcept {
  const find_function best = supported_searches().best().find;
  __atomic_store_n(&chosen_find, best, __ATOMIC_RELAXED);
  return best(first, last, wanted);
}
inline const char* find_anywhere_first_time(const char* first, const char* last,
                                            std::string_view text) noexcept {
  const find_anywhere_function best = supported_searches().best().find_anywhere;
  __atomic_store_n(&chosen_find_anywhere, best, __ATOMIC_RELAXED);
  return best(first, last, text);
}

#endif

/// Finds the first whole delimiter inside `[first, last)`. Returns where it starts, or `last`.
/// Never reads outside the range. Linear if the delimiter's first byte does not recur in it.
[[nodiscard]] inline const char* find_delimiter(const char* first, const char* last,
                                                const pattern& wanted) noexcept {
#if defined(QUIRE_MULTIPART_X86)
  return __atomic_load_n(&chosen_find, __ATOMIC_RELAXED)(first, last, wanted);
#elif defined(QUIRE_MULTIPART_NEON)
  return neon::find(first, last, wanted);
#else
  return scalar::find(first, last, wanted);
#endif
}

/// Finds the first whole `text` inside `[first, last)`, though its first byte recurs in it. Returns
/// where it starts, or `last`. Never reads outside the range.
[[nodiscard]] inline const char* find_anywhere(const char* first, const char* last,
                                               std::string_view text) noexcept {
#if defined(QUIRE_MULTIPART_X86)
  return __atomic_load_n(&chosen_find_anywhere, __ATOMIC_RELAXED)(first, last, text);
#elif defined(QUIRE_MULTIPART_NEON)
  return neon::find_anywhere(first, last, text);
#else
  return scalar::find_anywhere(first, last, text);
#endif
}

/// True if the byte stands in `[first, last)`. For a few words: no call, unlike memchr.
[[nodiscard]] inline bool holds_byte(const char* first, const char* last, char c) noexcept {
  if (last - first < 8) return std::string_view(first, last).find(c) != std::string_view::npos;
  std::uint64_t hits = core::bytes_equal(core::load(last - 8), c);
  for (; last - first > 8; first += 8) hits |= core::bytes_equal(core::load(first), c);
  return hits != 0;
}

// What every machine of this kind runs, so that it needs no choice and no call.
#if defined(QUIRE_MULTIPART_X86)
namespace baseline = sse2;
#elif defined(QUIRE_MULTIPART_NEON)
namespace baseline = neon;
#else
namespace baseline = scalar;
#endif

/// Finds where a delimiter that the range's end cuts off may start: the first place from which
/// `[place, last)` is a proper, non-empty prefix of it. Returns that place, or `last`. Looks at the
/// last `wanted.size() - 1` bytes at most. `baseline::may_end_cut` says for most ranges that there
/// is none, and sooner.
[[nodiscard]] inline const char* find_partial_delimiter(const char* first, const char* last,
                                                        const pattern& wanted) noexcept {
  const auto longest = static_cast<std::ptrdiff_t>(wanted.size()) - 1;
  const char first_byte = wanted.data()[0];
  if (last - first > longest) first = last - longest;
  if (!holds_byte(first, last, first_byte)) return last;
  // The only place there can be, if the first byte does not recur.
  if (!wanted.first_recurs()) first += std::string_view(first, last).rfind(first_byte);
  for (; first != last; ++first) {
    const auto left = static_cast<std::size_t>(last - first);
    if (*first == first_byte && std::memcmp(first, wanted.data(), left) == 0) break;
  }
  return first;
}

}  // namespace detail

/// The instruction set that the delimiter search of this process uses.
[[nodiscard]] inline search_kind active_search() noexcept {
  return detail::supported_searches().best().kind;
}

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_DETAIL_SEARCH_HPP
