// SPDX-License-Identifier: Apache-2.0
#include "json_output.hpp"

#include <quire/core/arena.hpp>
#include <quire/core/utf8.hpp>
#include <quire/json/writer.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string_view>

#include "cause.hpp"
#include "explain.hpp"
#include "others.hpp"
#include "rulings.hpp"

namespace inspect {

namespace {

using quire::json::writer;

void number(writer& out, std::string_view key, std::size_t value) {
  out.key(key);
  out.integer(static_cast<std::int64_t>(value));
}

/// A document as it was sent, as UTF-8 and on one line: a line end in JSON stands between tokens.
void document(writer& out, std::string_view key, const document_at& where,
              const std::string& shown) {
  quire::core::arena memory;
  std::string text{
      quire::core::repaired_utf8(std::string_view{shown}.substr(where.offset, where.size), memory)};
  std::replace_if(
      text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
  out.key(key);
  out.raw(text);
}

void error(writer& out, const quire::error& why) {
  out.member("code", why.code());
  out.member("path", why.path());
  out.member("message", why.message());
  number(out, "offset", why.offset());
}

void fetch_body(writer& out, const std::optional<fetch_body_at>& body) {
  out.key("fetch_body");
  if (!body) return out.null();
  out.begin_object();
  out.member("kind", body->kind == quire::field_kind::file ? "file" : "string");
  number(out, "size", body->size);
  out.member("content_type", body->content_type);
  out.member("filename", body->filename);
  out.end_object();
}

void decoded(writer& out, const verdict& found, const std::string& shown) {
  std::array<char, 32> time{};
  std::snprintf(time.data(), time.size(), "%.3f", found.microseconds);
  out.key("microseconds");
  out.raw(time.data());
  out.member("type", found.type);
  out.key("known");
  out.boolean(found.known);
  document(out, "event", found.event, shown);
  document(out, "environment", found.environment, shown);
  fetch_body(out, found.fetch_body);
  number(out, "remark_count", found.remark_count);
  out.key("remarks");
  out.begin_array();
  for (const quire::error& each : found.remarks) {
    out.begin_object();
    error(out, each);
    out.end_object();
  }
  out.end_array();
}

/// All that the rules refuse, the first included.
void write_mistakes(writer& out, const mistakes& found) {
  out.key("mistakes");
  out.begin_array();
  for (const mistake& each : found.all) {
    out.begin_object();
    out.member("code", each.code);
    out.member("path", each.path);
    number(out, "offset", each.offset);
    out.end_object();
  }
  out.end_array();
  number(out, "more_mistakes", found.more);
}

}  // namespace

void write_refusal(writer& out, const capture& from, const quire::error& why,
                   const std::string& shown, const options& chosen, const known_types& types) {
  error(out, why);
  if (!chosen.explain) return;
  if (const std::string here = cause_of(from, why, shown).what; !here.empty())
    out.member("here", here);
  out.member("change", change_for(from, why, shown, chosen, types));
}

void print_json(const capture& from, const verdict& found, const std::string& shown,
                const options& chosen, const known_types& types) {
  std::string text;
  writer out{text};
  out.begin_object();
  out.member("file", from.name);
  out.key("ok");
  out.boolean(!found.refused);
  out.member("release", text_of(quire::v1::revision_of(chosen.release)));
  out.member("rules", chosen.rules);
  if (!from.note.empty()) out.member("note", from.note);
  if (found.refused) {
    write_refusal(out, from, found.refused, shown, chosen, types);
    number(out, "status", static_cast<std::size_t>(found.refused.status()));
  } else {
    decoded(out, found, shown);
  }
  if (chosen.explain) {
    write_mistakes(out, mistakes_in(from, chosen, types));
    write_rulings(out, from, chosen);
  }
  out.end_object();
  std::puts(text.c_str());
}

}  // namespace inspect
