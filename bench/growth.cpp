// SPDX-License-Identifier: Apache-2.0
// How the time for a form grows: with the size of its body, with the number of its parts, and with
// the number of chunks that it comes in. Beside memchr, memcpy and other libraries.
#include <quire/multipart.hpp>

#include <bench/support/contest.hpp>
#include <bench/support/forms.hpp>
#include <bench/support/options.hpp>
#include <bench/support/quire_forms.hpp>
#include <bench/support/report.hpp>
#include <bench/support/workloads.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace quire::bench;
namespace multipart = quire::multipart;

constexpr const char* usage =
    "bench-growth [--work=size|parts|chunk] [--peers=no] [--most=BYTES] [OPTION...]\n\n"
    "  --work=size    one part of random bytes, bodies of 256 B to 64 MiB\n"
    "  --work=parts   1 to 10,000 parts of 32 bytes each\n"
    "  --work=chunk   chunks of 64 B to 1 MiB of bodies of 4 MiB: random, text, hostile\n"
    "  --most=BYTES   no larger bodies than this\n";

const std::string boundary = boundaries().front().text;

forms one_part(std::string_view payload) {
  return {{boundary, part(boundary, "name=\"file\"; filename=\"blob\"", payload) +
                         close_delimiter(boundary)}};
}

/// A body of exactly this size.
forms one_part_of(std::size_t size) {
  return one_part(random_bytes(size - one_part({}).front().body.size()));
}

forms many_parts(std::size_t count) {
  const std::string value = text_lines(32, base64);
  std::string body;
  for (std::size_t i = 0; i != count; ++i)
    body += part(boundary, "name=\"field" + std::to_string(i) + "\"", value);
  return {{boundary, body + close_delimiter(boundary)}};
}

/// One place of the curves: quire and the ceilings, then the libraries that are installed.
void race_all(report& out, const std::string& name, std::size_t x, forms all, bool peers) {
  without_absent_byte(all);
  const expected_parts there = expected_of(all);
  const multipart::limits limits{.parts = 10000};  // ten times the default
  const auto ours = [&](const char* label, std::size_t chunk) {
    return reused<multipart::fetch>(label, all, there.fingerprint, chunk, limits);
  };
  out.begin({"", name, "x = " + std::to_string(x), there.bytes, there.parts, x});
  const std::vector<standing> result =
      out.race({memchr_of(all), ours("quire", in_one), ours("quire, 64 KiB chunks", 64 * kibi),
                memcpy_of(all)});
  const double unit = result.empty() ? 1 : result[1].ratio;
  if (peers) race_peers(out, all, there.fingerprint, unit, limits);
}

void race_chunks(report& out, const workload& load) {
  forms all = one_part(load.payload);
  without_absent_byte(all);
  const expected_parts there = expected_of(all);
  for (std::size_t chunk = 64; chunk <= mebi; chunk *= 2) {
    out.begin({load.name, "chunk", "chunks of " + std::to_string(chunk), there.bytes, there.parts,
               chunk});
    out.race({memchr_of(all), reused<multipart::fetch>("quire", all, there.fingerprint, chunk),
              reused<multipart::strict>("quire, strict", all, there.fingerprint, chunk)});
  }
}

std::vector<std::size_t> sizes(std::size_t most) {
  std::vector<std::size_t> all;
  for (std::size_t size = 256; size <= most; size *= 4) all.push_back(size);
  return all;
}

std::vector<std::size_t> counts() { return {1, 3, 10, 30, 100, 300, 1000, 3000, 10000}; }

std::vector<workload> chunked() {
  const std::string wanted = "\r\n--" + boundary;
  std::string prefixes;
  for (std::size_t n = 1; n < wanted.size(); ++n) prefixes += wanted.substr(0, n);
  return {{"random", "", random_bytes(4 * mebi)},
          {"text", "", text_lines(4 * mebi, prose)},
          {"hostile", "", filled_with(prefixes, 4 * mebi)}};
}

}  // namespace

int main(int argc, char** argv) {
  const options asked(
      argc, argv,
      {"--table", "--check", "--json", "--json=", "--rounds=", "--work=", "--most=", "--peers="},
      (std::string{usage} + report_usage).c_str());
  const std::string work = asked.value("--work=");
  const auto chosen = [&work](std::string_view name) { return work.empty() || work == name; };
  const std::size_t most = asked.number("--most=", 64 * mebi);
  const bool peers = asked.value("--peers=") != "no";
  report out(asked, 15);
  out.expect((chosen("size") ? sizes(most).size() : 0) + (chosen("parts") ? counts().size() : 0) +
             (chosen("chunk") ? 45 : 0));
  if (chosen("size")) {
    for (const std::size_t size : sizes(most))
      race_all(out, "size", size, one_part_of(size), peers);
  }
  if (chosen("parts")) {
    for (const std::size_t count : counts())
      race_all(out, "parts", count, many_parts(count), peers);
  }
  if (chosen("chunk")) {
    for (const workload& load : chunked()) race_chunks(out, load);
  }
  return out.status();
}
