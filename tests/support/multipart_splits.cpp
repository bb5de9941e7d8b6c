// SPDX-License-Identifier: Apache-2.0
// multipart-splits FILE...: cuts each body in every way and holds events, error code and offset
// against those of the whole body, in each grammar. A body is NAME.body beside NAME.ct (the content
// type) or NAME.headers (one header a line). Ends with `N passed, N failed`.
#include <quire/core/ascii.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <mutex>
#include <string>
#include <string_view>
#include <support/splits.hpp>
#include <thread>
#include <vector>

namespace {

namespace multipart = quire::multipart;

std::string read(const std::string& path, bool& found) {
  std::ifstream file(path, std::ios::binary);
  found = file.good();
  return {std::istreambuf_iterator<char>(file), {}};
}

// The value of Content-Type among header lines.
std::string content_type_of(std::string_view headers) {
  while (!headers.empty()) {
    std::string_view line = headers.substr(0, headers.find('\n'));
    headers.remove_prefix(line.size() < headers.size() ? line.size() + 1 : line.size());
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (!quire::core::equal_any_case(line.substr(0, colon), "content-type")) continue;
    line.remove_prefix(colon + 1);
    return std::string(quire::core::trim(line, quire::core::is_blank));
  }
  return {};
}

class run {
 public:
  run(std::vector<std::string> files, const support::thoroughness& how)
      : m_files(std::move(files)), m_how(how) {}

  bool all() {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::thread::hardware_concurrency(); ++i) {
      threads.emplace_back([this] { work(); });
    }
    for (std::thread& each : threads) each.join();
    std::printf("%zu cuts\n%zu passed, %zu failed\n", m_cuts.load(), m_passed.load(),
                m_failed.load());
    return m_failed == 0 && m_passed != 0;
  }

 private:
  void work() {
    for (std::size_t next = m_next++; next < m_files.size(); next = m_next++) {
      const auto begin = std::chrono::steady_clock::now();
      split_file(m_files[next]);
      const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin;
      if (spent.count() > 1) report(m_files[next], "took " + std::to_string(spent.count()) + " s");
    }
  }

  void split_file(const std::string& path) {
    bool found = false;
    const std::string body = read(path, found);
    const std::string stem = path.substr(0, path.size() - std::string_view(".body").size());
    std::string content_type = read(stem + ".ct", found);
    if (!found) content_type = content_type_of(read(stem + ".headers", found));
    if (!found) return count(false), report(path, "no .ct and no .headers beside it");
    split<multipart::fetch>(path, content_type, body, "fetch");
    split<multipart::workerd>(path, content_type, body, "workerd");
    split<multipart::strict>(path, content_type, body, "strict");
  }

  template <multipart::grammar G>
  void split(const std::string& path, const std::string& content_type, const std::string& body,
             std::string_view grammar) {
    const auto boundary = multipart::boundary_from_content_type<G>(content_type);
    if (!boundary.ok()) return count(true);  // refused before there are chunks
    support::splitter<G> splitter(*boundary, {}, body);
    const support::split_result result = splitter.run(m_how);
    m_cuts += result.runs;
    count(!result.difference);
    if (result.difference) report(path, std::string(grammar) + ": " + *result.difference);
  }

  void count(bool good) { ++(good ? m_passed : m_failed); }

  void report(const std::string& path, const std::string& what) {
    const std::lock_guard lock(m_output);
    std::printf("[%zu of %zu] %s: %s\n", m_next.load(), m_files.size(), path.c_str(), what.c_str());
    std::fflush(stdout);
  }

  std::vector<std::string> m_files;
  support::thoroughness m_how;
  std::atomic<std::size_t> m_next{0};
  std::atomic<std::size_t> m_cuts{0};
  std::atomic<std::size_t> m_passed{0};
  std::atomic<std::size_t> m_failed{0};
  std::mutex m_output;
};

}  // namespace

int main(int count, char** arguments) {
  support::thoroughness how;
  std::vector<std::string> files;
  for (int i = 1; i < count; ++i) {
    const std::string_view argument = arguments[i];
    if (argument.rfind("--two=", 0) == 0) {
      how.two = std::strtoull(argument.data() + 6, nullptr, 10);
    } else if (argument.rfind("--three=", 0) == 0) {
      how.three = std::strtoull(argument.data() + 8, nullptr, 10);
    } else {
      files.emplace_back(argument);
    }
  }
  if (files.empty()) {
    std::fputs("Usage: multipart-splits [--two=LONGEST] [--three=LONGEST] FILE.body...\n", stderr);
    return 2;
  }
  return run(std::move(files), how).all() ? 0 : 1;
}
