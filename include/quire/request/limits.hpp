// SPDX-License-Identifier: Apache-2.0
// How much a request may make its decoder do.
#ifndef QUIRE_REQUEST_LIMITS_HPP
#define QUIRE_REQUEST_LIMITS_HPP

#include <quire/json/limits.hpp>
#include <quire/multipart/limits.hpp>

#include <cstddef>

namespace quire {

/// What a request may cost. What is exactly at a limit is let in.
struct request_limits {
  /// Of the body and its parts. Boundaries are those that the official runtime's engine takes: of
  /// any bytes, and longer than RFC 2046 allows.
  multipart::limits form{.boundary = 1024, .any_boundary_byte = true};
  json::limits event;        ///< of the JSON of `event`
  json::limits environment;  ///< of the JSON of `environment`
  /// Bytes of the decoder's own memory for one request: what arrays, maps and escaped strings take.
  /// An array of small objects takes up to some fifty times the bytes it was sent in.
  std::size_t memory = std::size_t{64} << 20U;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_LIMITS_HPP
