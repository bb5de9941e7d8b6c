// SPDX-License-Identifier: Apache-2.0
// Other writers of JSON, and yyjson as a reader of lines. Each library has a source file of its
// own, which is left out where it is missing (see peers.cmake). All keep their memory.
#ifndef QUIRE_BENCH_SUPPORT_WRITE_PEERS_HPP
#define QUIRE_BENCH_SUPPORT_WRITE_PEERS_HPP

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace quire::bench {

/// A document that was parsed before: what is timed is writing it.
/// Returns the text, which lives until the next call; empty if that fails.
using json_write = std::function<std::string_view()>;

/// A `Document` to a `Writer` over a `StringBuffer` that is cleared each time.
[[nodiscard]] json_write rapidjson_write(const std::string& document);
/// `yyjson_write_opts` of an immutable document, into a pool.
[[nodiscard]] json_write yyjson_write_document(const std::string& document);

/// Reads a log line by line, each by `yyjson_read_opts` from a pool; the number of documents.
[[nodiscard]] std::size_t yyjson_lines(std::string_view log);

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_WRITE_PEERS_HPP
