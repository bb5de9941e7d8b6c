// SPDX-License-Identifier: Apache-2.0
// nlohmann::json as everybody uses it: a tree of containers of the standard library.
#include <bench/support/json_peers.hpp>
#include <nlohmann/json.hpp>

namespace quire::bench {

json_peer nlohmann_json(const json_load& load) {
  return {"nlohmann::json", [&load] {
            const auto event = nlohmann::json::parse(load.event);
            const auto environment = nlohmann::json::parse(load.environment);
            return event.size() + environment.size();
          }};
}

}  // namespace quire::bench
