// SPDX-License-Identifier: Apache-2.0
#include "stats.hpp"

#include <quire/json/writer.hpp>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "terminal.hpp"
#include "verdict.hpp"

namespace inspect {

namespace {

using counts = std::map<std::string, std::size_t>;

/// Where one was refused.
struct refusal {
  std::string file;
  std::string code;
  std::string path;
  std::string message;
};
constexpr std::size_t most_kept = 1000;  // of refusals, for programs
constexpr std::size_t most_shown = 20;   // of them, for people
constexpr std::size_t least_timed = 10;  // captures: a median of fewer says nothing
constexpr int runs = 31;                 // of each, of which the median counts

struct totals {
  counts types;
  counts codes;   ///< of refusals
  counts places;  ///< of refusals, with their members
  counts remarks;
  std::map<unsigned, std::size_t> sizes;  ///< by the power of two they are below
  std::size_t seen = 0;
  std::size_t bytes = 0;
  std::size_t refused = 0;
  std::vector<refusal> refusals;  ///< the first ones
  std::vector<double> microseconds;
};

void count(totals& all, std::size_t size) {
  ++all.seen;
  all.bytes += size;
  ++all.sizes[static_cast<unsigned>(std::bit_width(size))];
}

void count_type(totals& all, std::string_view type, bool known) {
  ++all.types[printable(type) + (known ? "" : " (unknown)")];
}

/// "event.referrer: is_null".
std::string place_and_code(std::string_view path, std::string_view code) {
  return (path.empty() ? "" : printable(path) + ": ") + std::string{code};
}

void count_refusal(totals& all, refusal each) {
  ++all.refused;
  ++all.codes[each.code];
  ++all.places[place_and_code(each.path, each.code)];
  if (all.refusals.size() < most_kept) all.refusals.push_back(std::move(each));
}

void count_capture(totals& all, const capture& from, const options& chosen) {
  const verdict found = decoder_for(chosen).decode(from, limits_of(chosen), runs);
  count(all, from.body.size());
  if (const quire::error& why = found.refused; why)
    return count_refusal(
        all, {from.name, std::string{why.code()}, std::string{why.path()}, why.message()});
  count_type(all, found.type, found.known);
  all.microseconds.push_back(found.microseconds);
  for (const quire::error& each : found.remarks)
    ++all.remarks[place_and_code(each.path(), each.code())];
}

void count_log(totals& all, const std::string& file, const options& chosen) {
  std::ifstream opened;
  const bool is_input = file == "-";
  if (!is_input) opened.open(file, std::ios::binary);
  if (!is_input && !opened) throw trouble{"cannot read " + file};
  std::error_code none;
  const auto whole = is_input ? 0 : std::filesystem::file_size(file, none);
  progress_bar bar{none ? 0 : static_cast<std::size_t>(whole)};
  decoder_for(chosen).read_log(
      is_input ? std::cin : opened, limits_of(chosen).event,
      [&](const log_line& line) {
        count(all, line.size);
        if (line.code.empty()) return count_type(all, line.type, line.known);
        count_refusal(all, {is_input ? "standard input" : file, std::string{line.code},
                            std::string{line.path}, line.message});
      },
      [&](std::size_t bytes) { bar.advance(bytes); });
}

void print_chart(const char* title, std::vector<std::pair<std::string, std::size_t>> rows,
                 bool by_count) {
  if (rows.empty()) return;
  if (by_count)
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
  std::size_t most = 0;
  std::size_t width = 0;
  for (const auto& [name, number] : rows) {
    most = std::max(most, number);
    width = std::max(width, name.size());
  }
  std::printf("%s\n", title);
  for (const auto& [name, number] : rows)
    std::printf("  %-*s  %10s  %s\n", static_cast<int>(width), name.c_str(),
                with_commas(number).c_str(), in(paint::name, bar(number, most)).c_str());
}

void print_refusals(const totals& all) {
  for (std::size_t i = 0; i < std::min(all.refusals.size(), most_shown); ++i)
    std::printf("  %s: %s\n", all.refusals[i].file.c_str(),
                printable(all.refusals[i].message).c_str());
  if (all.refused > most_shown)
    std::printf("  … %s more\n", with_commas(all.refused - most_shown).c_str());
}

void print_text(totals& all) {
  std::printf("%s read, %s refused, %s\n", with_commas(all.seen).c_str(),
              with_commas(all.refused).c_str(), in_bytes(all.bytes).c_str());
  print_chart("types", {all.types.begin(), all.types.end()}, true);
  print_chart("refused", {all.places.begin(), all.places.end()}, true);
  print_refusals(all);
  print_chart("passed over", {all.remarks.begin(), all.remarks.end()}, true);
  std::vector<std::pair<std::string, std::size_t>> sizes;
  for (const auto& [power, number] : all.sizes)
    sizes.emplace_back("below " + in_bytes(std::size_t{1} << power), number);
  print_chart("sizes", sizes, false);
  if (all.microseconds.size() < least_timed) return;
  std::sort(all.microseconds.begin(), all.microseconds.end());
  std::printf(
      "decoded in %.2f us, the median of %zu; %.2f us, the slowest (each the median of %d)\n",
      all.microseconds[all.microseconds.size() / 2], all.microseconds.size(),
      all.microseconds.back(), runs);
}

void print_counts(quire::json::writer& out, std::string_view key, const counts& all) {
  out.key(key);
  out.begin_object();
  for (const auto& [name, number] : all) {
    out.key(name);
    out.integer(static_cast<std::int64_t>(number));
  }
  out.end_object();
}

void write_refusals(quire::json::writer& out, const totals& all) {
  out.key("refusals");
  out.begin_array();
  for (const refusal& each : all.refusals) {
    out.begin_object();
    out.member("file", each.file);
    out.member("code", each.code);
    out.member("path", each.path);
    out.member("message", each.message);
    out.end_object();
  }
  out.end_array();
}

void print_object(const totals& all) {
  std::string text;
  quire::json::writer out{text};
  out.begin_object();
  const auto number = [&out](std::string_view key, std::size_t value) {
    out.key(key);
    out.integer(static_cast<std::int64_t>(value));
  };
  number("read", all.seen);
  number("refused", all.refused);
  number("bytes", all.bytes);
  print_counts(out, "types", all.types);
  print_counts(out, "codes", all.codes);
  print_counts(out, "remarks", all.remarks);
  write_refusals(out, all);
  out.end_object();
  std::puts(text.c_str());
}

}  // namespace

bool print_stats(const options& chosen) {
  totals all;
  const std::vector<std::string> files = find_files(chosen);
  {
    progress_bar bar{files.size()};
    for (const std::string& file : files) {
      if (is_log(file) || (file == "-" && chosen.content_type.empty())) {
        count_log(all, file, chosen);
      } else {
        count_capture(all, load(file, chosen), chosen);
      }
      bar.advance(1);
    }
  }
  if (all.seen == 0) throw trouble{"there is nothing to count"};
  chosen.json ? print_object(all) : print_text(all);
  return all.refused == 0;
}

}  // namespace inspect
