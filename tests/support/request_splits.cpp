// SPDX-License-Identifier: Apache-2.0
// request-splits FILE.body...: cuts each body as multipart-splits does, decodes it as a request by
// both ways into a stream decoder, and holds steps, values, code, offset and path against those of
// the whole request (support/stream_run.hpp). Ends with `N passed, N failed`.
#include <quire/multipart/content_type.hpp>

#include <cstddef>
#include <cstdio>
#include <fuzz/request.hpp>
#include <optional>
#include <string>
#include <vector>

#include "body_files.hpp"
#include "split_places.hpp"

namespace {

using quire::fuzz::request_runs;

/// Tries one body; what differs, or "".
class request_splitter {
 public:
  explicit request_splitter(const support::body_file& file) : m_runs(file.body, file.content_type) {
    const auto boundary = quire::multipart::boundary_from_content_type(file.content_type);
    if (boundary.ok()) m_delimiter = support::delimiter_of(*boundary);
  }

  std::string run(const support::thoroughness& how) {
    const std::string& body = m_runs.body();
    for (const std::size_t at : support::places_to_cut(body, m_delimiter, how)) {
      try_cuts({{at}});
      try_cuts({{0, at, 0}});
    }
    for (std::size_t chunk = 1; chunk <= how.largest_chunk && chunk <= body.size(); ++chunk)
      try_cuts({{}, chunk});
    if (body.size() > how.three) return m_found;
    for (std::size_t first = 0; first <= body.size(); ++first) {
      for (std::size_t second = 1; first + second < body.size(); ++second)
        try_cuts({{first, second}});
    }
    return m_found;
  }
  [[nodiscard]] std::size_t count() const { return m_count; }

 private:
  void try_cuts(const support::cuts& sizes) {
    if (!m_found.empty()) return;
    m_count += 2;
    m_found = m_runs.difference(sizes);
    if (m_found.empty()) return;
    m_found += sizes.sizes.empty() ? "\nin chunks of " + std::to_string(sizes.rest) : "\ncut at";
    for (const std::size_t each : sizes.sizes) m_found += " " + std::to_string(each);
  }

  request_runs m_runs;
  std::string m_delimiter;
  std::string m_found;
  std::size_t m_count = 0;
};

}  // namespace

int main(int count, char** arguments) {
  support::thoroughness how;
  const std::vector<std::string> files = support::files_among(count, arguments, how);
  if (files.empty()) {
    std::fprintf(stderr, "Usage: request-splits %s FILE.body...\n", support::thoroughness::usage);
    return 2;
  }
  request_runs::look_each(16);
  std::size_t runs = 0;
  std::size_t failed = 0;
  for (std::size_t i = 0; i != files.size(); ++i) {
    const auto file = support::read_body_file(files[i]);
    std::string found = "not there, or no .ct and no .headers beside it";
    if (file) {
      request_splitter splitter{*file};
      found = splitter.run(how);
      runs += splitter.count();
    }
    failed += found.empty() ? 0U : 1U;
    if (!found.empty()) std::printf("%s: %s\n", files[i].c_str(), found.c_str());
    if (i % 100 != 99) continue;
    std::printf("[%zu of %zu] %zu cuts\n", i + 1, files.size(), runs);
    std::fflush(stdout);
  }
  std::printf("%zu cuts\n%zu passed, %zu failed\n", runs, files.size() - failed, failed);
  return failed == 0 ? 0 : 1;
}
