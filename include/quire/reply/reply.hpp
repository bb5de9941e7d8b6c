// SPDX-License-Identifier: Apache-2.0
// What a server answers, as the official runtime does (release 0.23.3): the dispatcher that calls
// it should not notice which of the two it calls.
#ifndef QUIRE_REPLY_REPLY_HPP
#define QUIRE_REPLY_REPLY_HPP

#include <quire/json/writer.hpp>
#include <quire/request/error.hpp>
#include <quire/request/target.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace quire {

/// An HTTP answer without its framing. The functions that make one allocate, and may throw
/// `std::bad_alloc`.
struct reply {
  int status = 200;
  std::string_view content_type;  ///< static, and a NUL stands behind it
  std::string body;
};

/// The event was handled, and there is nothing to say: 200 `OK`.
[[nodiscard]] inline reply reply_ok() { return {200, "text/plain;charset=UTF-8", "OK"}; }

/// A text for whoever sees the answer: `{"error":"<text>"}`. `text` is UTF-8.
[[nodiscard]] inline reply reply_error(int status, std::string_view text) {
  reply answer{status, "application/json", {}};
  json::writer out{answer.body};
  out.begin_object();
  out.key("error");
  out.string(text);
  out.end_object();
  return answer;
}

/// What went wrong is told to nobody: 500.
[[nodiscard]] inline reply reply_internal_error() {
  return reply_error(500, "Internal server error");
}

/// No version of this target is served: 400, and the segment that was taken for one.
[[nodiscard]] inline reply reply_unsupported_version(std::string_view target) {
  reply answer{400, "text/plain;charset=UTF-8", "Unsupported version "};
  answer.body.append(version_segment(target));
  return answer;
}

/// The answer to a request that was refused. Why it was is for the server's log alone: the sender
/// is told `Internal server error`, with status 500, unless its version is not served.
[[nodiscard]] inline reply reply_refused(const error& why, std::string_view target) {
  if (why.where() == request_part::path) return reply_unsupported_version(target);
  return reply_internal_error();
}

}  // namespace quire

#endif  // QUIRE_REPLY_REPLY_HPP
