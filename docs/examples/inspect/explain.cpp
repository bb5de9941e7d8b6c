// SPDX-License-Identifier: Apache-2.0
#include "explain.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>

#include "advice.hpp"
#include "cause.hpp"
#include "others.hpp"
#include "rulings.hpp"
#include "terminal.hpp"

namespace inspect {

namespace {

struct excerpt {
  std::string bytes;
  std::string caret;
};

/// One column for each byte; line ends are shown, as they are what is often wrong.
std::string visible(char c) {
  if (c == '\r') return "␍";
  if (c == '\n') return "␊";
  return {c >= 0x20 && c < 0x7F ? c : '.'};
}

/// "LF", "NUL, 0x00", "the end": what the eye does not see; "" of what it sees.
std::string name_of_byte(std::string_view text, std::size_t offset) {
  if (offset >= text.size()) return "the end";
  const auto byte = static_cast<unsigned char>(text[offset]);
  if (byte == '\n') return "LF";
  if (byte == '\r') return "CR";
  if (byte == '\t') return "a tab";
  if (byte == ' ') return "a blank";
  if (byte >= 0x20 && byte < 0x7F) return {};
  std::array<char, 8> hex{};
  std::snprintf(hex.data(), hex.size(), "0x%02X", byte);
  return hex.data();
}

/// The bytes around `offset` on one line, and a caret under the one that is meant.
excerpt around(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t begin = offset < 30 ? 0 : offset - 30;
  excerpt out;
  for (const char c : text.substr(begin, 64)) out.bytes += visible(c);
  out.caret = std::string(offset - begin, ' ') + '^';
  if (const std::string name = name_of_byte(text, offset); !name.empty()) out.caret += ' ' + name;
  return out;
}

std::string_view shown_text(const capture& from, const quire::error& why,
                            const std::string& shown) {
  if (why.where() == quire::request_part::path) return from.target;
  return why.where() == quire::request_part::content_type ? from.content_type : shown;
}

template <class Rows>
std::string_view phrase_in(const Rows& rows, std::string_view code) {
  for (const auto& row : rows) {
    if (row.name == code) return row.phrase;
  }
  return {};
}

/// The phrase of the code's row, and whose rule it is.
std::string rule_of(const quire::error& why) {
  const std::string_view code = why.code();
  if (const auto phrase = phrase_in(quire::request_error_rows, code); !phrase.empty())
    return std::string{phrase} + "  (a rule of requests)";
  const bool in_json =
      why.where() == quire::request_part::event || why.where() == quire::request_part::environment;
  if (in_json) {
    return std::string{phrase_in(quire::json::error_rows, code)} +
           "  (a rule of JSON or of the release's types)";
  }
  return std::string{phrase_in(quire::multipart::error_rows, code)} + "  (a rule of forms)";
}

std::string place_of(const capture& from, const quire::error& why) {
  std::string place = std::to_string(why.offset());
  switch (why.where()) {
    case quire::request_part::path:
      return "the path " + printable(from.target);
    case quire::request_part::content_type:
      return "byte " + place + " of the Content-Type";
    default:
      break;
  }
  const auto end =
      from.body.begin() + static_cast<std::ptrdiff_t>(std::min(why.offset(), from.body.size()));
  const auto line = 1 + std::count(from.body.begin(), end, '\n');
  place = "byte " + place + " of the body, in its line " + std::to_string(line);
  return why.path().empty() ? place : printable(why.path()) + ", " + place;
}

std::string refused_by(const quire::error& why, const options& chosen) {
  return chosen.grammar.empty() ? "refused with " + std::to_string(why.status())
                                : "refused by " + chosen.grammar;
}

/// Whose status it is: a server may answer another.
std::string status_line(const quire::error& why, const options& chosen) {
  const std::string number = std::to_string(why.status());
  if (chosen.rules == "as_runtime")
    return "the official runtime answers " + number + "; your server may map it to another";
  return number +
         ", if your server does not map it to another; the official runtime reads by "
         "as_runtime";
}

void print_row(const char* title, const std::string& text) {
  std::printf("  %-8s  %s\n", title, text.c_str());
}

/// Which member of the release an error is about; "" if that cannot be told.
std::string schema_of(const capture& from, const quire::error& why, const options& chosen,
                      const known_types& types) {
  std::string root = "environment";
  if (why.path().empty()) return {};
  if (why.where() == quire::request_part::event) {
    const decoder_row* const widest = find_decoder(chosen, "as_runtime");
    if (widest == nullptr) return {};
    root = "event:" + widest->decode(from, limits_of(chosen), 1).type;
  }
  return types.schema_of(root, why.path());
}

/// The texts that would be known: "all", "site" of "\"all\"|\"site\"".
std::string texts_at(const std::string& schema, const known_types& types) {
  std::string all = types.texts_of(schema);
  for (auto bar = all.find('|'); bar != std::string::npos; bar = all.find('|', bar))
    all.replace(bar, 1, ", ");
  return all;
}

/// True of the codes that are about what the rows say, not about JSON.
bool is_of_rows(std::string_view code) {
  for (const auto& row : quire::json::error_rows) {
    if (row.name == code) return !concerns_document(row.code);
  }
  return false;
}

void print_others(const capture& from, const quire::error& why, const options& chosen,
                  const known_types& types) {
  const mistakes found = mistakes_in(from, chosen, types);
  const mistake first{printable(why.path()), why.code(), why.offset()};
  const char* title = "as well";
  for (const mistake& each : found.all) {
    if (each.path == first.path && each.code == first.code) continue;
    print_row(title,
              each.path + ": " + std::string{each.code} + ", byte " + std::to_string(each.offset));
    title = "";
  }
  if (found.more > 0) print_row(title, std::to_string(found.more) + " more of another type");
}

}  // namespace

std::string change_for(const capture& from, const quire::error& why, const std::string& shown,
                       const options& chosen, const known_types& types) {
  if (std::string better = cause_of(from, why, shown).change; !better.empty()) return better;
  std::string advice{advice_for(why.code())};
  if (!is_of_rows(why.code())) return advice;
  const std::string schema = schema_of(from, why, chosen, types);
  if (why.code() != name(quire::json::errc::unknown_value)) {
    const std::string rule = types.rule_of(schema);
    if (rule.empty()) return advice;
    const bool must_be_there = why.code() == "is_null" && rule.ends_with("required");
    return (must_be_there ? "send a value" : advice) + "; the release has: " + rule;
  }
  const std::string texts = texts_at(schema, types);
  if (texts.empty()) return advice;
  const bool is_newest = quire::v1::revision_of(chosen.release) == quire::v1::newest_revision;
  return "send one of " + texts + (is_newest ? "" : "; a newer release may have more: --release");
}

void print_refusal(const capture& from, const quire::error& why, const std::string& shown,
                   const options& chosen) {
  std::string what = cause_of(from, why, shown).what;
  if (!what.empty()) what.insert(0, ": ");
  std::fprintf(stderr, "%s: %s: %s%s\n", from.name.c_str(), refused_by(why, chosen).c_str(),
               printable(why.message()).c_str(), what.c_str());
  const excerpt bytes = around(shown_text(from, why, shown), why.offset());
  std::fprintf(stderr, "  %s\n  %s\n", bytes.bytes.c_str(), bytes.caret.c_str());
  if (!from.note.empty()) std::fprintf(stderr, "  note: %s\n", from.note.c_str());
}

void print_explanation(const capture& from, const quire::error& why, const std::string& shown,
                       const options& chosen, const known_types& types) {
  const excerpt bytes = around(shown_text(from, why, shown), why.offset());
  const std::string happened = cause_of(from, why, shown).what;
  std::printf("%s: %s\n", from.name.c_str(), in(paint::bad, refused_by(why, chosen)).c_str());
  print_row("rule", std::string{why.code()} + ": " + rule_of(why));
  if (!happened.empty()) print_row("here", happened);
  if (chosen.grammar.empty()) {
    print_row("status", status_line(why, chosen));
    print_row("decoder", "v1, release " + revision_text(chosen) + ", rules " + chosen.rules);
  } else {
    print_row("grammar", chosen.grammar + ", of the form alone");
  }
  print_row("place", place_of(from, why));
  print_row("bytes", bytes.bytes);
  print_row("", in(paint::bad, bytes.caret));
  print_row("change", change_for(from, why, shown, chosen, types));
  if (chosen.grammar.empty()) print_others(from, why, chosen, types);
  if (why.where() == quire::request_part::form)
    print_row("lines", "end with " + line_ends_of(from));
  if (!from.note.empty()) print_row("note", from.note);
  print_rulings(from, chosen);
  std::puts("");
}

}  // namespace inspect
