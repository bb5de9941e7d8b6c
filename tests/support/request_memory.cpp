// SPDX-License-Identifier: Apache-2.0
// request-memory: decodes requests while the allocator fails at the first call, then at the second,
// and so on until it is not called as often, in pieces by both ways into a stream decoder.
// Each time the request is refused for want of memory or comes out as it must, what was handed out
// before stays, and the same decoder does the next request. Prints how many failures there were.
#include <quire/v1.hpp>

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <string_view>

#include "request_outcome.hpp"
#include "stream_run.hpp"

namespace {

std::size_t calls_left = static_cast<std::size_t>(-1);  // until one fails
bool has_failed = false;

bool fails() {
  if (calls_left == 0) has_failed = true;
  return calls_left == 0 || calls_left-- == 0;
}

}  // namespace

// quire and what it uses of simdjson allocate by these alone; the test itself by those that throw.
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return fails() ? nullptr : std::malloc(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
  return fails() ? nullptr : std::malloc(size);
}
void* operator new(std::size_t size) {
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc{};
}
void* operator new[](std::size_t size) { return ::operator new(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=XyZ";

std::string part(std::string_view head, std::string_view value) {
  return std::string{"--XyZ\r\nContent-Disposition: form-data; name=\""}
      .append(head)
      .append("\r\n\r\n")
      .append(value)
      .append("\r\n");
}

/// Escapes, text that is not UTF-8, documents over the first block, a filename with an escape.
std::string body_of(bool environment_first, bool file) {
  std::string secrets = "\"first\":\"\xFF\"";
  for (int i = 0; i != 120; ++i)
    secrets += ",\"s" + std::to_string(i) + "\":\"\\n" + std::string(200, 'x') + '"';
  const std::string environment =
      part("environment\"", R"({"integration":{"name":"\u0061"},"secrets":{)" + secrets + "}}");
  const std::string event =
      part("event\"", "{\"type\":\"fetch\",\"eventId\":\"e\\n\",\"request\":{\"url\":\"u\"}}");
  const std::string fetch =
      part(file ? "fetch-body\"; filename=\"a\\\"b\"" : "fetch-body\"", std::string(3000, '\xC3'));
  return (environment_first ? environment + event : event + environment) + fetch + "--XyZ--\r\n";
}

bool is_fit(const support::request_outcome& wanted, const support::request_outcome& got) {
  if (!got.fault.empty()) return false;
  if (got.error.code == "out_of_memory") return has_failed;
  return support::stream_difference(wanted, got).empty();
}

/// `run` with a failure at each call. Returns how many there were; ends the program if one is
/// wrong.
template <class Run>
std::size_t fail_each(const char* name, const support::request_outcome& wanted, Run run) {
  for (std::size_t failures = 0;; ++failures) {
    const auto decode = run();
    has_failed = false;
    calls_left = failures;
    const support::request_outcome got = decode();
    calls_left = static_cast<std::size_t>(-1);
    const bool was_last = !has_failed;
    has_failed = false;
    if (!is_fit(wanted, was_last ? got : decode()) ||
        (has_failed = !was_last, !is_fit(wanted, got))) {
      std::printf("%s, failure %zu: %s %s\n", name, failures, got.error.code.c_str(),
                  got.fault.c_str());
      std::exit(1);
    }
    if (was_last) return failures;
  }
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
