// SPDX-License-Identifier: Apache-2.0
// quire::multipart against memchr for an absent byte over the same body, and against other
// libraries that are installed.
//
//   bench-multipart --table [--json] [--rounds=N] [--boundary=b32|b70|d32|d70] [--peers=no]
//                   [--work=W1|W2|...] [--search=scalar|sse2|avx2|avx512|neon]
//   bench-multipart [options of Google Benchmark]
//
// `--work` leaves all but one out. `--search` takes another search than this machine's best one;
// memchr then needs the like from the C library, for AVX2 from glibc's:
//   GLIBC_TUNABLES=glibc.cpu.hwcaps=-AVX512F,-AVX512VL,-AVX512BW bench-multipart --search=avx2 ...
#include <quire/multipart.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <bench/support/allocations.hpp>
#include <bench/support/contest.hpp>
#include <bench/support/forms.hpp>
#include <bench/support/peers.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace quire::bench;
namespace multipart = quire::multipart;
using multipart::step;

struct options {
  bool table = false;
  bool json = false;
  bool peers = true;
  std::size_t rounds = 31;
  std::string boundary;
  std::string work;
  std::string search;
};

quire::mime::boundary boundary_of(const std::string& text) {
  const auto boundary = quire::mime::boundary::from(text);
  if (!boundary.ok()) std::abort();
  return *boundary;
}

/// Reads the form in chunks of `chunk` bytes with a parser that is used again.
template <multipart::grammar G>
tally parse(multipart::basic_parser<G>& parser, std::string_view body, std::size_t chunk) noexcept {
  tally found;
  parser.reset();
  for (;;) {
    parser.feed(body.substr(0, chunk));
    body.remove_prefix(std::min(chunk, body.size()));
    for (step now = parser.next(); now != step::need_input; now = parser.next()) {
      switch (now) {
        case step::part_begin:
          found.parts += parser.part().name().empty() ? 0U : 1U;
          break;
        case step::data:
          found.bytes += parser.data().size();
          break;
        case step::part_end:
          break;
        case step::end:
          return found;
        default:
          return {};
      }
    }
    if (body.empty()) return parser.finish() == step::end ? found : tally{};
  }
}

template <multipart::grammar G>
contestant reused(std::string name, const form_text& form, std::size_t chunk) {
  const auto parser = std::make_shared<multipart::basic_parser<G>>(boundary_of(form.boundary));
  return {std::move(name), [parser, chunk, &form](std::size_t times) {
            while (times-- > 0) keep(parse<G>(*parser, form.body, chunk));
          }};
}

/// The whole-body range, set up anew for each body.
contestant whole(const form_text& form) {
  return {"form", [&form](std::size_t times) {
            const quire::mime::boundary boundary = boundary_of(form.boundary);
            while (times-- > 0) {
              tally found;
              multipart::form parts(boundary, form.body);
              for (const multipart::form_part& each : parts) {
                ++found.parts;
                found.bytes += each.bytes().size();
              }
              keep(found);
            }
          }};
}

contestant against_memchr(const form_text& form) {
  // No byte is absent from random ones: every body keeps one value for its last byte.
  return {"memchr", [&form](std::size_t times) {
            const char* const text = form.body.data();
            while (times-- > 0) keep(std::memchr(text, '\x7f', form.body.size()));
          }};
}

void remove_byte(std::string& body, char unwanted) {
  std::replace(body.begin(), body.end(), unwanted, static_cast<char>(unwanted - 1));
}

std::vector<contestant> field_of(const form_text& form) {
  std::vector<contestant> field{against_memchr(form)};
  field.push_back(reused<multipart::fetch>("quire", form, form.body.size()));
  field.push_back(reused<multipart::fetch>("4 KiB chunks", form, 4096));
  field.push_back(reused<multipart::fetch>("16 KiB chunks", form, 16 * kibi));
  field.push_back(reused<multipart::fetch>("64 KiB chunks", form, 64 * kibi));
  field.push_back(reused<multipart::workerd>("workerd", form, form.body.size()));
  field.push_back(whole(form));
  field.push_back(reused<multipart::strict>("strict", form, form.body.size()));
  field.push_back(reused<multipart::strict>("strict, 4 KiB chunks", form, 4096));
  return field;
}

