// SPDX-License-Identifier: Apache-2.0
#include "diff.hpp"

#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "mask.hpp"
#include "nodes.hpp"
#include "terminal.hpp"
#include "types.hpp"
#include "verdict.hpp"

namespace inspect {

namespace {

struct member {
  std::string path;
  std::string value;  ///< that is compared
  std::string shown;
};

/// One request as lines; of a name that comes twice the last counts, as for JSON.parse.
class flat {
 public:
  flat(const capture& from, const options& chosen) {
    const verdict found = decoder_for(chosen).decode(from, limits_of(chosen), 1);
    if (found.refused) {
      const std::string why = printable(found.refused.message());
      add("refused", why, why);
      return;
    }
    const std::string shown = chosen.show_secrets ? from.body : masked(from.body);
    document(from.body, shown, found.event, "event");
    document(from.body, shown, found.environment, "environment");
    if (!found.fetch_body) return;
    const fetch_body_at& body = *found.fetch_body;
    const std::string text = std::to_string(body.size) + " bytes, " +
                             (body.kind == quire::field_kind::file ? "file " : "text ") +
                             printable(body.content_type);
    add("fetch-body", text + ' ' + std::to_string(body.hash), text);
  }

  std::vector<member> members;
  std::map<std::string, std::size_t> by_path;

 private:
  void add(const std::string& path, std::string value, std::string shown) {
    const auto [at, is_new] = by_path.emplace(path, members.size());
    member made{path, std::move(value), std::move(shown)};
    if (is_new) {
      members.push_back(std::move(made));
    } else {
      members[at->second] = std::move(made);
    }
  }

  void document(std::string_view body, std::string_view shown, const document_at& where,
                const std::string& root) {
    const auto exact = nodes_of(body.substr(where.offset, where.size), root, root, {});
    const auto masked_ones = nodes_of(shown.substr(where.offset, where.size), root, root, {});
    for (std::size_t i = 0; i < exact.size(); ++i) {
      const std::string& text = masked_ones[i].text;
      add(exact[i].path, exact[i].text.empty() ? exact[i].wire : exact[i].text,
          text.empty() ? exact[i].wire : text);
    }
  }
};

void print_line(char sign, const member& each, std::string_view note) {
  const std::string line = std::string{sign} + ' ' + each.path + "  " + each.shown;
  std::printf("%s%s\n", in(sign == '-' ? paint::bad : paint::good, line).c_str(),
              std::string{note}.c_str());
}

}  // namespace

bool print_diff(const capture& a, const capture& b, const options& chosen) {
  const flat left{a, chosen};
  const flat right{b, chosen};
  bool same = true;
  const auto tell = [&](char sign, const member& each, std::string_view note = "") {
    if (same) std::printf("--- %s\n+++ %s\n", a.name.c_str(), b.name.c_str());
    same = false;
    print_line(sign, each, note);
  };
  for (const member& each : left.members) {
    const auto other = right.by_path.find(each.path);
    if (other == right.by_path.end()) {
      tell('-', each);
      continue;
    }
    const member& twin = right.members[other->second];
    if (twin.value == each.value) continue;
    const bool hidden = twin.shown == each.shown;
    tell('-', each);
    tell('+', twin, hidden ? "  (differs where it is masked)" : "");
  }
  for (const member& each : right.members) {
    if (!left.by_path.contains(each.path)) tell('+', each);
  }
  return same;
}

}  // namespace inspect
