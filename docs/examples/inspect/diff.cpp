// SPDX-License-Identifier: Apache-2.0
#include "diff.hpp"

#include <quire/json/writer.hpp>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "sides.hpp"
#include "terminal.hpp"

namespace inspect {

namespace {

/// One path, of which at least one side has a line.
struct difference {
  const side::line* a;
  const side::line* b;

  [[nodiscard]] const std::string& path() const { return (a != nullptr ? a : b)->path; }
  [[nodiscard]] bool is_hidden() const {
    return a != nullptr && b != nullptr && a->shown == b->shown;
  }
  [[nodiscard]] bool is_member() const {
    return path() != "verdict" && !path().starts_with("form: ");
  }
};

/// True of a member of a document that the other side has not as JSON.
bool cannot_compare(const std::string& path, const side& other) {
  return other.unreadable.contains(path.substr(0, path.find_first_of(".[")));
}

std::vector<difference> differences_of(const side& left, const side& right) {
  std::vector<difference> all;
  for (const side::line& each : left.lines) {
    const side::line* const twin = right.find(each.path);
    if (twin == nullptr ? cannot_compare(each.path, right) : twin->value == each.value) continue;
    all.push_back({&each, twin});
  }
  for (const side::line& each : right.lines) {
    if (left.find(each.path) == nullptr && !cannot_compare(each.path, left))
      all.push_back({nullptr, &each});
  }
  return all;
}

void print_line(char sign, const side::line* each, std::string_view note) {
  if (each == nullptr) return;
  const std::string line = std::string{sign} + ' ' + each->path + "  " + each->shown;
  std::printf("%s%s\n", in(sign == '-' ? paint::bad : paint::good, line).c_str(),
              std::string{note}.c_str());
}

void print_unreadable(const capture& from, const side& of) {
  for (const std::string& document : of.unreadable)
    std::printf("  %s is no JSON object in %s: its members are not compared\n", document.c_str(),
                from.name.c_str());
}

void print_text(const capture& a, const side& left, const capture& b, const side& right,
                const std::vector<difference>& all) {
  if (left.refused && right.refused && (all.empty() || all.front().path() != "verdict"))
    std::printf("  both are refused: %s\n", printable(left.refused.message()).c_str());
  if (!all.empty()) std::printf("--- %s\n+++ %s\n", a.name.c_str(), b.name.c_str());
  for (const difference& each : all) {
    print_line('-', each.a, "");
    print_line('+', each.b, each.is_hidden() ? "  (differs where it is masked)" : "");
  }
  print_unreadable(a, left);
  print_unreadable(b, right);
  const bool compared = left.unreadable.empty() && right.unreadable.empty();
  const bool members =
      std::any_of(all.begin(), all.end(), [](const auto& d) { return d.is_member(); });
  if (all.empty())
    std::puts("nothing differs");
  else if (!members && compared)
    std::puts("  no member differs");
}

void print_object(const capture& a, const side& left, const capture& b, const side& right,
                  const std::vector<difference>& all) {
  std::string text;
  quire::json::writer out{text};
  const auto value = [&out](const char* key, const side::line* of) {
    out.key(key);
    of != nullptr ? out.string(of->shown) : out.null();
  };
  out.begin_object();
  out.member("a", a.name);
  out.member("b", b.name);
  out.key("same");
  out.boolean(all.empty());
  out.key("differences");
  out.begin_array();
  for (const difference& each : all) {
    out.begin_object();
    out.member("path", each.path());
    value("a", each.a);
    value("b", each.b);
    out.key("masked");
    out.boolean(each.is_hidden());
    out.end_object();
  }
  out.end_array();
  out.key("not_compared");
  out.begin_array();
  for (const char* const document : {"event", "environment"}) {
    if (left.unreadable.contains(document) || right.unreadable.contains(document))
      out.string(document);
  }
  out.end_array();
  out.end_object();
  std::puts(text.c_str());
}

}  // namespace

bool print_diff(const capture& a, const capture& b, const options& chosen) {
  const side left{a, chosen};
  const side right{b, chosen};
  const std::vector<difference> all = differences_of(left, right);
  (chosen.json ? print_object : print_text)(a, left, b, right, all);
  return all.empty();
}

}  // namespace inspect
