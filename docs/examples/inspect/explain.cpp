// SPDX-License-Identifier: Apache-2.0
#include "explain.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>

#include "advice.hpp"
#include "grammars.hpp"
#include "terminal.hpp"

namespace inspect {

namespace {

struct excerpt {
  std::string bytes;
  std::string caret;
};

/// The bytes around `offset` on one line, and a caret under the one that is meant.
excerpt around(std::string_view text, std::size_t offset) {
  offset = std::min(offset, text.size());
  const std::size_t begin = offset < 30 ? 0 : offset - 30;
  excerpt out;
  for (const char c : text.substr(begin, 64)) out.bytes += c >= 0x20 && c < 0x7F ? c : '.';
  out.caret = std::string(offset - begin, ' ') + '^';
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

}  // namespace

void print_refusal(const capture& from, const quire::error& why, const std::string& shown) {
  std::fprintf(stderr, "%s: refused with %d: %s\n", from.name.c_str(), why.status(),
               printable(why.message()).c_str());
  const excerpt bytes = around(shown_text(from, why, shown), why.offset());
  std::fprintf(stderr, "  %s\n  %s\n", bytes.bytes.c_str(), bytes.caret.c_str());
  if (!from.note.empty()) std::fprintf(stderr, "  note: %s\n", from.note.c_str());
}

void print_explanation(const capture& from, const quire::error& why, const std::string& shown,
                       const options& chosen) {
  const excerpt bytes = around(shown_text(from, why, shown), why.offset());
  std::printf("%s: %s\n", from.name.c_str(),
              in(paint::bad, "refused with " + std::to_string(why.status())).c_str());
  std::printf("  rule      %s: %s\n", std::string{why.code()}.c_str(), rule_of(why).c_str());
  std::printf("  decoder   v1, release %s, rules %s\n",
              text_of(quire::v1::revision_of(chosen.release)).c_str(), chosen.rules.c_str());
  std::printf("  place     %s\n", place_of(from, why).c_str());
  std::printf("  bytes     %s\n            %s\n", bytes.bytes.c_str(),
              in(paint::bad, bytes.caret).c_str());
  std::printf("  change    %s\n", std::string{advice_for(why.code())}.c_str());
  std::printf("  the form  %s\n", verdicts_of_grammars(from, limits_of(chosen).form).c_str());
  if (!from.note.empty()) std::printf("  note      %s\n", from.note.c_str());
  std::puts("");
}

}  // namespace inspect
