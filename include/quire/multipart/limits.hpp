// SPDX-License-Identifier: Apache-2.0
// How much a form may make its reader do.
#ifndef QUIRE_MULTIPART_LIMITS_HPP
#define QUIRE_MULTIPART_LIMITS_HPP

#include <quire/mime/boundary.hpp>

#include <cstddef>

namespace quire::multipart {

/// The most that is let in, each counted over the stream, so that how it is cut into chunks changes
/// neither the verdict nor the offset. The defaults suit a server that faces the internet. What is
/// exactly at a limit is let in.
struct limits {
  /// Not limited.
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  std::size_t parts = 1000;              ///< parts in a form
  std::size_t part_headers = 16;         ///< header lines in a part
  std::size_t header_line = 4096;        ///< bytes of a header line without its line end
  std::size_t header_block = 8192;       ///< bytes of a part's header lines with their line ends
  std::size_t name = 1024;               ///< bytes of a field name as written, without quotes
  std::size_t filename = 1024;           ///< bytes of a filename as written, without quotes
  std::size_t part_bytes = 64U << 20U;   ///< bytes of one value
  std::size_t body_bytes = 256U << 20U;  ///< bytes of the body up to the end of the form
  std::size_t preamble = 4096;           ///< bytes before the first delimiter, if there may be any
  std::size_t boundary = 70;             ///< bytes of the boundary
  std::size_t parameters = 16;           ///< parameters of a Content-Disposition or Content-Type
  std::size_t content_type = 4096;       ///< bytes of the Content-Type
  bool any_boundary_byte = false;        ///< the boundary may hold bytes that RFC 2046 forbids

  /// No limit at all. Whoever can reach such a server can fill its memory.
  [[nodiscard]] static constexpr limits unlimited() noexcept {
    return {none, none, none, none, none, none, none, none, none, none, none, none, true};
  }

  /// Those of them that are about the boundary.
  [[nodiscard]] constexpr mime::boundary_rules boundary_rules() const noexcept {
    return {boundary, any_boundary_byte};
  }
};

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_LIMITS_HPP
