// SPDX-License-Identifier: Apache-2.0
// A decoder stops at the first mistake. Here: what else its rules refuse in the same request.
#ifndef QUIRE_INSPECT_OTHERS_HPP
#define QUIRE_INSPECT_OTHERS_HPP

#include <quire/json/error.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "capture.hpp"
#include "types.hpp"

namespace inspect {

/// One member that the rules refuse.
struct mistake {
  std::string path;
  std::string_view code;
  std::size_t offset;  ///< in bytes from the start of the body; of an absent member its object's

  bool operator==(const mistake&) const = default;
};

struct mistakes {
  std::vector<mistake> all;  ///< in the order of the body
  std::size_t more = 0;      ///< how many come after those
};

/// All that the chosen rules refuse in a request that the official runtime accepts; none in one
/// that it refuses, as such a request has no members. Members of another type are what the decoder
/// remarks. What `as_schema` demands beyond that is looked for by the rows: absent members, unknown
/// values, types in lazy members and unions; but not what depends on which of several shapes an
/// object has.
[[nodiscard]] mistakes mistakes_in(const capture& from, const options& chosen,
                                   const known_types& types);

}  // namespace inspect

#endif  // QUIRE_INSPECT_OTHERS_HPP
