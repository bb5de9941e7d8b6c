// SPDX-License-Identifier: Apache-2.0
// What the JSON benchmarks work on: recorded documents and the captured requests that hold them.
#ifndef QUIRE_BENCH_SUPPORT_JSON_LOADS_HPP
#define QUIRE_BENCH_SUPPORT_JSON_LOADS_HPP

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <support/capture.hpp>
#include <utility>
#include <vector>

namespace quire::bench {

struct json_document {
  std::string text;
  bool environment = false;  // or an event
};

struct json_load {
  std::string name;
  std::string note;
  std::vector<json_document> documents;
  std::string content_type;  // of the request that holds both documents; empty if there is none
  std::string body;

  [[nodiscard]] const std::string& event() const { return documents.at(0).text; }
  [[nodiscard]] const std::string& environment() const { return documents.at(1).text; }
  [[nodiscard]] std::size_t bytes() const {
    std::size_t all = 0;
    for (const json_document& each : documents) all += each.text.size();
    return all;
  }
};

[[nodiscard]] inline json_load recorded_load(std::string name, std::string note,
                                             const std::string& event,
                                             const std::string& environment,
                                             const std::string& capture) {
  const std::string inputs = "captures/inputs/";
  std::string body = support::read_data("captures/node20-fetch/" + capture + ".body");
  // A captured body starts with its delimiter.
  std::string type = "multipart/form-data; boundary=" + body.substr(2, body.find('\r') - 2);
  return {std::move(name),
          std::move(note),
          {{support::read_data(inputs + event + ".json"), false},
           {support::read_data(inputs + environment + ".json"), true}},
          std::move(type),
          std::move(body)};
}

/// The requests that were captured.
[[nodiscard]] inline std::vector<json_load> json_loads() {
  return {recorded_load("site_view", "as captured", "site_view", "environment", "absent"),
          recorded_load("fetch", "with a body of 64 KiB", "fetch", "environment", "blob-64k"),
          recorded_load("large", "environment of 123 KB", "site_view", "environment-large",
                        "large-env")};
}

/// Each recorded event of the newest release, of all types.
[[nodiscard]] inline std::vector<std::string> recorded_events() {
  const std::string rows = support::read_data("v1/samples/0.201.0.tsv");
  std::vector<std::string> all;
  for (std::size_t at = 0; at < rows.size();) {
    const std::size_t end = std::min(rows.find('\n', at), rows.size());
    const std::string_view row = std::string_view{rows}.substr(at, end - at);
    if (!row.starts_with("environment")) all.emplace_back(row.substr(row.find('\t') + 1));
    at = end + 1;
  }
  return all;
}

/// 512 of them, drawn at random: their order cannot be learned, as that of one document can.
[[nodiscard]] inline json_load mixed_load() {
  const std::vector<std::string> all = recorded_events();
  json_load made{"mixed", "512 events of all types", {}, {}, {}};
  std::mt19937 random{11};
  while (made.documents.size() != 512)
    made.documents.push_back({all[random() % all.size()], false});
  return made;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_LOADS_HPP
