// SPDX-License-Identifier: Apache-2.0
#include "tree.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "nodes.hpp"
#include "rulings.hpp"
#include "terminal.hpp"

namespace inspect {

namespace {

constexpr std::size_t widest_name = 36;
constexpr std::size_t widest_type = 20;

std::string padded(std::string text, std::size_t width) {
  if (text.size() < width) text.append(width - text.size(), ' ');
  return text;
}

/// The texts of an enum are too many for a column.
std::string shown_type(const std::string& wire) {
  if (!wire.starts_with('"')) return wire;
  return wire.find('|') == std::string::npos ? "constant" : "enum";
}

paint color_of(std::string_view text) {
  if (text.starts_with('"')) return paint::text;
  return text == "true" || text == "false" || text == "null" ? paint::literal : paint::number;
}

/// What the release says of the member, and what was sent if that is another type.
std::string type_column(const node& each, bool passed_over) {
  const std::string declared = shown_type(each.wire);
  return passed_over ? declared + ", not " + each.sent : declared;
}

/// "   1834    status  string  "active"": the offset counts from the start of the body.
void print_node(const node& each, std::size_t begin, std::size_t names, std::size_t types,
                std::string_view remark) {
  const std::string name = padded(std::string(2 * (each.depth - 1), ' ') + each.name, names);
  std::string offset = std::to_string(begin + each.offset);
  offset.insert(0, offset.size() < 8 ? 8 - offset.size() : 0, ' ');
  std::string line = in(paint::dim, offset) + "  " + in(paint::name, name) + "  " +
                     in(paint::dim, padded(type_column(each, !remark.empty()), types));
  if (!each.text.empty()) line += "  " + in(color_of(each.text), each.text);
  if (each.unknown) line += in(paint::bad, "  (not in this release)");
  if (!remark.empty()) line += in(paint::bad, "  (passed over: " + std::string{remark} + ')');
  while (line.ends_with(' ')) line.pop_back();
  std::puts(line.c_str());
}

void print_nodes(const std::vector<node>& all, std::size_t begin,
                 const std::map<std::size_t, std::string>& remarks) {
  std::size_t names = 0;
  std::size_t types = 0;
  for (const node& each : all) {
    const std::string type = type_column(each, remarks.contains(begin + each.offset));
    names = std::max(names, std::min(each.name.size() + 2 * (each.depth - 1), widest_name));
    types = std::max(types, std::min(type.size(), widest_type));
  }
  for (const node& each : all) {
    const auto remark = remarks.find(begin + each.offset);
    print_node(each, begin, names, types, remark == remarks.end() ? "" : remark->second);
  }
}

std::string first_bytes(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) {
    std::array<char, 4> hex{};
    std::snprintf(hex.data(), hex.size(), "%02x ", static_cast<unsigned char>(c));
    out += hex.data();
  }
  out += " |";
  for (const char c : bytes) out += c >= 0x20 && c < 0x7F ? c : '.';
  return out + '|';
}

void print_fetch_body(const std::optional<fetch_body_at>& body, std::string_view shown) {
  if (!body) return static_cast<void>(std::puts("fetch-body: none"));
  std::printf("fetch-body: %zu bytes, sent as %s%s%s\n", body->size,
              body->kind == quire::field_kind::file ? "a file" : "text",
              body->content_type.empty() ? "" : ", ", printable(body->content_type).c_str());
  const std::string_view front = shown.substr(body->front.offset, body->front.size);
  if (!front.empty()) std::printf("          %s\n", in(paint::dim, first_bytes(front)).c_str());
}

/// The count of members that are not what the release says, before the tree that shows them.
void print_summary(const verdict& decoded) {
  const std::size_t count = decoded.remark_count;
  if (count == 0) return;
  std::printf("note: %zu member%s passed over, which as_typed and as_schema refuse:", count,
              count == 1 ? "" : "s");
  const char* before = " ";
  for (const quire::error& each : decoded.remarks) {
    std::printf("%s%s (%s)", before, printable(each.path()).c_str(),
                std::string{each.code()}.c_str());
    before = ", ";
  }
  const std::size_t more = count - decoded.remarks.size();
  std::puts(more > 0 ? (" and " + std::to_string(more) + " more").c_str() : "");
}

}  // namespace

void print_tree(const capture& from, const verdict& decoded, const std::string& shown,
                const options& chosen, const known_types& types) {
  const std::string type = printable(decoded.type);
  std::printf("%s: %s%s, %zu bytes, decoded in %.2f us\n", from.name.c_str(),
              in(paint::good, type).c_str(), decoded.known ? "" : " (not an event of this release)",
              from.body.size(), decoded.microseconds);
  if (!from.note.empty()) std::printf("note: %s\n", from.note.c_str());
  print_summary(decoded);
  std::map<std::size_t, std::string> remarks;
  for (const quire::error& each : decoded.remarks) remarks[each.offset()] = each.code();
  const auto print = [&](const document_at& where, const std::string& root,
                         const std::string& schema, const known_types& by) {
    std::puts(root.c_str());
    const std::string_view json = std::string_view{shown}.substr(where.offset, where.size);
    print_nodes(nodes_of(json, root, schema, by), where.offset, remarks);
  };
  print(decoded.event, "event", "event:" + decoded.type, decoded.known ? types : known_types{});
  print(decoded.environment, "environment", "environment", types);
  print_fetch_body(decoded.fetch_body, shown);
  if (chosen.explain) print_rulings_of_accepted(from, chosen);
  std::puts("");
}

}  // namespace inspect
