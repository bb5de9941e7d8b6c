// SPDX-License-Identifier: Apache-2.0
// The rows of quire say it: `quire::describe`.
#include "types.hpp"

#include <quire/codec.hpp>
#include <quire/codec/describe.hpp>
#include <quire/v1/types.hpp>

#include <utility>

namespace inspect {

namespace {

/// Of several shapes at one place all members are known: `<type=document>` is left out.
std::string without_shapes(std::string path) {
  for (auto open = path.find('<'); open != std::string::npos; open = path.find('<'))
    path.erase(open, path.find('>', open) - open + 1);
  return path;
}

/// "string" of "map<string>".
std::string inner(const std::string& wire, std::string_view container) {
  const std::size_t at = wire.find(std::string{container} + '<');
  if (at == std::string::npos || !wire.ends_with('>')) return {};
  const std::size_t begin = at + container.size() + 1;
  return wire.substr(begin, wire.size() - 1 - begin);
}

}  // namespace

known_types::known_types(quire::release at) {
  const auto add = [this](const std::string& path, const std::string& wire, bool) {
    if (wire == "variant") return;
    const std::string plain = without_shapes(path);
    std::string& all = m_wires[plain];
    if (all.empty()) {
      all = wire;
    } else if (('|' + all + '|').find('|' + wire + '|') == std::string::npos) {
      all += '|' + wire;
    }
    if (const auto dot = plain.rfind('.'); dot != std::string::npos)
      m_closed.insert(plain.substr(0, dot));
  };
  namespace v1 = quire::v1;
  quire::describe<v1::all_events, v1::environment>(v1::revision_of(at), add);
}

known_types::type known_types::at(std::string path, const std::string& wire,
                                  std::string_view container) const {
  const auto found = m_wires.find(path);
  std::string said = found == m_wires.end() ? inner(wire, container) : found->second;
  return {std::move(path), said == "any" ? std::string{} : std::move(said), false};
}

known_types::type known_types::member(const std::string& schema, const std::string& wire,
                                      std::string_view name) const {
  const std::string path = schema + '.' + std::string{name};
  if (m_wires.contains(path)) return at(path, wire, "map");
  if (!m_closed.contains(schema)) return at(schema + "{}", wire, "map");
  return {path, {}, true};
}

known_types::type known_types::element(const std::string& schema, const std::string& wire) const {
  return at(schema + "[]", wire, "array");
}

}  // namespace inspect
