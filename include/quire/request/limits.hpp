// SPDX-License-Identifier: Apache-2.0
// How much a request may make its decoder do.
#ifndef QUIRE_REQUEST_LIMITS_HPP
#define QUIRE_REQUEST_LIMITS_HPP

#include <quire/json/limits.hpp>
#include <quire/multipart/limits.hpp>

namespace quire {

/// What a request may cost. What is exactly at a limit is let in.
struct request_limits {
  multipart::limits form;    ///< of the body and its parts
  json::limits event;        ///< of the JSON of `event`
  json::limits environment;  ///< of the JSON of `environment`
};

}  // namespace quire

#endif  // QUIRE_REQUEST_LIMITS_HPP
