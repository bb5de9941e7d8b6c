// SPDX-License-Identifier: Apache-2.0
// Whole multipart bodies for the benchmarks: W1 to W6 with a boundary of choice.
#ifndef QUIRE_BENCH_SUPPORT_FORMS_HPP
#define QUIRE_BENCH_SUPPORT_FORMS_HPP

#include <bench/support/peers.hpp>
#include <bench/support/workloads.hpp>
#include <cstddef>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace quire::bench {

struct form_workload {
  std::string name;
  std::string note;
  form_text form;
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

/// W1 to W6, in order.
[[nodiscard]] inline std::vector<form_workload> form_workloads(const std::string& boundary) {
  const std::string w1 = captured(boundary);
  const std::string closed = close_delimiter(boundary);
  std::vector<form_workload> all{{"W1", "captured request", {boundary, w1}}};
  for (const workload& each : payloads("\r\n--" + boundary)) {
    std::string body;
    if (each.name == "W2") body = w1.substr(0, w1.size() - closed.size());
    body += part(boundary, "name=\"fetch-body\"; filename=\"blob\"", each.payload) + closed;
    all.push_back({each.name, each.note, {boundary, std::move(body)}});
  }
  all.push_back({"W6", "1000 fields of a few bytes", {boundary, many_fields(boundary)}});
  return all;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_FORMS_HPP
