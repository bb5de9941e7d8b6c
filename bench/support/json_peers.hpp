// SPDX-License-Identifier: Apache-2.0
// Other readers of JSON. Each of the libraries that may be missing has a source file of its own
// (see json.cmake). All keep their memory from document to document as far as they can.
#ifndef QUIRE_BENCH_SUPPORT_JSON_PEERS_HPP
#define QUIRE_BENCH_SUPPORT_JSON_PEERS_HPP

#include <bench/support/json_loads.hpp>
#include <cstddef>
#include <functional>
#include <string>

namespace quire::bench {

struct json_peer {
  std::string name;
  std::function<std::size_t()> read;  // event and environment, once; 0 if that fails
};

/// Every token and no type: keys and scalars are passed as they are written.
[[nodiscard]] json_peer on_demand_walk(const json_load& load);
/// The members of site_view or fetch and of the environment by name, strings by `get_string`, in
/// the order in which they are sent: it counts on that order, and on members being there.
[[nodiscard]] json_peer on_demand_by_hand(const json_load& load);
[[nodiscard]] json_peer simdjson_dom(const json_load& load);

/// In situ, on a copy made each time; memory from one buffer.
[[nodiscard]] json_peer rapidjson_in_situ(const json_load& load);
/// Into a monotonic buffer.
[[nodiscard]] json_peer boost_json(const json_load& load);
[[nodiscard]] json_peer nlohmann_json(const json_load& load);

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_PEERS_HPP
