// SPDX-License-Identifier: Apache-2.0
// JSON that is checked but not typed: members that are open by definition, and unknown events.
#ifndef QUIRE_JSON_RAW_HPP
#define QUIRE_JSON_RAW_HPP

#include <string_view>

namespace quire::json {

/// The text of one JSON value, valid and without white space around it. A view into the request.
struct raw {
  std::string_view text;  ///< "" if there was none

  /// True if there was a value.
  [[nodiscard]] constexpr bool is_set() const noexcept { return !text.empty(); }

  [[nodiscard]] friend bool operator==(const raw&, const raw&) noexcept = default;
};

/// The same for a value that is an object.
struct raw_object : raw {};

}  // namespace quire::json

#endif  // QUIRE_JSON_RAW_HPP
