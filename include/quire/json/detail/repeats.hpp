// SPDX-License-Identifier: Apache-2.0
// Which members of an object count when names are repeated, found in less than quadratic time.
#ifndef QUIRE_JSON_DETAIL_REPEATS_HPP
#define QUIRE_JSON_DETAIL_REPEATS_HPP

#include <quire/json/error.hpp>
#include <quire/json/reader.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>

namespace quire::json {

/// For each of the `count` members of the object that `in` stands at: is it the last of its name?
/// The answer lies in the arena; nullptr, with `in` failed, if the object is no JSON or memory is
/// short. Otherwise `in` stays where it is. Precondition: `count` is `in.count_members()`, not 0.
[[nodiscard, gnu::cold]] inline bool* last_of_equal_names(reader& in, std::size_t count) noexcept {
  struct named {
    std::string_view name;
    std::size_t index;
    [[nodiscard]] bool operator<(const named& other) const noexcept {
      return name != other.name ? name < other.name : index < other.index;
    }
  };
  auto* names = in.arena().make<named>(count);
  bool* last = in.arena().make<bool>(count);
  if (names == nullptr || last == nullptr) return (void)in.fail(errc::out_of_memory), nullptr;
  reader_state ahead_state = in.state();
  reader ahead{ahead_state, in.place()};
  std::size_t size = 0;
  next state = ahead.enter_object();
  for (; state == next::item && size != count; state = ahead.next_member(), ++size) {
    names[size].index = size;
    if (!ahead.key(names[size].name) || !ahead.skip()) break;
  }
  if (state != next::end) return in.state() = ahead_state, nullptr;
  std::sort(names, names + size);
  for (std::size_t i = 0; i != size; ++i)
    last[names[i].index] = i + 1 == size || names[i].name != names[i + 1].name;
  return last;
}

}  // namespace quire::json

#endif  // QUIRE_JSON_DETAIL_REPEATS_HPP
