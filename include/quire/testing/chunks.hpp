// SPDX-License-Identifier: Apache-2.0
// A body in pieces, as a network would bring it.
#ifndef QUIRE_TESTING_CHUNKS_HPP
#define QUIRE_TESTING_CHUNKS_HPP

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace quire::testing {

/// `body` in pieces of `size` bytes, the last one shorter. Each piece owns its bytes: destroy it
/// after it was fed, and a sanitizer sees who still looks at it. Precondition: `size > 0`.
///
///     for (const std::string& piece : quire::testing::in_chunks(request.body, 7))
///       server.feed(piece);
[[nodiscard]] inline std::vector<std::string> in_chunks(std::string_view body, std::size_t size) {
  assert(size > 0 && "quire: a piece has at least one byte");
  std::vector<std::string> pieces;
  for (std::size_t at = 0; at < body.size(); at += size) pieces.emplace_back(body.substr(at, size));
  return pieces;
}

/// `body` in two pieces, cut before byte `at`; in one if nothing lies on one side.
[[nodiscard]] inline std::vector<std::string> cut_at(std::string_view body, std::size_t at) {
  at = std::min(at, body.size());
  std::vector<std::string> pieces;
  for (const std::string_view piece : {body.substr(0, at), body.substr(at)}) {
    if (!piece.empty()) pieces.emplace_back(piece);
  }
  return pieces;
}

}  // namespace quire::testing

#endif  // QUIRE_TESTING_CHUNKS_HPP
