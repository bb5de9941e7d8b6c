// SPDX-License-Identifier: Apache-2.0
// What a release says of each member: its type on the wire, by path.
#ifndef QUIRE_INSPECT_TYPES_HPP
#define QUIRE_INSPECT_TYPES_HPP

#include <quire/schema/release.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace inspect {

class known_types {
 public:
  /// None: then nothing is unknown either.
  known_types() = default;
  /// Those of the revision that `at` has.
  explicit known_types(quire::release at);

  struct type {
    std::string schema;    ///< the path, to ask for what is inside
    std::string wire;      ///< "string", "array<object>", …; "" if the release does not say
    bool unknown = false;  ///< the release has members there, and not this one
  };
  /// Of the member `name` of the value at `schema`, whose own type is `wire`.
  [[nodiscard]] type member(const std::string& schema, const std::string& wire,
                            std::string_view name) const;
  /// Of the elements of the array there.
  [[nodiscard]] type element(const std::string& schema, const std::string& wire) const;

  /// The schema's path of what an error or a node calls `path`, as "environment.spaces[3].id": it
  /// starts with `root`, which is "event:site_view" or "environment".
  [[nodiscard]] std::string schema_of(const std::string& root, std::string_view path) const;
  /// The texts that an enum or a constant may have, as "\"a\"|\"b\""; "" if it may have others, or
  /// is no text.
  [[nodiscard]] std::string texts_of(const std::string& schema) const;
  /// What the release says of the member there, as "string, required" or "array<object>, may be
  /// absent"; "" if it says nothing, or more than one thing.
  [[nodiscard]] std::string rule_of(const std::string& schema) const;
  /// True if the release lists the members of the object there; what has none may be any JSON.
  [[nodiscard]] bool has_members(const std::string& schema) const {
    return m_closed.contains(schema);
  }
  /// The members that an object there must have; those that only one of several shapes demands are
  /// not among them.
  [[nodiscard]] std::vector<std::string> required_in(const std::string& schema) const;

 private:
  struct sink;

  [[nodiscard]] type at(std::string path, const std::string& wire,
                        std::string_view container) const;

  std::map<std::string, std::string> m_wires;
  std::map<std::string, std::string> m_texts;  // of enums
  std::map<std::string, std::vector<std::string>> m_required;
  std::set<std::string> m_closed;  // paths whose members the release lists
};

}  // namespace inspect

#endif  // QUIRE_INSPECT_TYPES_HPP