/// Adds a library, marked if it does not find what quire does.
[[maybe_unused]] void add_peer(std::vector<contestant>& field, const peer& other, tally expected) {
  const tally found = other.read();
  const bool same = found == expected;
  field.push_back(
      {other.name + (same ? "" : " (finds other parts)"), [read = other.read](std::size_t times) {
         while (times-- > 0) keep(read());
       }});
}

/// One row of the result.
struct row {
  standing one;
  double to_memchr;
  double fastest_to_memchr;
  std::size_t allocated;
};

class table {
 public:
  explicit table(const options& asked) : m_json(asked.json) {
    if (m_json) std::printf("[");
  }
  ~table() {
    if (m_json) std::printf("\n]\n");
  }
  table(const table&) = delete;
  table& operator=(const table&) = delete;

  void add(const std::string& boundary, const form_workload& load, std::size_t parts,
           const std::vector<row>& rows) {
    const std::size_t size = load.form.body.size();
    if (!m_json) {
      std::printf("%s %s, %s, %zu bytes, %zu parts\n", boundary.c_str(), load.name.c_str(),
                  load.note.c_str(), size, parts);
    }
    for (const row& each : rows) {
      const double speed = static_cast<double>(size) / each.one.nanoseconds;
      if (m_json) {
        std::printf(
            "%s\n{\"boundary\":\"%s\",\"workload\":\"%s\",\"bytes\":%zu,\"parts\":%zu,"
            "\"contestant\":\"%s\",\"nanoseconds\":%.1f,\"ratio_to_memchr\":%.3f,"
            "\"ratio_of_fastest\":%.3f,\"allocations\":%zu}",
            m_rows++ == 0 ? "" : ",", boundary.c_str(), load.name.c_str(), size, parts,
            each.one.name.c_str(), each.one.nanoseconds, each.to_memchr, each.fastest_to_memchr,
            each.allocated);
        continue;
      }
      std::printf(
          "  %-34s %12.1f ns %8.2f GB/s  %6.3f of memchr (%.3f)  %9.1f ns a part  %zu "
          "allocations\n",
          each.one.name.c_str(), each.one.nanoseconds, speed, each.to_memchr,
          each.fastest_to_memchr, each.one.nanoseconds / static_cast<double>(parts),
          each.allocated);
    }
  }

  /// The speed of `strict` in that of `fetch`.
  void add_ratio(const std::string& boundary, const form_workload& load, const char* how,
                 double ratio) {
    if (!m_json) {
      std::printf("  strict against fetch, %-29s %6.3f\n", how, ratio);
      return;
    }
    std::printf(
        "%s\n{\"boundary\":\"%s\",\"workload\":\"%s\",\"contestant\":\"strict against fetch, %s\","
        "\"ratio\":%.3f}",
        m_rows++ == 0 ? "" : ",", boundary.c_str(), load.name.c_str(), how, ratio);
  }

 private:
  bool m_json;
  std::size_t m_rows = 0;
};

void append(std::vector<row>& rows, const std::vector<contestant>& field,
            const std::vector<standing>& result, const row& unit, std::size_t from) {
  for (std::size_t i = from; i < result.size(); ++i) {
    rows.push_back({result[i], result[i].ratio * unit.to_memchr,
                    result[i].ratio_of_fastest * unit.fastest_to_memchr, allocations_of(field[i])});
  }
}

