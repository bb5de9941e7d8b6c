// SPDX-License-Identifier: Apache-2.0
// The headers of a request: a map whose names have no case.
#ifndef QUIRE_SCHEMA_HEADERS_HPP
#define QUIRE_SCHEMA_HEADERS_HPP

#include <quire/core/ascii.hpp>
#include <quire/schema/containers.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace quire {

/// The headers of an HTTP message as the wire has them: one text a name. Entries come in the order
/// sent and keep the case they were sent in.
class headers : public map<std::string_view> {
 public:
  constexpr headers() noexcept = default;
  /// A view of `entries`, which must outlive it.
  constexpr explicit headers(std::span<const entry<std::string_view>> entries) noexcept
      : map(entries) {}

  /// The value of the last header named `name` in any case (RFC 9110, section 5.1), nullptr if
  /// there is none. Linear in `size()`.
  [[nodiscard]] constexpr const std::string_view* find(std::string_view name) const noexcept {
    const std::string_view* found = nullptr;
    for (const auto& each : *this) {
      if (core::equal_any_case(each.key, name)) found = &each.value;
    }
    return found;
  }

  /// The value of the cookie `name`, as it stands in the header `Cookie` (RFC 6265, section 4.2):
  /// of several the first, which has the longest path. Case counts in names; quotes stay.
  [[nodiscard]] constexpr std::optional<std::string_view> cookie(
      std::string_view name) const noexcept {
    const std::string_view* const all = find("Cookie");
    for (std::string_view rest = all == nullptr ? std::string_view{} : *all; !rest.empty();) {
      const std::size_t size = rest.find(';');
      const std::string_view pair = rest.substr(0, size);
      const std::size_t equals = pair.find('=');
      if (equals != std::string_view::npos &&
          core::trim(pair.substr(0, equals), core::is_blank) == name)
        return core::trim(pair.substr(equals + 1), core::is_blank);
      rest.remove_prefix(size == std::string_view::npos ? rest.size() : size + 1);
    }
    return std::nullopt;
  }
};

}  // namespace quire

#endif  // QUIRE_SCHEMA_HEADERS_HPP
