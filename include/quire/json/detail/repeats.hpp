// SPDX-License-Identifier: Apache-2.0
// Which of several equal names is the last one, found in less than quadratic time.
#ifndef QUIRE_JSON_DETAIL_REPEATS_HPP
#define QUIRE_JSON_DETAIL_REPEATS_HPP

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace quire::json::detail {

/// A name of an object's member, and its place among them.
struct numbered_name {
  std::string_view name;
  std::size_t index;

  [[nodiscard]] bool operator<(const numbered_name& other) const noexcept {
    return name != other.name ? name < other.name : index < other.index;
  }
};

/// Sets `last[index]` for each name: is it the last of its text? Sorts `names`.
inline void mark_last_of_equal(std::span<numbered_name> names, bool* last) noexcept {
  std::sort(names.begin(), names.end());
  for (std::size_t i = 0; i != names.size(); ++i)
    last[names[i].index] = i + 1 == names.size() || names[i].name != names[i + 1].name;
}

}  // namespace quire::json::detail

#endif  // QUIRE_JSON_DETAIL_REPEATS_HPP
