// SPDX-License-Identifier: Apache-2.0
// Other readers of JSON. Each of the libraries that may be missing has a source file of its own
// (see peers.cmake). All keep their memory from document to document as far as they can.
#ifndef QUIRE_BENCH_SUPPORT_JSON_PEERS_HPP
#define QUIRE_BENCH_SUPPORT_JSON_PEERS_HPP

#include <bench/support/contest.hpp>
#include <bench/support/json_loads.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace quire::bench {

/// How what was read is compared.
enum class compared { names_and_values, values, not_at_all };

struct json_peer {
  std::string name;
  std::function<std::size_t()> read;     // all documents, once; 0 if that fails
  std::function<std::uint64_t()> found;  // the sum of what `json_hash` makes of each document
  compared by = compared::names_and_values;
};

/// Every token and no type: keys and scalars are passed as they are written.
[[nodiscard]] json_peer on_demand_walk(const json_load& load);
/// The members of site_view or fetch and of the environment by name, strings by `get_string`, in
/// the order in which they are sent: it counts on that order, and on members being there. Compared
/// by its values alone: it keeps no names.
[[nodiscard]] json_peer on_demand_by_hand(const json_load& load);
[[nodiscard]] json_peer simdjson_dom(const json_load& load);

/// In situ, on a copy made each time; memory from one buffer.
[[nodiscard]] json_peer rapidjson_in_situ(const json_load& load);
/// Into a monotonic buffer.
[[nodiscard]] json_peer boost_json(const json_load& load);
[[nodiscard]] json_peer nlohmann_json(const json_load& load);
/// An immutable document, memory from one pool.
[[nodiscard]] json_peer yyjson_dom(const json_load& load);

/// What the documents say, as simdjson's DOM reads them.
struct expected_json {
  std::uint64_t names_and_values = 0;
  std::uint64_t values = 0;
};

[[nodiscard]] inline contestant contender(const json_peer& one, const expected_json& expected) {
  if (one.by == compared::not_at_all) return repeated_peer(one.name, one.read, outcome::part);
  contestant made = repeated_peer(one.name, one.read);
  const std::uint64_t wanted =
      one.by == compared::values ? expected.values : expected.names_and_values;
  if (made.seen == outcome::same && one.found() != wanted) made.seen = outcome::other;
  return made;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_PEERS_HPP
