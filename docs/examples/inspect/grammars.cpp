// SPDX-License-Identifier: Apache-2.0
#include "grammars.hpp"

#include <quire/core/ascii.hpp>
#include <quire/multipart.hpp>

#include <algorithm>
#include <array>

namespace inspect {

namespace multipart = quire::multipart;

namespace {

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
  if (!boundary.ok())
    return {{}, quire::error{quire::request_part::content_type, boundary.error()}};
  multipart::basic_form<G> all{*boundary, std::string_view{from.body}, limits};
  for (const multipart::form_part& each : all) {
    part& kept = out.parts.emplace_back();
    kept.name = each.name();
    kept.filename = each.filename();
    kept.offset = each.offset();
    kept.size = each.bytes().size();
    for (const auto& field : each.headers()) {
      std::string name{field.name};
      std::transform(name.begin(), name.end(), name.begin(), quire::core::to_lower);
      if (name == "content-type") kept.type = field.value;
    }
  }
  if (all.error()) out.refused = quire::error{quire::request_part::form, *all.error()};
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

}  // namespace

std::vector<std::string> grammar_names() {
  std::vector<std::string> all;
  for (const named_grammar& each : grammars) all.emplace_back(each.name);
  return all;
}

form read_form(std::string_view grammar, const capture& from, const multipart::limits& limits) {
  const auto by = std::find_if(grammars.begin(), grammars.end(),
                               [&](const auto& each) { return each.name == grammar; });
  return by->read(from, limits);
}

std::string frame_of(const capture& from) {
  const form found = read<multipart::workerd>(from, multipart::limits::unlimited());
  std::string out;
  std::size_t done = 0;
  for (const part& each : found.parts) {
    out.append(from.body, done, each.offset - done);
    done = each.offset + each.size;
  }
  return out.append(from.body, done);
}

std::string dash_boundary(std::string_view content_type) {
  const auto boundary = multipart::boundary_from_content_type<multipart::workerd>(
      content_type, multipart::limits::unlimited());
  std::string out = "--";
  if (boundary.ok()) boundary->each_byte([&out](char c) { out += c; });
  return out;
}

}  // namespace inspect
