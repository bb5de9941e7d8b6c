// SPDX-License-Identifier: Apache-2.0
// What a benchmark says: a table for people, rows for programs, and how far it has come. Include in
// one source file of a program (it counts allocations).
#ifndef QUIRE_BENCH_SUPPORT_REPORT_HPP
#define QUIRE_BENCH_SUPPORT_REPORT_HPP

#include <bench/support/allocations.hpp>
#include <bench/support/contest.hpp>
#include <bench/support/options.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace quire::bench {

/// What the options below mean, for a program's usage.
inline constexpr const char* report_usage =
    "  --rounds=N     rounds of each contest; a turn of one contestant in a round takes about 0.2 "
    "ms\n"
    "  --check        times nothing: only says what each contestant was seen to find\n"
    "  --json         rows as JSON in place of the table\n"
    "  --json=FILE    rows as JSON there, beside the table\n"
    "A row: median of the rounds [quartiles], median of the rounds' speed against the first row's\n"
    "(of the fastest round). Ends with 1 if one of quire's own fails or finds something else.\n";

/// What is read: the rows of a contest share it.
struct work {
  std::string group;  // what else varies, as the boundary; or empty
  std::string name;
  std::string note;
  std::size_t bytes = 0;
  std::size_t parts = 0;  // parts of forms, or documents
  std::size_t x = 0;      // what a row of works varies by, as a size; 0 if nothing
};

class report {
 public:
  report(const options& asked, std::size_t rounds)
      : m_rounds(asked.has("--check") ? 0 : asked.number("--rounds=", rounds)),
        m_table(!asked.has("--json")) {
    const std::string file = asked.value("--json=");
    if (m_table && file.empty()) return;
    m_json = m_table ? std::fopen(file.c_str(), "w") : stdout;
    if (m_json == nullptr) {
      std::perror(file.c_str());
      std::exit(2);
    }
    std::fputs("[", m_json);
  }
  ~report() {
    if (m_json == nullptr) return;
    std::fputs("\n]\n", m_json);
    if (m_table) std::fclose(m_json);
  }
  report(const report&) = delete;
  report& operator=(const report&) = delete;

  /// How often `begin` will be called in all.
  void expect(std::size_t works) { m_works = works; }

  /// The rows that follow are of this work. Says on standard error how far the program has come, in
  /// the form of Ninja's, which tests/follow reads.
  void begin(const work& now) {
    m_work = now;
    std::fprintf(stderr, "[%zu/%zu] %s %s\n", ++m_begun, m_works, now.group.c_str(),
                 now.name.c_str());
    if (!m_table) return;
    std::printf("%s%s%s, %s%s%zu bytes, %zu parts\n", now.group.c_str(),
                now.group.empty() ? "" : " ", now.name.c_str(), now.note.c_str(),
                now.note.empty() ? "" : ", ", now.bytes, now.parts);
  }

  /// Holds the contest, and shows its rows from number `from` on, in the first one's speed times
  /// `unit`. Returns what `hold` does.
  std::vector<standing> race(const std::vector<contestant>& field, std::size_t from = 0,
                             double unit = 1, std::size_t fewer = 1) {
    std::vector<standing> result;
    if (m_rounds != 0) result = hold(field, std::max<std::size_t>(3, m_rounds / fewer));
    for (std::size_t i = from; i < field.size(); ++i) {
      standing one = result.empty() ? standing{field[i].name} : result[i];
      one.ratio *= unit;
      one.ratio_of_fastest *= unit;
      row(field[i], one);
    }
    std::fflush(stdout);
    return result;
  }

  /// 0, or 1 if one of quire's failed.
  [[nodiscard]] int status() const {
    std::fprintf(stderr, "%zu rows, %zu of quire's failed\n", m_rows, m_bad);
    return m_bad == 0 && m_rows != 0 ? 0 : 1;
  }
  [[nodiscard]] std::size_t rounds() const { return m_rounds; }
  /// What quire's contestants allocated, all together, in one run each.
  [[nodiscard]] std::size_t allocated() const { return m_allocated; }

 private:
  void row(const contestant& of, const standing& one) {
    const bool bad = of.seen == outcome::failed || of.seen == outcome::other;
    if (bad && !of.peer) ++m_bad;
    const bool timed = m_rounds != 0 && of.seen != outcome::failed;
    const std::size_t allocated = timed ? allocations_of(of) : 0;
    if (!of.peer) m_allocated += allocated;
    if (m_table) table_row(of, one, timed, allocated);
    if (m_json != nullptr) json_row(of, one, timed, allocated);
    ++m_rows;
  }

  void table_row(const contestant& of, const standing& one, bool timed,
                 std::size_t allocated) const {
    const char* const seen = of.seen == outcome::failed  ? "  FAILED"
                             : of.seen == outcome::other ? "  FINDS SOMETHING ELSE"
                                                         : "";
    if (!timed) {
      std::printf("  %-36s %s%s\n", of.name.c_str(), name_of(of.seen), seen);
      return;
    }
    const double each = one.nanoseconds / static_cast<double>(m_work.parts ? m_work.parts : 1);
    const double speed = static_cast<double>(m_work.bytes) / one.nanoseconds;
    std::printf(
        "  %-36s %12.1f ns [%.1f, %.1f]  %6.3f (%.3f)  %7.2f GB/s %9.1f ns a part  %zu "
        "allocations%s\n",
        of.name.c_str(), one.nanoseconds, one.lower, one.upper, one.ratio, one.ratio_of_fastest,
        speed, each, allocated, seen);
  }

  void json_row(const contestant& of, const standing& one, bool timed, std::size_t allocated) {
    std::fprintf(m_json,
                 "%s\n{\"group\":\"%s\",\"workload\":\"%s\",\"x\":%zu,\"bytes\":%zu,\"parts\":%zu,"
                 "\"contestant\":\"%s\",\"peer\":%s,\"found\":\"%s\"",
                 m_rows == 0 ? "" : ",", m_work.group.c_str(), m_work.name.c_str(), m_work.x,
                 m_work.bytes, m_work.parts, of.name.c_str(), of.peer ? "true" : "false",
                 name_of(of.seen));
    if (timed) {
      std::fprintf(m_json,
                   ",\"nanoseconds\":%.1f,\"lower\":%.1f,\"upper\":%.1f,\"fastest\":%.1f,"
                   "\"ratio\":%.4f,\"ratio_of_fastest\":%.4f,\"allocations\":%zu",
                   one.nanoseconds, one.lower, one.upper, one.fastest, one.ratio,
                   one.ratio_of_fastest, allocated);
    }
    std::fputs("}", m_json);
  }

  std::size_t m_rounds;
  bool m_table;
  std::size_t m_works = 0;
  std::FILE* m_json = nullptr;
  work m_work;
  std::size_t m_begun = 0;
  std::size_t m_rows = 0;
  std::size_t m_bad = 0;
  std::size_t m_allocated = 0;
};

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_REPORT_HPP
