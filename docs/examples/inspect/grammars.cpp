// SPDX-License-Identifier: Apache-2.0
#include "grammars.hpp"

#include <quire/json/writer.hpp>
#include <quire/multipart.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>
#include <string_view>

#include "advice.hpp"
#include "terminal.hpp"
#include "verdict.hpp"

namespace inspect {

namespace multipart = quire::multipart;

namespace {

struct part {
  std::string name;
  std::optional<std::string> filename;
  std::string type;
  std::size_t offset;
  std::size_t size;
};
struct form {
  std::vector<part> parts;
  std::optional<multipart::error> error;
  bool in_content_type = false;
};

/// "form-data" of "multipart/form-data; …": a body of another kind is read as what it says.
std::string_view subtype_of(std::string_view content_type) {
  const std::size_t slash = content_type.find('/');
  if (slash == std::string_view::npos) return "form-data";
  content_type.remove_prefix(slash + 1);
  return content_type.substr(0, content_type.find_first_of("; \t,"));
}

template <multipart::grammar G>
form read(const capture& from, const multipart::limits& limits) {
  form out;
  const auto boundary = multipart::boundary_from_content_type<G>(
      from.content_type, limits,
      G.without_disposition ? subtype_of(from.content_type) : std::string_view{"form-data"});
  if (!boundary.ok()) return {{}, boundary.error(), true};
  multipart::basic_form<G> all{*boundary, std::string_view{from.body}, limits};
  for (const multipart::form_part& each : all) {
    part& kept = out.parts.emplace_back();
    kept.name = each.name();
    kept.filename = each.filename();
    kept.offset = each.offset();
    kept.size = each.bytes().size();
    for (const auto& field : each.headers()) {
      std::string name{field.name};
      std::transform(name.begin(), name.end(), name.begin(),
                     [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
      if (name == "content-type") kept.type = field.value;
    }
  }
  out.error = all.error();
  return out;
}

struct named_grammar {
  std::string_view name;
  form (*read)(const capture&, const multipart::limits&);
};
constexpr std::array<named_grammar, 4> grammars{{{"workerd", read<multipart::workerd>},
                                                 {"fetch", read<multipart::fetch>},
                                                 {"strict", read<multipart::strict>},
                                                 {"rfc2046", read<multipart::rfc2046>}}};

std::string code_and_place(const form& of) {
  return std::string{name(of.error->code)} + ", byte " + std::to_string(of.error->offset) +
         (of.in_content_type ? " of the Content-Type" : "");
}

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

void print_json(const capture& from, const form& found, const options& chosen) {
  std::string text;
  quire::json::writer out{text};
  out.begin_object();
  out.member("file", from.name);
  out.member("grammar", chosen.grammar);
  out.key("ok");
  out.boolean(!found.error);
  if (found.error) {
    out.member("code", name(found.error->code));
    out.member("message", describe(found.error->code));
    out.key("offset");
    out.integer(static_cast<std::int64_t>(found.error->offset));
  }
  out.key("parts");
  out.begin_array();
  for (const part& each : found.parts) {
    if (found.error) break;
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
  out.end_array();
  out.end_object();
  std::puts(text.c_str());
}

}  // namespace

std::vector<std::string> grammar_names() {
  std::vector<std::string> all;
  for (const named_grammar& each : grammars) all.emplace_back(each.name);
  return all;
}

bool print_form(const capture& from, const std::string& shown, const options& chosen) {
  const auto by = std::find_if(grammars.begin(), grammars.end(),
                               [&](const auto& each) { return each.name == chosen.grammar; });
  const form found = by->read(from, limits_of(chosen).form);
  if (chosen.json) return print_json(from, found, chosen), !found.error;
  if (found.error) {
    std::printf("%s: %s by %s: %s, %s\n", from.name.c_str(), in(paint::bad, "refused").c_str(),
                chosen.grammar.c_str(), code_and_place(found).c_str(),
                std::string{describe(found.error->code)}.c_str());
    if (chosen.explain)
      std::printf("  change    %s\n", std::string{advice_for(name(found.error->code))}.c_str());
    return false;
  }
  std::printf("%s: %zu parts by %s, %zu bytes\n", from.name.c_str(), found.parts.size(),
              chosen.grammar.c_str(), from.body.size());
  for (const part& each : found.parts) print_part(each, shown);
  std::puts("");
  return true;
}

std::string verdicts_of_grammars(const capture& from, const multipart::limits& limits) {
  std::string takers;
  std::string refusals;
  for (const named_grammar& each : grammars) {
    if (each.name == "rfc2046") continue;  // reads bodies that are no forms
    const form found = each.read(from, limits);
    if (found.error) {
      refusals +=
          (refusals.empty() ? "" : "; ") + std::string{each.name} + ": " + code_and_place(found);
    } else {
      takers += (takers.empty() ? "" : ", ") + std::string{each.name};
    }
  }
  if (takers.empty()) return refusals;
  return "taken by " + takers + (refusals.empty() ? "" : "; ") + refusals;
}

}  // namespace inspect
