// SPDX-License-Identifier: Apache-2.0
// A JSON document as a list of its values, each with path, type and place.
#ifndef QUIRE_INSPECT_NODES_HPP
#define QUIRE_INSPECT_NODES_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace inspect {

struct node {
  std::string path;    ///< "environment.installation.status", elements as "[0]"
  std::string name;    ///< the last step of it
  std::string wire;    ///< what the release says of its type, or else the type of the JSON
  std::string sent;    ///< the type of the JSON
  std::string schema;  ///< its place in the types: "environment.spaces[].id"
  std::string text;    ///< a scalar as it stands in the document; "" for objects and arrays
  std::size_t depth = 0;
  std::size_t offset = 0;  ///< in bytes from the start of the document
  bool unknown = false;    ///< the release has no such member
};

/// The types of a release, by path. See types.hpp.
class known_types;

/// All values below the document `json`, in order; the document itself is not among them, unless it
/// is no object. `root` is "event" or "environment"; `schema` its name in `types`, as
/// "event:fetch". A name that comes twice is there twice.
[[nodiscard]] std::vector<node> nodes_of(std::string_view json, const std::string& root,
                                         const std::string& schema, const known_types& types);

}  // namespace inspect

#endif  // QUIRE_INSPECT_NODES_HPP
