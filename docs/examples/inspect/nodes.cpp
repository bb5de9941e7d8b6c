// SPDX-License-Identifier: Apache-2.0
#include "nodes.hpp"

#include <quire/core/arena.hpp>
#include <quire/json.hpp>

#include "terminal.hpp"
#include "types.hpp"

namespace inspect {

namespace {

namespace json = quire::json;

std::string_view type_of(char first) {
  switch (first) {
    case '{':
      return "object";
    case '[':
      return "array";
    case '"':
      return "string";
    case 't':
    case 'f':
      return "boolean";
    case 'n':
      return "null";
    default:
      return "number";
  }
}

class walker {
 public:
  explicit walker(const known_types& types) : m_types(types) {}

  /// The members or elements of the value at `in`, and theirs. `schema` and `wire`: what the
  /// release calls the value that holds them.
  void inside(json::reader& in, const node& of, const std::string& schema) {
    if (in.peek() == '{') {
      for (auto state = in.enter_object(); state == json::found::item; state = in.next_member()) {
        std::string_view key;
        if (!in.key(key)) return;
        const std::string name = printable(key);
        value(in, of, {of.path + '.' + name, name, m_types.member(schema, of.wire, key)});
      }
    } else {
      std::size_t position = 0;
      for (auto state = in.enter_array(); state == json::found::item; state = in.next_element()) {
        const std::string name = '[' + std::to_string(position++) + ']';
        value(in, of, {of.path + name, name, m_types.element(schema, of.wire)});
      }
    }
  }

  std::vector<node> found;

 private:
  struct step {
    std::string path;
    std::string name;
    known_types::type type;
  };

  void value(json::reader& in, const node& holder, step to) {
    const char first = in.peek();
    const std::string sent{type_of(first)};
    const std::string wire = to.type.wire.empty() ? sent : to.type.wire;
    node here{to.path, to.name,          wire,        sent,           to.type.schema,
              {},      holder.depth + 1, in.offset(), to.type.unknown};
    if (first == '{' || first == '[') {
      found.push_back(here);
      return inside(in, here, to.type.schema);
    }
    std::string_view raw;
    if (in.raw(raw)) here.text = printable(raw);
    found.push_back(here);
  }

  const known_types& m_types;
};

}  // namespace

std::vector<node> nodes_of(std::string_view text, const std::string& root,
                           const std::string& schema, const known_types& types) {
  quire::core::arena memory;
  json::document document;
  const bool loaded = !document.load(text, {text.size(), json::max_depth}, memory);
  node top{root, root, {}, {}, schema, {}, 0, 0, false};
  if (!loaded || !document.is_object()) {
    top.wire = top.sent = type_of(text.empty() ? '\0' : text.front());
    top.text = printable(text);
    top.depth = 1;
    return {top};
  }
  json::reader_state state = document.walk();
  json::reader in{state};
  walker all{types};
  all.inside(in, top, schema);
  return all.found;
}

}  // namespace inspect
