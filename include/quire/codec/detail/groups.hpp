// SPDX-License-Identifier: Apache-2.0
// Members that are demanded together or in place of each other: `variant` and `either` rows.
#ifndef QUIRE_CODEC_DETAIL_GROUPS_HPP
#define QUIRE_CODEC_DETAIL_GROUPS_HPP

#include <quire/schema/release.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quire::codec::detail {

/// The groups among the rows that live at `At`. The rows of a variant are one group; a row marked
/// `either` is one by itself. Of all groups of a struct one must be there whole.
template <release At, class... Rows>
class groups {
  struct member {
    std::string_view group;  ///< "" if it is in none
    bool demanded = false;
  };
  static constexpr std::size_t count = sizeof...(Rows);

  template <class Row>
  [[nodiscard]] static consteval member member_of() noexcept {
    if (!Row::span.contains(At)) return {};
    if (Row::is_either) return {Row::key, true};
    return {Row::variant_name, !Row::is_optional};
  }
  static constexpr std::array<member, count> members{member_of<Rows>()...};
  /// The demanded rows of the group that row `i` is in.
  [[nodiscard]] static constexpr std::uint64_t mask(std::size_t i) noexcept {
    std::uint64_t rows = 0;
    for (std::size_t j = 0; j != count; ++j) {
      if (members[j].group == members[i].group && members[j].demanded)
        rows |= std::uint64_t{1} << j;
    }
    return rows;
  }

 public:
  /// True if some row is in a group.
  static constexpr bool any =
      ((Rows::span.contains(At) && (Rows::is_either || !Rows::variant_name.empty())) || ...);

  /// The rows that the first group lacks, 0 if some group is there whole or there are no groups.
  [[nodiscard]] static constexpr std::uint64_t missing(std::uint64_t seen) noexcept {
    std::uint64_t first = 0;
    if constexpr (any) {
      for (std::size_t i = 0; i != count; ++i) {
        if (members[i].group.empty()) continue;
        const std::uint64_t lacking = mask(i) & ~seen;
        if (lacking == 0) return 0;
        if (first == 0) first = lacking;
      }
    }
    return first;
  }
};

}  // namespace quire::codec::detail

#endif  // QUIRE_CODEC_DETAIL_GROUPS_HPP
