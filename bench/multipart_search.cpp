// SPDX-License-Identifier: Apache-2.0
// The delimiter searches against memchr for an absent byte over the same bytes.
// Usage: bench-multipart_search [rounds]
#include <quire/multipart/detail/search.hpp>

#include <algorithm>
#include <bench/support/contest.hpp>
#include <bench/support/forms.hpp>
#include <bench/support/workloads.hpp>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

namespace {

using namespace quire::bench;
namespace detail = quire::multipart::detail;

/// A byte that the text does not hold, or one that it holds at its end only, which is put there.
char absent_byte(std::string& text) {
  for (int candidate = 1; candidate < 256; ++candidate) {
    if (text.find(static_cast<char>(candidate)) == std::string::npos) {
      return static_cast<char>(candidate);
    }
  }
  for (char& each : text) {
    if (each == '\x7f') each = '\x7e';
  }
  return '\x7f';
}

/// The searches in turn. Each finds every delimiter of the payload, one after the other.
std::vector<standing> race(workload& load, const std::string& wanted, std::size_t rounds) {
  const char absent = absent_byte(load.payload);
  const char* const first = load.payload.data();
  const char* const last = first + load.payload.size();
  const char* const reached = first + std::min(load.payload.rfind(wanted), load.payload.size());
  std::vector<contestant> field{{"memchr", [=](std::size_t times) {
                                   const auto size = static_cast<std::size_t>(reached - first);
                                   while (times-- > 0) keep(std::memchr(first, absent, size));
                                 }}};
  for (const detail::search& each : detail::supported_searches()) {
    field.push_back({std::string(name(each.kind)), [=, find = each.find](std::size_t times) {
                       const detail::pattern exact(wanted);
                       while (times-- > 0) {
                         const char* p = find(first, last, exact);
                         while (p != reached) p = find(p + exact.size(), last, exact);
                         keep(p);
                       }
                     }});
  }
  return hold(field, rounds);
}

}  // namespace

int main(int argc, char** argv) {
  const std::size_t rounds = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 41;
  for (const named_boundary& boundary : boundaries()) {
    const std::string wanted = "\r\n--" + boundary.text;
    const std::string after(kibi, 'y');
    std::vector<workload> loads{
        {"60", "found after 60 bytes", std::string(60, 'x') + wanted + after},
        {"1k", "found after 1 KiB", std::string(kibi, 'x') + wanted + after},
        {"4k", "found after 4 KiB", std::string(4 * kibi, 'x') + wanted + after},
        {"W1", "captured request, 2 delimiters", captured(boundary.text)}};
    for (workload& each : payloads(wanted)) loads.push_back(std::move(each));
    for (workload& load : loads) {
      std::printf("%-4s %-5s", boundary.name.c_str(), load.name.c_str());
      for (const standing& each : race(load, wanted, rounds)) {
        const std::size_t reached = std::min(load.payload.rfind(wanted), load.payload.size());
        const double speed = static_cast<double>(reached) / each.nanoseconds;
        std::printf("  %s %.1f GB/s %.2f", each.name.c_str(), speed, each.ratio);
      }
      std::printf("  (%s)\n", load.note.c_str());
    }
  }
  return 0;
}
