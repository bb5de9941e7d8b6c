// SPDX-License-Identifier: Apache-2.0
// What writers of JSON are measured by: one text, read once before, written again and again.
#ifndef QUIRE_BENCH_SUPPORT_JSON_WRITTEN_HPP
#define QUIRE_BENCH_SUPPORT_JSON_WRITTEN_HPP

#include <cstddef>
#include <functional>
#include <string>

namespace quire::bench {

struct json_writing_peer {
  std::string name;
  std::function<std::size_t()> write;  // all of the document, compact; bytes written, 0 if it fails
};

/// Into memory that it is given, a pool.
[[nodiscard]] json_writing_peer yyjson_writer(const std::string& text);
/// Into a buffer that is kept.
[[nodiscard]] json_writing_peer rapidjson_writer(const std::string& text);

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_JSON_WRITTEN_HPP
