// SPDX-License-Identifier: Apache-2.0
// Which one of a fixed set of texts a text is: one multiplication and one comparison, whatever the
// number of texts.
#ifndef QUIRE_CODEC_DETAIL_TEXT_SET_HPP
#define QUIRE_CODEC_DETAIL_TEXT_SET_HPP

#include <quire/core/word.hpp>

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::codec::detail {

/// Both ends of a text, which together are all of it if it has at most sixteen bytes.
struct text_ends {
  std::uint64_t head = 0;
  std::uint64_t tail = 0;
  std::size_t size = 0;

  constexpr text_ends() noexcept = default;
  [[gnu::always_inline]] constexpr explicit text_ends(std::string_view text) noexcept
      : size(text.size()) {
    const char* const begin = text.data();
    if (size >= 8) {
      head = core::load(begin);
      tail = core::load(begin + size - 8);
    } else if (size >= 4) {
      head = core::load<std::uint32_t>(begin);
      tail = core::load<std::uint32_t>(begin + size - 4);
    } else if (size != 0) {
      head = core::load<std::uint8_t>(begin);
      tail = std::uint64_t{core::load<std::uint8_t>(begin + size / 2)} << 8U |
             core::load<std::uint8_t>(begin + size - 1);
    }
  }
  [[nodiscard]] friend constexpr bool operator==(const text_ends&,
                                                 const text_ends&) noexcept = default;

  /// A number below 2^`bits`, by a multiplier that tells the texts of a set apart.
  [[nodiscard]] constexpr std::size_t hash(std::uint64_t middle, std::uint64_t multiplier,
                                           unsigned bits) const noexcept {
    return static_cast<std::size_t>((head + std::rotl(tail, 29) + middle + size) * multiplier >>
                                    (64U - bits));
  }
};

/// A number that what lies between the ends goes into, 0 if nothing does.
[[nodiscard]] constexpr std::uint64_t middle_of(std::string_view text) noexcept {
  std::uint64_t mixed = 0;
  for (std::size_t at = 8; at + 8 < text.size(); at += 8)
    mixed = std::rotl(mixed, 13) * 0x9E3779B97F4A7C15U + core::load(text.data() + at);
  return mixed;
}

/// A set of `Count` different texts. `find` gives the place of a text among them.
template <std::size_t Count>
class text_set {
  static_assert(0 < Count && Count < 256);

 public:
  static constexpr std::size_t none = Count;

  consteval explicit text_set(const std::array<std::string_view, Count>& texts) : m_texts(texts) {
    for (std::size_t i = 0; i != Count; ++i) m_ends[i] = text_ends{texts[i]};
    for (int left = 200; !place_all(); --left) {
      if (left == 0) one_text_stands_for_two_values_or_alternatives();
      m_multiplier = m_multiplier * 6364136223846793005U + 1442695040888963407U;
    }
  }

  /// The place of `text`, `none` if it is not in the set.
  [[nodiscard, gnu::always_inline]] constexpr std::size_t find(
      std::string_view text) const noexcept {
    const text_ends ends{text};
    const std::size_t place = m_places[ends.hash(middle_of(text), m_multiplier, bits)];
    return ends == m_ends[place] && same_middle(text, m_texts[place]) ? place : none;
  }

 private:
  /// No constant: a compiler that is asked for one stops here, with exceptions or without.
  static void one_text_stands_for_two_values_or_alternatives() {}

  static constexpr unsigned bits = static_cast<unsigned>(std::bit_width(Count)) + 3;

  /// Compares two texts of one size between their ends.
  [[nodiscard, gnu::always_inline]] static constexpr bool same_middle(std::string_view a,
                                                                      std::string_view b) noexcept {
    for (std::size_t at = 8; at + 8 < a.size(); at += 8) {
      if (core::load(a.data() + at) != core::load(b.data() + at)) return false;
    }
    return true;
  }

  /// False if two texts have one hash. What has none leads to the first text, which it is not.
  consteval bool place_all() {
    std::array<bool, std::size_t{1} << bits> taken{};
    for (std::size_t i = 0; i != Count; ++i) {
      const std::size_t at = m_ends[i].hash(middle_of(m_texts[i]), m_multiplier, bits);
      if (taken[at]) return false;
      taken[at] = true;
      m_places[at] = static_cast<std::uint8_t>(i);
    }
    return true;
  }

  std::array<std::string_view, Count> m_texts;
  std::array<text_ends, Count> m_ends{};
  std::array<std::uint8_t, std::size_t{1} << bits> m_places{};
  std::uint64_t m_multiplier = 0x9E3779B97F4A7C15U;
};

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_TEXT_SET_HPP
