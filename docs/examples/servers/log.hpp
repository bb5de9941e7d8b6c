// SPDX-License-Identifier: Apache-2.0
// The log of requests: one line each, on standard error.
#ifndef EXAMPLE_SERVERS_LOG_HPP
#define EXAMPLE_SERVERS_LOG_HPP

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace example {

/// What is told of a request.
struct log_entry {
  std::string_view method;
  std::string_view target;
  int status = 0;
  std::string_view handler;  ///< "" if none was called
  std::uint64_t bytes = 0;   ///< of the body, as far as it was read
  std::int64_t microseconds = 0;
  std::string_view why;  ///< it was refused; "" if it was not
};

/// Writes `POST /v1 200 fetch 5019 bytes 87 us`, and why if the request was refused. Keeps its
/// memory. What strangers have written is cut and stays on its line.
class log_writer {
 public:
  void operator()(const log_entry& entry) {
    m_line.clear();
    word(entry.method, 20);
    word(entry.target, 200);
    m_line += std::to_string(entry.status) + ' ';
    word(entry.handler, 100);
    m_line += std::to_string(entry.bytes) + " bytes " + std::to_string(entry.microseconds) + " us";
    if (!entry.why.empty()) (m_line += ": ") += entry.why;
    m_line += '\n';
    (void)std::fwrite(m_line.data(), 1, m_line.size(), stderr);
  }

 private:
  void word(std::string_view text, std::size_t most) {
    for (const char c : text.substr(0, most)) m_line += c > ' ' && c < '\x7F' ? c : '.';
    m_line += text.empty() ? "- " : " ";
  }

  std::string m_line;
};

}  // namespace example

#endif  // EXAMPLE_SERVERS_LOG_HPP
