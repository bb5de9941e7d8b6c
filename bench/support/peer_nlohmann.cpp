// SPDX-License-Identifier: Apache-2.0
// nlohmann::json as everybody uses it: a tree of containers of the standard library.
#include <bench/support/json_hash.hpp>
#include <bench/support/json_peers.hpp>
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

namespace quire::bench {
namespace {

std::uint64_t hash(const nlohmann::json& value) {
  if (value.is_string()) return json_hash::of_text(value.get_ref<const std::string&>());
  if (value.is_number()) return json_hash::of_number(value.get<double>());
  if (value.is_boolean()) return json_hash::of_boolean(value.get<bool>());
  if (value.is_null()) return json_hash::of_null();
  if (value.is_array()) {
    json_hash::of_array all;
    for (const nlohmann::json& each : value) all.add(hash(each));
    return all.value();
  }
  json_hash::of_object all;
  for (const auto& [name, member] : value.items()) all.add(name, hash(member));
  return all.value();
}

}  // namespace

json_peer nlohmann_json(const json_load& load) {
  return {"nlohmann::json",
          [&load] {
            std::size_t members = 0;
            for (const json_document& each : load.documents)
              members += nlohmann::json::parse(each.text).size();
            return members;
          },
          [&load] {
            std::uint64_t all = 0;
            for (const json_document& each : load.documents)
              all += hash(nlohmann::json::parse(each.text));
            return all;
          }};
}

}  // namespace quire::bench
