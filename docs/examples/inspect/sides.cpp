// SPDX-License-Identifier: Apache-2.0
#include "sides.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "cause.hpp"
#include "grammars.hpp"
#include "mask.hpp"
#include "nodes.hpp"
#include "rulings.hpp"
#include "terminal.hpp"
#include "types.hpp"

namespace inspect {

namespace {

/// The Content-Type without its boundary, which is another in each request.
std::string type_without_boundary(const capture& from) {
  std::string type = from.content_type;
  const std::string boundary = dash_boundary(type).substr(2);
  const std::size_t at = boundary.empty() ? std::string::npos : type.rfind(boundary);
  if (at != std::string::npos) type.replace(at, boundary.size(), "…");
  return type;
}

std::string text_of(const part& each) {
  std::string text = '"' + each.name + '"';
  if (each.filename) text += ", file \"" + *each.filename + '"';
  if (!each.type.empty()) text += ", " + each.type;
  return printable(text);
}

std::string text_of(const fetch_body_at& body) {
  return std::to_string(body.size) + " bytes, " +
         (body.kind == quire::field_kind::file ? "file " : "text ") + printable(body.content_type);
}

fetch_body_at fetch_body_of(const part& each, std::string_view body) {
  fetch_body_at out;
  out.kind = each.filename ? quire::field_kind::file : quire::field_kind::string;
  out.size = each.size;
  out.hash = std::hash<std::string_view>{}(body.substr(each.offset, each.size));
  out.content_type = each.type;
  return out;
}

/// Where the documents of a request stand that no decoder takes: the values of those names.
verdict found_in_form(const capture& from) {
  verdict out;
  for (const part& each : read_form("workerd", from, quire::multipart::limits::unlimited()).parts) {
    if (each.name == "event") out.event = {each.offset, each.size};
    if (each.name == "environment") out.environment = {each.offset, each.size};
    if (each.name == "fetch-body") out.fetch_body = fetch_body_of(each, from.body);
  }
  return out;
}

}  // namespace

side::side(const capture& from, const options& chosen) {
  verdict found = decoder_for(chosen).decode(from, limits_of(chosen), 1);
  refused = found.refused;
  const std::string by = " by " + chosen.rules;
  if (refused) {
    add("verdict", std::string{refused.code()} + std::string{refused.path()},
        "refused" + by + ": " + printable(refused.message()));
  } else {
    add("verdict", "accepted", "accepted" + by);
  }
  form_lines(from, chosen);
  const decoder_row* const widest = find_decoder(chosen, "as_runtime");
  if (found.refused && widest != nullptr) found = widest->decode(from, limits_of(chosen), 1);
  if (found.refused) found = found_in_form(from);
  documents(from, chosen.show_secrets ? from.body : masked(from.body), found);
}

const side::line* side::find(const std::string& path) const {
  const auto found = m_by_path.find(path);
  return found == m_by_path.end() ? nullptr : &lines[found->second];
}

void side::add(const std::string& path, std::string value, std::string shown) {
  const auto [at, is_new] = m_by_path.emplace(path, lines.size());
  line made{path, std::move(value), std::move(shown)};
  if (is_new) {
    lines.push_back(std::move(made));
  } else {
    lines[at->second] = std::move(made);
  }
}

/// All but the boundary and the values.
void side::form_lines(const capture& from, const options& chosen) {
  const auto plain = [this](const std::string& path, const std::string& text) {
    add(path, text, text);
  };
  plain("form: path", printable(from.target));
  plain("form: Content-Type", printable(type_without_boundary(from)));
  plain("form: line ends", line_ends_of(from));
  for (const ruling& each : rulings_of_grammars(from, chosen)) {
    const std::string text = inspect::text_of(each, " parts");
    add("form: by " + each.by, each.refused ? std::string{each.refused.code()} : text, text);
  }
  std::size_t position = 0;
  for (const part& each : read_form("workerd", from, limits_of(chosen).form).parts)
    plain("form: part[" + std::to_string(position++) + ']', text_of(each));
}

void side::documents(const capture& from, const std::string& shown, const verdict& found) {
  document(from, shown, found.event, "event");
  document(from, shown, found.environment, "environment");
  if (!found.fetch_body) return;
  const std::string text = text_of(*found.fetch_body);
  add("fetch-body", text + ' ' + std::to_string(found.fetch_body->hash), text);
}

void side::document(const capture& from, const std::string& shown, const document_at& where,
                    const std::string& root) {
  const std::string_view exact_text = std::string_view{from.body}.substr(where.offset, where.size);
  const std::string_view shown_text = std::string_view{shown}.substr(where.offset, where.size);
  const auto exact = nodes_of(exact_text, root, root, {});
  const auto masked_ones = nodes_of(shown_text, root, root, {});
  if (exact.size() == 1 && exact.front().path == root) {  // no object
    unreadable.insert(root);
    return;
  }
  for (std::size_t i = 0; i < std::min(exact.size(), masked_ones.size()); ++i) {
    const node& each = exact[i];
    const std::string& text = masked_ones[i].text;
    add(each.path, each.text.empty() ? each.sent : each.text, text.empty() ? each.sent : text);
  }
}

}  // namespace inspect