/// The other libraries in a contest of their own, against quire: what they leave in the caches
/// would weigh on those beside them.
[[maybe_unused]] void race_peers(std::vector<row>& rows, const form_workload& load, tally expected,
                                 const options& asked) {
  std::vector<contestant> field{
      reused<multipart::fetch>("quire", load.form, load.form.body.size())};
  const row quire = rows[1];
  const auto race = [&] {
    if (field.size() == 1) return;
    append(rows, field, hold(field, std::max<std::size_t>(3, asked.rounds / 3)), quire, 1);
  };
#if defined(QUIRE_BENCH_POCO)
  add_peer(field, poco_reader(load.form), expected);
#endif
#if defined(QUIRE_BENCH_HTTPLIB)
  add_peer(field, httplib_server(load.form), expected);
#endif
#if defined(QUIRE_BENCH_RESTINIO)
  add_peer(field, restinio_splitter(load.form), expected);
#endif
#if defined(QUIRE_BENCH_CGICC)
  add_peer(field, cgicc_reader(load.form), expected);
#endif
#if defined(QUIRE_BENCH_MICROHTTPD)
  const bool called = with_microhttpd(load.form, [&](const peer& other) {
    add_peer(field, other, expected);
    race();
  });
  if (called) return;
#endif
  race();
}

/// `fetch` and `strict` alone, in turn: what others leave in the caches weighs on neither.
double strict_to_fetch(const form_workload& load, std::size_t chunk, const options& asked) {
  const std::vector<contestant> field{reused<multipart::fetch>("quire", load.form, chunk),
                                      reused<multipart::strict>("strict", load.form, chunk)};
  return hold(field, asked.rounds)[1].ratio;
}

void print_tables(const options& asked) {
  table out(asked);
  for (const named_boundary& boundary : boundaries()) {
    if (!asked.boundary.empty() && asked.boundary != boundary.name) continue;
    for (form_workload& load : form_workloads(boundary.text)) {
      if (!asked.work.empty() && asked.work != load.name) continue;
      remove_byte(load.form.body, '\x7f');
      const std::string_view body = load.form.body;
      multipart::parser parser(boundary_of(boundary.text));
      const tally found = parse<multipart::fetch>(parser, body, body.size());
      const std::vector<contestant> field = field_of(load.form);
      std::vector<row> rows;
      append(rows, field, hold(field, asked.rounds), {{}, 1, 1, 0}, 0);
      if (asked.peers) race_peers(rows, load, found, asked);
      out.add(boundary.name, load, found.parts, rows);
      out.add_ratio(boundary.name, load, "whole", strict_to_fetch(load, body.size(), asked));
      out.add_ratio(boundary.name, load, "4 KiB chunks", strict_to_fetch(load, 4096, asked));
    }
  }
}

/// The same contestants for Google Benchmark, without those that need a connection.
void register_benchmarks() {
  static std::vector<form_workload> loads;
  loads = form_workloads(boundaries().front().text);
  for (form_workload& load : loads) {
    remove_byte(load.form.body, '\x7f');
    for (const contestant& each : field_of(load.form)) {
      benchmark::RegisterBenchmark(
          (load.name + "/" + each.name).c_str(), [each, &load](benchmark::State& state) {
            for (auto _ : state) each.run(1);
            state.SetBytesProcessed(static_cast<std::int64_t>(load.form.body.size()) *
                                    static_cast<std::int64_t>(state.iterations()));
          });
    }
  }
}

options read_options(int argc, char** argv) {
  options asked;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--table") asked.table = true;
    if (word == "--json") asked.json = true;
    if (word == "--peers=no") asked.peers = false;
    if (word.starts_with("--rounds=")) asked.rounds = std::strtoul(argv[i] + 9, nullptr, 10);
    if (word.starts_with("--boundary=")) asked.boundary = word.substr(11);
    if (word.starts_with("--work=")) asked.work = word.substr(7);
    if (word.starts_with("--search=")) asked.search = word.substr(9);
  }
  return asked;
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
  const options asked = read_options(argc, argv);
  if (!asked.search.empty() && !use_search(asked.search)) {
    std::fprintf(stderr, "this machine has no search %s\n", asked.search.c_str());
    return 1;
  }
  if (asked.table) {
    print_tables(asked);
    return 0;
  }
  register_benchmarks();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
