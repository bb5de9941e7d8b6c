// SPDX-License-Identifier: Apache-2.0
// Whole multipart bodies for the benchmarks: W1 to W6 and a mix, with a boundary of choice.
#ifndef QUIRE_BENCH_SUPPORT_FORMS_HPP
#define QUIRE_BENCH_SUPPORT_FORMS_HPP

#include <bench/support/peers.hpp>
#include <bench/support/workloads.hpp>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace quire::bench {

struct form_workload {
  std::string name;
  std::string note;
  forms all;
};

[[nodiscard]] inline std::string part(std::string_view boundary, std::string_view disposition,
                                      std::string_view value) {
  std::string text = "--";
  text += boundary;
  text += "\r\nContent-Disposition: form-data; ";
  text += disposition;
  text += "\r\n\r\n";
  text += value;
  text += "\r\n";
  return text;
}

[[nodiscard]] inline std::string close_delimiter(std::string_view boundary) {
  return "--" + std::string(boundary) + "--\r\n";
}

/// The body of a captured request, its boundary replaced.
[[nodiscard]] inline std::string captured(std::string_view boundary) {
  std::ifstream in(QUIRE_TEST_DATA "/captures/node20-fetch/absent.body", std::ios::binary);
  std::string body(std::istreambuf_iterator<char>(in), {});
  if (body.empty()) throw std::runtime_error("tests/data/captures is not there");
  const std::string old = body.substr(2, body.find("\r\n") - 2);
  for (std::size_t at = 0; (at = body.find("--" + old, at)) != std::string::npos;) {
    body.replace(at + 2, old.size(), boundary);
    at += 2 + boundary.size();
  }
  return body;
}

/// One field of a few bytes a hundred times ten.
[[nodiscard]] inline std::string many_fields(std::string_view boundary) {
  std::string body;
  for (int i = 0; i < 1000; ++i) {
    const std::string number = std::to_string(i);
    body += part(boundary, "name=\"field" + number + "\"", "v" + number);
  }
  return body + close_delimiter(boundary);
}

/// Forms that no two of are alike, so that no branch is learned: 1 to 8 parts, fields and files,
/// names of 3 to 24 letters, values of up to 4 KiB, as often short as long.
[[nodiscard]] inline forms mixed_forms(const std::string& boundary, std::size_t count) {
  std::mt19937 random{20};
  const std::string letters = text_lines(64 * kibi, prose);
  const auto up_to = [&random](std::size_t most) { return random() % (most + 1); };
  forms all;
  while (all.size() != count) {
    std::string body;
    for (std::size_t parts = 1 + up_to(7); parts != 0; --parts) {
      std::string head = "name=\"" + std::string(3 + up_to(21), static_cast<char>('a' + up_to(25)));
      head += "\"";
      if (up_to(2) == 0)
        head += "; filename=\"" + std::string(1 + up_to(30), 'f') +
                ".bin\"\r\nContent-Type: application/octet-stream";
      const std::size_t size = up_to(std::size_t{1} << up_to(12));
      body += part(boundary, head, std::string_view{letters}.substr(up_to(32 * kibi), size));
    }
    all.push_back({boundary, body + close_delimiter(boundary)});
  }
  return all;
}

/// W1 to W6, in order.
[[nodiscard]] inline std::vector<form_workload> form_workloads(const std::string& boundary) {
  const std::string w1 = captured(boundary);
  const std::string closed = close_delimiter(boundary);
  std::vector<form_workload> all{{"W1", "captured request", {{boundary, w1}}}};
  for (const workload& each : payloads("\r\n--" + boundary)) {
    std::string body;
    if (each.name == "W2") body = w1.substr(0, w1.size() - closed.size());
    body += part(boundary, "name=\"fetch-body\"; filename=\"blob\"", each.payload) + closed;
    all.push_back({each.name, each.note, {{boundary, std::move(body)}}});
  }
  all.push_back({"W6", "1000 fields of a few bytes", {{boundary, many_fields(boundary)}}});
  all.push_back({"mix", "512 forms, no two alike", mixed_forms(boundary, 512)});
  return all;
}

/// What there is to find, by a reader as plain as can be: it serves these bodies and no others.
struct expected_parts {
  std::size_t bytes = 0;  // of the bodies
  std::size_t parts = 0;
  std::uint64_t fingerprint = 0;
};

[[nodiscard]] inline std::string_view quoted(std::string_view head, std::string_view after) {
  const std::size_t at = head.find(after);
  if (at == std::string_view::npos) return {};
  head.remove_prefix(at + after.size());
  return head.substr(0, head.find('"'));
}

[[nodiscard]] inline expected_parts expected_of(const forms& all) {
  expected_parts there;
  fingerprint found;
  for (const form_text& form : all) {
    const std::string_view body = form.body;
    const std::string wanted = "\r\n--" + form.boundary;
    for (std::size_t at = wanted.size() - 2; body.substr(at, 2) == "\r\n"; ++there.parts) {
      const std::size_t value = body.find("\r\n\r\n", at) + 4;
      const std::string_view head = body.substr(at, value - at);
      const std::size_t end = body.find(wanted, value - 2);
      found.begin(quoted(head, "; name=\""), quoted(head, "; filename=\""));
      found.data(body.substr(value, end - value));
      found.end();
      at = end + wanted.size();
    }
    there.bytes += body.size();
  }
  there.fingerprint = found.found();
  return there;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_FORMS_HPP
