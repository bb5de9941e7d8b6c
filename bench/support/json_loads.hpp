// SPDX-License-Identifier: Apache-2.0
// What the JSON benchmarks work on: recorded documents and the captured requests that hold them.
#ifndef QUIRE_BENCH_SUPPORT_JSON_LOADS_HPP
#define QUIRE_BENCH_SUPPORT_JSON_LOADS_HPP

#include <string>
#include <support/capture.hpp>
#include <utility>
#include <vector>

namespace quire::bench {

struct json_load {
  std::string name;
  std::string note;
  std::string event;
  std::string environment;
  std::string content_type;  // of the request that holds both
  std::string body;
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
          support::read_data(inputs + event + ".json"),
          support::read_data(inputs + environment + ".json"),
          std::move(type),
          std::move(body)};
}

[[nodiscard]] inline std::vector<json_load> json_loads() {
  return {recorded_load("site_view", "as captured", "site_view", "environment", "absent"),
          recorded_load("fetch", "with a body of 64 KiB", "fetch", "environment", "blob-64k"),
          recorded_load("large", "environment of 123 KB", "site_view", "environment-large",
                        "large-env")};
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_LOADS_HPP
