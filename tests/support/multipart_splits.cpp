// SPDX-License-Identifier: Apache-2.0
// multipart-splits FILE...: cuts each body in every way and holds events, error code and offset
// against those of the whole body, in each grammar. A body is NAME.body beside NAME.ct (the content
// type) or NAME.headers (one header a line). Ends with `N passed, N failed`.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdio>
#include <mutex>
#include <string>
#include <string_view>
#include <support/body_files.hpp>
#include <support/splits.hpp>
#include <thread>
#include <vector>

namespace {

namespace multipart = quire::multipart;

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
    const auto file = support::read_body_file(path);
    if (!file) return count(false), report(path, "not there, or no .ct and no .headers beside it");
    split<multipart::fetch>(path, *file, "fetch");
    split<multipart::workerd>(path, *file, "workerd");
    split<multipart::strict>(path, *file, "strict");
  }

  template <multipart::grammar G>
  void split(const std::string& path, const support::body_file& file, std::string_view grammar) {
    const auto boundary = multipart::boundary_from_content_type<G>(file.content_type);
    if (!boundary.ok()) return count(true);  // refused before there are chunks
    support::splitter<G> splitter(*boundary, {}, file.body);
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
  std::vector<std::string> files = support::files_among(count, arguments, how);
  if (files.empty()) {
    std::fprintf(stderr, "Usage: multipart-splits %s FILE.body...\n", support::thoroughness::usage);
    return 2;
  }
  return run(std::move(files), how).all() ? 0 : 1;
}
