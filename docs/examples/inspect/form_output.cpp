// SPDX-License-Identifier: Apache-2.0
#include "form_output.hpp"

#include <quire/json/writer.hpp>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "explain.hpp"
#include "grammars.hpp"
#include "json_output.hpp"
#include "rulings.hpp"
#include "terminal.hpp"
#include "verdict.hpp"

namespace inspect {

namespace {

using quire::json::writer;

void print_part(const part& each, std::string_view shown) {
  constexpr std::size_t most = 60;
  std::string line = std::to_string(each.offset);
  line.insert(0, line.size() < 8 ? 8 - line.size() : 0, ' ');
  line = in(paint::dim, line) + "  " + in(paint::name, printable(each.name)) + "  " +
         std::to_string(each.size) + " bytes";
  if (each.filename) line += ", file \"" + printable(*each.filename) + '"';
  if (!each.type.empty()) line += ", " + printable(each.type);
  std::puts(line.c_str());
  std::string value;
  for (const char c : shown.substr(each.offset, std::min(each.size, most)))
    value += c >= 0x20 && c < 0x7F ? c : '.';
  std::printf("          %s%s\n", value.c_str(), each.size > most ? "…" : "");
}

void write_part(writer& out, const part& each) {
  out.begin_object();
  out.member("name", each.name);
  out.key("filename");
  each.filename ? out.string(*each.filename) : out.null();
  out.member("content_type", each.type);
  out.key("offset");
  out.integer(static_cast<std::int64_t>(each.offset));
  out.key("size");
  out.integer(static_cast<std::int64_t>(each.size));
  out.end_object();
}

void print_form_json(const capture& from, const form& found, const std::string& shown,
                     const options& chosen, const known_types& types) {
  std::string text;
  writer out{text};
  out.begin_object();
  out.member("file", from.name);
  out.member("grammar", chosen.grammar);
  out.key("ok");
  out.boolean(!found.refused);
  if (found.refused) write_refusal(out, from, found.refused, shown, chosen, types);
  out.key("parts");
  out.begin_array();
  for (const part& each : found.parts) {
    if (!found.refused) write_part(out, each);
  }
  out.end_array();
  if (chosen.explain) write_rulings(out, from, chosen);
  out.end_object();
  std::puts(text.c_str());
}

void print_parts(const capture& from, const form& found, const std::string& shown,
                 const options& chosen) {
  std::printf("%s: %zu parts by %s, %zu bytes\n", from.name.c_str(), found.parts.size(),
              chosen.grammar.c_str(), from.body.size());
  if (!from.note.empty()) std::printf("note: %s\n", from.note.c_str());
  for (const part& each : found.parts) print_part(each, shown);
  if (chosen.explain) print_rulings_of_accepted(from, chosen);
  std::puts("");
}

}  // namespace

bool print_form(const capture& from, const std::string& shown, const options& chosen,
                const known_types& types) {
  const form found = read_form(chosen.grammar, from, limits_of(chosen).form);
  if (chosen.json) {
    print_form_json(from, found, shown, chosen, types);
  } else if (!found.refused) {
    print_parts(from, found, shown, chosen);
  } else if (chosen.explain) {
    print_explanation(from, found.refused, shown, chosen, types);
  } else {
    print_refusal(from, found.refused, shown, chosen);
  }
  return !found.refused;
}

}  // namespace inspect
