// SPDX-License-Identifier: Apache-2.0
// api-sequences CALLS [SEED] [THREADS]: random calls, legal and not, of multipart::parser, of
// stream_decoder and of a dispatcher whose handlers throw and call it again, held against plain
// models of them: so many calls of each a thread, every thread with objects of its own. Then
// requests, forms and logs that are given up at every place. Ends with status 1 at the first answer
// that a model does not allow.
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <support/abandoned.hpp>
#include <support/dispatch_model.hpp>
#include <support/parser_model.hpp>
#include <support/stream_model.hpp>
#include <thread>
#include <vector>

namespace {

struct totals {
  std::atomic<std::size_t> calls = 0;
  std::atomic<std::size_t> refused = 0;
  std::atomic<std::size_t> forms = 0;
  std::atomic<std::size_t> requests = 0;
  std::atomic<std::size_t> thrown = 0;
  std::atomic<std::size_t> places = 0;
  std::atomic<std::size_t> faults = 0;
};

template <class Model>
bool run(Model& model, const char* name, std::size_t calls, std::uint64_t seed, totals& all) {
  while (model.calls() != calls) {
    if (model.call()) continue;
    std::printf("%s, seed %llu, call %zu: %s\n", name, static_cast<unsigned long long>(seed),
                model.calls(), model.fault().c_str());
    ++all.faults;
    return false;
  }
  all.calls += model.calls();
  all.refused += model.refused();
  return true;
}

void run_abandoned(totals& all) {
  support::abandoned given_up;
  if (!given_up.run()) {
    std::printf("%s\n", given_up.fault().c_str());
    ++all.faults;
  }
  all.places += given_up.places();
}

void run_each(std::size_t calls, std::uint64_t seed, totals& all) {
  support::parser_model parser{std::mt19937_64{seed}};
  if (run(parser, "parser", calls, seed, all)) all.forms += parser.forms_read();
  support::stream_model stream{std::mt19937_64{seed}, seed};
  if (run(stream, "stream_decoder", calls, seed, all)) all.requests += stream.requests_read();
  support::dispatch_model dispatch{seed};
  if (run(dispatch, "dispatcher", calls / 8, seed, all)) all.requests += dispatch.requests_read();
  all.thrown += dispatch.refused();
  all.refused -= dispatch.refused();
  run_abandoned(all);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) {
    std::fputs("Usage: api-sequences CALLS [SEED] [THREADS]\n", stderr);
    return 2;
  }
  const std::size_t calls = std::strtoull(arguments[1], nullptr, 10);
  const std::uint64_t seed = count > 2 ? std::strtoull(arguments[2], nullptr, 10) : 1;
  const std::size_t number = count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 1;
  totals all;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i != number; ++i)
    threads.emplace_back([&all, calls, mine = seed + i] { run_each(calls, mine, all); });
  for (std::thread& each : threads) each.join();
  std::printf(
      "%zu calls on %zu threads, %zu of them refused, %zu callbacks threw, %zu forms and %zu "
      "requests read, %zu given up half-way, %zu answers wrong\n",
      all.calls.load(), number, all.refused.load(), all.thrown.load(), all.forms.load(),
      all.requests.load(), all.places.load(), all.faults.load());
  const bool did_something = all.forms != 0 && all.requests != 0 && all.thrown != 0;
  return all.faults == 0 && did_something ? 0 : 1;
}
