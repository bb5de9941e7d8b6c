// SPDX-License-Identifier: Apache-2.0
// quire::multipart against memchr for an absent byte over the same body, and against other
// libraries that are installed.
#include <quire/multipart.hpp>

#include <benchmark/benchmark.h>

#include <bench/support/contest.hpp>
#include <bench/support/forms.hpp>
#include <bench/support/options.hpp>
#include <bench/support/quire_forms.hpp>
#include <bench/support/report.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace quire::bench;
namespace multipart = quire::multipart;

constexpr const char* usage =
    "bench-multipart --table [--boundary=b32|b70|d32|d70] [--work=W1|W2|...|mix] [--peers=no]\n"
    "                [--search=scalar|sse2|avx2|avx512|neon] [OPTION...]\n"
    "bench-multipart [options of Google Benchmark]\n\n"
    "  --work=NAME    this one alone; `mix` is 512 forms, no two alike\n"
    "  --search=NAME  not this machine's best search; memchr then needs the like from the C "
    "library:\n"
    "                 GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW for AVX2\n";

std::vector<contestant> field_of(const forms& all, std::uint64_t expected) {
  std::vector<contestant> field{memchr_of(all)};
  field.push_back(reused<multipart::fetch>("quire", all, expected, in_one));
  field.push_back(reused<multipart::fetch>("4 KiB chunks", all, expected, 4 * kibi));
  field.push_back(reused<multipart::fetch>("16 KiB chunks", all, expected, 16 * kibi));
  field.push_back(reused<multipart::fetch>("64 KiB chunks", all, expected, 64 * kibi));
  field.push_back(reused<multipart::workerd>("workerd", all, expected, in_one));
  field.push_back(whole_range(all, expected));
  field.push_back(reused<multipart::strict>("strict", all, expected, in_one));
  field.push_back(reused<multipart::strict>("strict, 4 KiB chunks", all, expected, 4 * kibi));
  return field;
}

/// `strict` in the speed of `fetch`, the two alone in turn: what others leave in the caches weighs
/// on neither.
void race_strict(report& out, const forms& all, std::uint64_t expected, const std::string& how,
                 std::size_t chunk) {
  out.race({reused<multipart::fetch>("quire", all, expected, chunk),
            reused<multipart::strict>("strict against fetch, " + how, all, expected, chunk)},
           1);
}

/// `strict` refuses a body that another reader might take for another form, as W5d of dashes is.
/// That is no failure.
void allow_refusal(std::vector<contestant>& field) {
  for (contestant& each : field) {
    if (each.name.starts_with("strict") && each.seen == outcome::failed) each.peer = true;
  }
}

void race_work(report& out, const std::string& boundary, form_workload& load, bool peers) {
  without_absent_byte(load.all);
  const expected_parts there = expected_of(load.all);
  out.begin({boundary, load.name, load.note, there.bytes, there.parts});
  std::vector<contestant> field = field_of(load.all, there.fingerprint);
  allow_refusal(field);
  const std::vector<standing> result = out.race(field);
  const double unit = result.empty() ? 1 : result[1].ratio;
  if (peers) race_peers(out, load.all, there.fingerprint, unit);
  if (field[7].seen != outcome::same) return;
  race_strict(out, load.all, there.fingerprint, "whole", in_one);
  race_strict(out, load.all, there.fingerprint, "4 KiB chunks", 4 * kibi);
}

int print_tables(const options& asked) {
  const std::string work = asked.value("--work=");
  const std::string wanted = asked.value("--boundary=");
  report out(asked, 31);
  for (const named_boundary& boundary : boundaries()) {
    if (!wanted.empty() && wanted != boundary.name) continue;
    std::vector<form_workload> loads = form_workloads(boundary.text);
    out.expect((wanted.empty() ? boundaries().size() : 1) * (work.empty() ? loads.size() : 1));
    for (form_workload& load : loads) {
      if (work.empty() || work == load.name)
        race_work(out, boundary.name, load, asked.value("--peers=") != "no");
    }
  }
  return out.status();
}

/// The same contestants for Google Benchmark, without other libraries.
void register_benchmarks() {
  static std::vector<form_workload> loads = form_workloads(boundaries().front().text);
  for (form_workload& load : loads) {
    without_absent_byte(load.all);
    const expected_parts there = expected_of(load.all);
    for (const contestant& each : field_of(load.all, there.fingerprint)) {
      benchmark::RegisterBenchmark(
          (load.name + "/" + each.name).c_str(), [each, there](benchmark::State& state) {
            if (each.seen == outcome::failed) state.SkipWithError("fails");
            for (auto _ : state) each.run(1);
            state.SetBytesProcessed(static_cast<std::int64_t>(there.bytes) *
                                    static_cast<std::int64_t>(state.iterations()));
          });
    }
  }
}

/// Has every parser use the search of that name. Returns false if this machine has none.
bool use_search([[maybe_unused]] const std::string& kind) {
#if defined(QUIRE_MULTIPART_X86)
  namespace detail = multipart::detail;
  for (const detail::search& each : detail::supported_searches()) {
    if (name(each.kind) != kind) continue;
    detail::chosen_find = each.find;
    detail::chosen_find_anywhere = each.find_anywhere;
    return true;
  }
  return false;
#else
  return kind == name(multipart::active_search());  // no other is there to be chosen
#endif
}

}  // namespace

int main(int argc, char** argv) {
  const options asked(argc, argv,
                      {"--table", "--check", "--json",
                       "--json=", "--rounds=", "--boundary=", "--work=", "--search=", "--peers="},
                      (std::string{usage} + report_usage).c_str());
  const std::string search = asked.value("--search=");
  if (!search.empty() && !use_search(search)) {
    std::fprintf(stderr, "this machine has no search %s\n", search.c_str());
    return 1;
  }
  if (asked.has("--table") || asked.has("--check")) return print_tables(asked);
  register_benchmarks();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
