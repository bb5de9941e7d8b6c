// SPDX-License-Identifier: Apache-2.0
// From the target of a request to the version it asks for.
#ifndef QUIRE_REQUEST_TARGET_HPP
#define QUIRE_REQUEST_TARGET_HPP

#include <cstddef>
#include <string_view>

namespace quire {

/// The path of a request target (RFC 9112, section 3.2) without its first slash and its query: what
/// the official runtime compares with a version, byte for byte. "/v1?x=1" gives "v1", "/v1/" gives
/// "v1/", "http://example.com/v1" gives "v1". A view into `target`.
[[nodiscard]] constexpr std::string_view version_segment(std::string_view target) noexcept {
  target = target.substr(0, target.find_first_of("?#"));
  if (const std::size_t scheme = target.find("://");
      scheme != std::string_view::npos && !target.starts_with('/')) {
    const std::size_t path = target.find('/', scheme + 3);
    target = path == std::string_view::npos ? std::string_view{} : target.substr(path);
  }
  if (target.starts_with('/')) target.remove_prefix(1);
  return target;
}

}  // namespace quire

#endif  // QUIRE_REQUEST_TARGET_HPP
