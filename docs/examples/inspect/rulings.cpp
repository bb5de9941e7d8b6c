// SPDX-License-Identifier: Apache-2.0
#include "rulings.hpp"

#include <cstdint>
#include <cstdio>

#include "grammars.hpp"
#include "terminal.hpp"
#include "verdict.hpp"

namespace inspect {

namespace {

constexpr std::string_view members = " members passed over";
constexpr std::string_view parts = " parts";

void print_row(const ruling& each, std::string_view counted) {
  const bool good = each.is_here && !each.refused;
  std::printf("              %-11s %s\n", each.by.c_str(),
              in(good ? paint::good : paint::bad, text_of(each, counted)).c_str());
}

void write(quire::json::writer& out, const char* key, const std::vector<ruling>& all,
           std::string_view counted) {
  out.key(key);
  out.begin_object();
  for (const ruling& each : all) {
    if (!each.is_here) continue;
    out.key(each.by);
    out.begin_object();
    out.key("ok");
    out.boolean(!each.refused);
    if (each.refused) {
      out.member("code", each.refused.code());
      out.member("path", each.refused.path());
    }
    out.key(each.refused ? "offset" : counted);
    out.integer(static_cast<std::int64_t>(each.refused ? each.refused.offset() : each.count));
    out.end_object();
  }
  out.end_object();
}

}  // namespace

std::vector<ruling> rulings_of_rules(const capture& from, const options& chosen) {
  std::vector<ruling> all;
  for (const std::string& rules : rules_names()) {
    ruling& made = all.emplace_back();
    made.by = rules;
    const decoder_row* const by = find_decoder(chosen, rules);
    made.is_here = by != nullptr;
    if (by == nullptr) continue;
    const verdict found = by->decode(from, limits_of(chosen), 1);
    made.refused = found.refused;
    made.count = found.remark_count;
  }
  return all;
}

std::vector<ruling> rulings_of_grammars(const capture& from, const options& chosen) {
  std::vector<ruling> all;
  for (const std::string& grammar : grammar_names()) {
    const form found = read_form(grammar, from, limits_of(chosen).form);
    all.push_back({grammar, true, found.refused, found.parts.size()});
  }
  return all;
}

std::string text_of(const ruling& each, std::string_view counted) {
  if (!each.is_here) return "not in this build: QUIRE_INSPECT_RELEASES=ON";
  if (!each.refused) {
    if (each.count == 0 && counted == members) return "accepted";
    if (each.count == 1)
      return counted == parts ? "accepted, 1 part" : "accepted, 1 member passed over";
    return "accepted, " + std::to_string(each.count) + std::string{counted};
  }
  std::string text = "refused: ";
  if (!each.refused.path().empty()) text += printable(each.refused.path()) + ": ";
  text += each.refused.code();
  if (each.refused.where() == quire::request_part::path) return text;
  text += ", byte " + std::to_string(each.refused.offset());
  const bool in_type = each.refused.where() == quire::request_part::content_type;
  return in_type ? text + " of the Content-Type" : text;
}

void print_rulings(const capture& from, const options& chosen) {
  std::printf("  verdicts  rules of the decoder, release %s; it reads forms by workerd\n",
              revision_text(chosen).c_str());
  for (const ruling& each : rulings_of_rules(from, chosen)) print_row(each, members);
  std::printf("            grammars, of the form alone\n");
  for (const ruling& each : rulings_of_grammars(from, chosen)) print_row(each, parts);
}

void print_rulings_of_accepted(const capture& from, const options& chosen) {
  print_rulings(from, chosen);
  std::puts(
      "  next      accepted as asked; why another refuses it: --explain --rules NAME, --explain "
      "--grammar NAME");
}

void write_rulings(quire::json::writer& out, const capture& from, const options& chosen) {
  write(out, "rules_say", rulings_of_rules(from, chosen), "passed_over");
  write(out, "grammars_say", rulings_of_grammars(from, chosen), "parts");
}

}  // namespace inspect
