// SPDX-License-Identifier: Apache-2.0
// Counts the views of each page in an event log: a file with one event's JSON a line. The part that
// belongs to your program is `count_views`; the rest reads the file and prints.
#include <quire/lines.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

struct tally {
  std::map<std::string, std::size_t, std::less<>> views;  // by page
  std::size_t events = 0;
  std::size_t bad = 0;
  std::size_t cut = 0;  // 1 if the log ends in the middle of a line
};

void count_views(const quire::v1::event_lines::line_type& line, tally& all) {
  if (!line) {
    ++(line.error().truncated() ? all.cut : all.bad);
    std::cerr << line.error().message() << '\n';
    return;
  }
  ++all.events;
  visit(
      *line,
      [&](const quire::v1::site_view& view) {
        const std::string_view page = view.url.substr(0, view.url.find_first_of("?#"));
        const auto found = all.views.find(page);
        ++(found != all.views.end() ? found : all.views.emplace(page, 0).first)->second;
      },
      [](const auto&) {});
}

/// A line on a terminal that shows how far the reading is.
class progress {
 public:
  explicit progress(std::uintmax_t total) : m_total(total), m_shown(::isatty(STDERR_FILENO) == 1) {}
  void at(std::uintmax_t done) {
    const auto now = std::chrono::steady_clock::now();
    if (!m_shown || now - m_last < std::chrono::milliseconds{100}) return;
    m_last = now;
    std::fprintf(stderr, "\r%3.0f %%",
                 m_total == 0 ? 100.0 : 100.0 * double(done) / double(m_total));
  }
  void end() const {
    if (m_shown) std::fputs("\r     \r", stderr);
  }

 private:
  std::uintmax_t m_total;
  bool m_shown;
  std::chrono::steady_clock::time_point m_last;
};

/// Reads the log in pieces, as long as they may be: a line may be cut anywhere.
tally read(const std::string& file) {
  std::ifstream in{file, std::ios::binary};
  if (!in) throw std::runtime_error("cannot read " + file);
  progress bar{std::filesystem::file_size(file)};
  quire::v1::event_lines lines;
  std::vector<char> chunk(std::size_t{1} << 20U);
  std::uintmax_t done = 0;
  tally all;
  while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())), in.gcount() > 0) {
    lines.feed({chunk.data(), static_cast<std::size_t>(in.gcount())});
    while (lines.next()) count_views(lines.line(), all);
    bar.at(done += static_cast<std::uintmax_t>(in.gcount()));
  }
  if (lines.finish()) count_views(lines.line(), all);
  bar.end();
  return all;
}

void print(const tally& all, std::size_t most) {
  std::vector<std::pair<std::size_t, std::string_view>> pages;
  for (const auto& [page, count] : all.views) pages.emplace_back(count, page);
  std::sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first > b.first : a.second < b.second;
  });
  std::printf("%10s  page\n", "views");
  for (std::size_t i = 0; i < pages.size() && i < most; ++i)
    std::printf("%10zu  %.*s\n", pages[i].first, static_cast<int>(pages[i].second.size()),
                pages[i].second.data());
  if (pages.size() > most) std::printf("            and %zu more\n", pages.size() - most);
  std::printf("%zu events, %zu bad lines%s\n", all.events, all.bad,
              all.cut == 0 ? "" : ", and the log ends in the middle of a line");
}

}  // namespace

int main(int argc, char** argv) try {
  std::string file;
  std::size_t most = 20;
  CLI::App app{
      "Counts the views of each page in an event log, one event's JSON a line.\n"
      "Exit status: 0 if every line was an event, 1 if some were not, 2 if the log cannot be "
      "read."};
  app.add_option("LOG", file, "the log")->required()->check(CLI::ExistingFile);
  app.add_option("--pages", most, "pages to show")->capture_default_str();
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : 2;
  }
  const tally all = read(file);
  print(all, most);
  return all.bad + all.cut == 0 ? 0 : 1;
} catch (const std::exception& wrong) {
  std::cerr << argv[0] << ": " << wrong.what() << '\n';
  return 2;
}
