// SPDX-License-Identifier: Apache-2.0
// request-memory: decodes requests while the allocator fails at the first call, then at the second,
// and so on until it is not called as often, alone and with all calls after it, in pieces by both
// ways into a stream decoder.
// Each time the request is refused for want of memory or comes out as it must, what was handed out
// before stays, and the same decoder does the next request. Prints how many failures there were.
#include <quire/v1.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "failing_memory.hpp"
#include "large_request.hpp"
#include "request_outcome.hpp"
#include "stream_run.hpp"

namespace {

using support::large_request::part;
using support::large_request::type;

/// In either order; the fetch body as a text, or as a file with an escape in its name.
std::string body_of(bool environment_first, bool file) {
  const std::string environment = part("environment\"", support::large_request::environment());
  const std::string event = part("event\"", support::large_request::event);
  const std::string fetch =
      part(file ? "fetch-body\"; filename=\"a\\\"b\"" : "fetch-body\"", std::string(3000, '\xC3'));
  return (environment_first ? environment + event : event + environment)
      .append(fetch)
      .append(support::large_request::close);
}

bool is_fit(const support::request_outcome& wanted, const support::request_outcome& got,
            bool has_failed) {
  if (!got.fault.empty()) return false;
  if (got.error.code == "out_of_memory") return has_failed;
  return support::stream_difference(wanted, got).empty();
}

/// `run` with a failure at each call, and once more with a failure of all from each call on.
/// Returns how many there were; ends the program if one is wrong.
template <class Run>
std::size_t fail_each(const char* name, const support::request_outcome& wanted, Run run) {
  std::size_t failures = 0;
  for (const auto how : {support::failing::one, support::failing::all}) {
    bool has_failed = true;
    for (std::size_t calls = 0; has_failed; ++calls) {
      const auto decode = run();
      support::fail_memory_after(calls, how);
      const support::request_outcome got = decode();
      has_failed = support::stop_failing();
      // After a failure the same decoder does the same request.
      if (!is_fit(wanted, got, has_failed) || (has_failed && !is_fit(wanted, decode(), false))) {
        std::printf("%s, failure %zu: %s %s\n", name, calls, got.error.code.c_str(),
                    got.fault.c_str());
        std::exit(1);
      }
      failures += has_failed ? 1U : 0U;
    }
  }
  return failures;
}

}  // namespace

int main() {
  std::size_t failures = 0;
  for (const bool environment_first : {false, true}) {
    for (const bool file : {false, true}) {
      const std::string body = body_of(environment_first, file);
      const support::request_outcome wanted = support::expected_stream{}(type, body);
      for (const std::size_t size : {std::size_t{1500}, body.size()}) {
        for (const auto by : {support::way_in::prepare, support::way_in::feed}) {
          failures += fail_each(by == support::way_in::feed ? "fed" : "prepared", wanted, [&] {
            struct own {
              quire::v1::stream_decoder in;
              support::stream_run run{in};
            };
            return [&, all = std::make_shared<own>()] {
              return all->run(type, body, {{}, size}, by);
            };
          });
        }
      }
    }
  }
  std::printf("%zu failures, each told\n", failures);
  return failures == 0 ? 1 : 0;
}
