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

struct totals {
  counts types;
  counts codes;  ///< of refusals
  counts remarks;
  std::map<unsigned, std::size_t> sizes;  ///< by the power of two they are below
  std::size_t seen = 0;
  std::size_t bytes = 0;
  std::size_t refused = 0;
  std::vector<double> microseconds;
};

void count(totals& all, std::string_view type, bool known, std::string_view code,
           std::size_t size) {
  ++all.seen;
  all.bytes += size;
  ++all.sizes[static_cast<unsigned>(std::bit_width(size))];
  if (code.empty()) {
    ++all.types[printable(type) + (known ? "" : " (unknown)")];
  } else {
    ++all.refused;
    ++all.codes[std::string{code}];
  }
}

void count_capture(totals& all, const capture& from, const options& chosen) {
  const verdict found = decoder_for(chosen).decode(from, limits_of(chosen), 1);
  count(all, found.type, found.known, found.refused.code(), from.body.size());
  if (!found.refused) all.microseconds.push_back(found.microseconds);
  for (const quire::error& each : found.remarks)
    ++all.remarks[printable(each.path()) + ": " + std::string{each.code()}];
}

void count_log(totals& all, const std::string& file, const options& chosen) {
  std::ifstream opened;
  if (file != "-") opened.open(file, std::ios::binary);
  if (file != "-" && !opened) throw trouble{"cannot read " + file};
  std::error_code none;
  const auto whole = file == "-" ? 0 : std::filesystem::file_size(file, none);
  progress_bar bar{none ? 0 : static_cast<std::size_t>(whole)};
  decoder_for(chosen).read_log(
      file == "-" ? std::cin : opened,
      [&](const log_line& line) { count(all, line.type, line.known, line.code, line.size); },
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

void print_text(totals& all) {
  std::printf("%s read, %s refused, %s\n", with_commas(all.seen).c_str(),
              with_commas(all.refused).c_str(), in_bytes(all.bytes).c_str());
  print_chart("types", {all.types.begin(), all.types.end()}, true);
  print_chart("refused", {all.codes.begin(), all.codes.end()}, true);
  print_chart("passed over", {all.remarks.begin(), all.remarks.end()}, true);
  std::vector<std::pair<std::string, std::size_t>> sizes;
  for (const auto& [power, number] : all.sizes)
    sizes.emplace_back("below " + in_bytes(std::size_t{1} << power), number);
  print_chart("sizes", sizes, false);
  if (all.microseconds.empty()) return;
  std::sort(all.microseconds.begin(), all.microseconds.end());
  std::printf("decoded in %.2f us, the median; %.2f us, the slowest\n",
              all.microseconds[all.microseconds.size() / 2], all.microseconds.back());
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
