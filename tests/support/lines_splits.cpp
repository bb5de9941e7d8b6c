// SPDX-License-Identifier: Apache-2.0
// lines-splits LOGS [SEED] [--planted]: so many event logs, good and damaged, each read whole, cut
// in two at every place with empty chunks between, in chunks of every size to 1,024 and, if it is
// short, in three at every pair of places. What a line says must be the same. Ends with status 1 at
// the first difference. With --planted, a reader for which a line ends where its chunk does stands
// in the place of quire's: that must be found, or else the status is 1.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fuzz/event_lines.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

class log_maker {
 public:
  explicit log_maker(std::uint64_t seed) : m_random(seed) {}

  std::string log() {
    constexpr std::string_view lines[] = {
        R"({"type":"site_view","eventId":"a","url":"https://example.com/","visitor":{"ip":"192.0.2.1"}})",
        R"({"eventId":"\u00e9\n","type":"later","x":[1,{"y":"\\"}]})",
        R"({"type":"fetch","request":{"method":"post","url":"u"}})",
        "{\"type\":\"site_view\",\"url\":\"\xE2\x82\xAC\"}",
        "[1]",
        "{",
        "{\"type\":tru",
        "  \t",
        "",
        "{}"};
    constexpr std::string_view ends[] = {"\n", "\n", "\r\n", " \n"};
    std::string all;
    for (std::size_t left = 1 + below(5); left != 0; --left)
      all.append(lines[below(std::size(lines))]).append(ends[below(std::size(ends))]);
    for (std::size_t left = below(3); left != 0 && !all.empty(); --left) damage(all);
    return all;
  }
  quire::json::limits limits() {
    quire::json::limits some;
    if (below(3) == 0) some.bytes = below(120);
    return some;
  }

 private:
  std::size_t below(std::size_t limit) { return m_random() % limit; }
  void damage(std::string& all) {
    const std::size_t at = below(all.size());
    if (below(2) == 0) {
      all.resize(at);
    } else {
      all[at] = static_cast<char>(below(256));
    }
  }

  std::mt19937_64 m_random;
};

class splits {
 public:
  splits(std::string log, const quire::json::limits& limits, bool planted)
      : m_planted(planted),
        m_log(std::move(log)),
        m_limits(limits),
        m_wanted(quire::fuzz::told_whole(m_log, limits)) {}

  /// False at the first cut that changes something.
  bool all() {
    const std::size_t size = m_log.size();
    for (std::size_t at = 0; at <= size; ++at)
      if (!same({{0, at, 0}})) return false;
    for (std::size_t chunk = 1; chunk <= 1024 && chunk <= size + 1; ++chunk)
      if (!same({{}, chunk})) return false;
    for (std::size_t first = 0; size <= 200 && first < size; ++first)
      for (std::size_t second = 1; first + second < size; ++second)
        if (!same({{first, second}})) return false;
    return true;
  }
  [[nodiscard]] std::size_t runs() const { return m_runs; }

 private:
  bool same(const support::cuts& sizes) {
    ++m_runs;
    if (m_planted) return planted(sizes) == m_wanted;
    if (quire::fuzz::told_in_chunks(m_log, m_limits, sizes) == m_wanted) return true;
    std::printf("difference in pieces of");
    for (const std::size_t size : sizes.sizes) std::printf(" %zu", size);
    std::printf(", then %zu, lines of %zu:\n%s\n", sizes.rest, m_limits.bytes, m_log.c_str());
    return false;
  }

  /// The fault that this program is there to find.
  [[nodiscard]] std::vector<quire::fuzz::told_line> planted(const support::cuts& sizes) const {
    std::vector<quire::fuzz::told_line> all;
    std::string_view rest = m_log;
    for (std::size_t i = 0; !rest.empty(); ++i) {
      const std::string_view piece = rest.substr(0, sizes.at(i));
      rest.remove_prefix(piece.size());
      for (auto& line : quire::fuzz::told_whole(piece, m_limits)) all.push_back(std::move(line));
    }
    return all;
  }

  bool m_planted;
  std::string m_log;
  quire::json::limits m_limits;
  std::vector<quire::fuzz::told_line> m_wanted;
  std::size_t m_runs = 0;
};

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("Usage: lines-splits LOGS [SEED] [--planted]\n", stderr);
    return 2;
  }
  const std::size_t wanted = std::strtoull(arguments[1], nullptr, 10);
  log_maker make{count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1};
  const bool planted = count > 3 && std::string_view{arguments[3]} == "--planted";
  std::size_t runs = 0;
  for (std::size_t logs = 0; logs != wanted; ++logs) {
    std::string log = make.log();
    splits each{std::move(log), make.limits(), planted};
    const bool same = each.all();
    if (planted && !same) return std::puts("the planted fault was found"), 0;
    if (!same) return 1;
    runs += each.runs();
    if (logs % 100 == 99) std::printf("%zu of %zu logs, %zu runs\n", logs + 1, wanted, runs);
    std::fflush(stdout);
  }
  std::printf("%zu runs over %zu logs: no difference\n", runs, wanted);
  return planted ? 1 : 0;
}
