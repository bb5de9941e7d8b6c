// SPDX-License-Identifier: Apache-2.0
// The rows of quire say it: `quire::describe`.
#include "types.hpp"

#include <quire/codec.hpp>
#include <quire/codec/describe.hpp>
#include <quire/v1/types.hpp>

#include <algorithm>
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

/// Adds what one more shape says of a place.
void join(std::string& all, const std::string& more) {
  if (all.empty()) {
    all = more;
  } else if (('|' + all + '|').find('|' + more + '|') == std::string::npos) {
    all += '|' + more;
  }
}

/// True of "\"a\"|\"b\"".
bool all_are_texts(std::string_view wire) {
  while (!wire.empty()) {
    const std::size_t end = wire.find('|');
    const std::string_view one = wire.substr(0, end);
    if (one.size() < 2 || one.front() != '"' || one.back() != '"') return false;
    wire.remove_prefix(end == std::string_view::npos ? wire.size() : end + 1);
  }
  return true;
}

/// The first step of a path, as "visitor" or "[0]", which is taken off it.
std::string take_step(std::string_view& path) {
  if (path.starts_with('.')) path.remove_prefix(1);
  const std::size_t end = path.find_first_of(".[", 1);
  std::string step{path.substr(0, end)};
  path.remove_prefix(std::min(end, path.size()));
  return step;
}

}  // namespace

/// What `quire::describe` tells.
struct known_types::sink {
  known_types& into;

  void operator()(const std::string& path, const std::string& wire, bool required) const {
    if (wire == "variant") return;
    const std::string plain = without_shapes(path);
    join(into.m_wires[plain], wire);
    const auto dot = plain.rfind('.');
    if (dot == std::string::npos) return;
    into.m_closed.insert(plain.substr(0, dot));
    if (required && plain == path)
      into.m_required[plain.substr(0, dot)].push_back(plain.substr(dot + 1));
  }
  void texts(const std::string& path, const std::string& all) const {
    join(into.m_texts[without_shapes(path)], all);
  }
};

known_types::known_types(quire::release at) {
  namespace v1 = quire::v1;
  quire::describe<v1::all_events, v1::environment>(v1::revision_of(at), sink{*this});
}

std::string known_types::schema_of(const std::string& root, std::string_view path) const {
  std::string here = root;
  (void)take_step(path);
  while (!path.empty()) {
    const std::string step = take_step(path);
    const bool is_member = m_wires.contains(here + '.' + step);
    here += step.starts_with('[') ? "[]" : (is_member ? '.' + step : "{}");
  }
  return here;
}

std::string known_types::texts_of(const std::string& schema) const {
  const auto found = m_wires.find(schema);
  const bool is_enum = found == m_wires.end() || found->second == "enum";  // elements have no wire
  if (const auto texts = m_texts.find(schema); is_enum && texts != m_texts.end())
    return texts->second;
  return found != m_wires.end() && all_are_texts(found->second) ? found->second : std::string{};
}

std::string known_types::rule_of(const std::string& schema) const {
  const auto wire = m_wires.find(schema);
  const auto dot = schema.rfind('.');
  if (wire == m_wires.end() || dot == std::string::npos || wire->second == "any") return {};
  const std::vector<std::string> required = required_in(schema.substr(0, dot));
  const bool must =
      std::find(required.begin(), required.end(), schema.substr(dot + 1)) != required.end();
  return (wire->second == "enum" ? "string" : wire->second) +
         (must ? ", required" : ", may be absent");
}

std::vector<std::string> known_types::required_in(const std::string& schema) const {
  const auto found = m_required.find(schema);
  return found == m_required.end() ? std::vector<std::string>{} : found->second;
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
