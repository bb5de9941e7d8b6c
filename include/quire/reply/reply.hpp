// SPDX-License-Identifier: Apache-2.0
// What a server answers, as the official runtime does (release 0.23.3): the dispatcher that calls
// it should not notice which of the two it calls.
#ifndef QUIRE_REPLY_REPLY_HPP
#define QUIRE_REPLY_REPLY_HPP

#include <quire/codec/to_json.hpp>
#include <quire/core/ascii.hpp>
#include <quire/json/writer.hpp>
#include <quire/mime/token.hpp>
#include <quire/request/error.hpp>
#include <quire/request/target.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quire {

/// A header of an answer.
struct reply_header {
  /// The name, as it is written.
  std::string name;
  /// The value.
  std::string value;
};

/// An HTTP answer without its framing. The functions that make one allocate, and may throw
/// `std::bad_alloc`.
struct reply {
  /// The HTTP status.
  int status = 200;
  std::string_view content_type;  ///< static, and a NUL stands after it; "" if there is no body
  /// The body, "" if there is none.
  std::string body;
  std::vector<reply_header> headers;  ///< all but Content-Type, in the order they are to be sent

  /// Adds a header: `Location`, `Cache-Control`, `Set-Cookie` as often as you like. False, and
  /// nothing is added, if the name is no token or the value holds a control byte other than tab:
  /// nobody can put a header of their own into yours (RFC 9110, section 5.5).
  bool add_header(std::string_view name, std::string_view value) {
    if (!mime::is_token(name)) return false;
    for (const char c : value) {
      if (core::is_control(c)) return false;
    }
    headers.push_back({std::string{name}, std::string{value}});
    return true;
  }
};

/// The event was handled, and there is nothing to say: 200 `OK`.
[[nodiscard]] inline reply reply_ok() { return {200, "text/plain;charset=UTF-8", "OK", {}}; }

/// Text of your own.
[[nodiscard]] inline reply reply_text(std::string_view text, int status = 200) {
  return {status, "text/plain;charset=UTF-8", std::string{text}, {}};
}

/// JSON of your own, as `write` writes it: `write(json::writer&)`. The interface of a component,
/// the pages of a content source.
template <std::invocable<json::writer&> Write>
[[nodiscard]] reply reply_json(Write&& write, int status = 200) {
  reply answer{status, "application/json", {}, {}};
  {
    json::text_writer out{answer.body};
    write(out);
  }
  return answer;
}
/// A struct with rows, an event, an environment as JSON.
template <class T>
requires(!std::invocable<const T&, json::writer&>) [[nodiscard]] reply
    reply_json(const T& value, int status = 200) {
  reply answer{status, "application/json", {}, {}};
  to_json(value, answer.body);
  return answer;
}

/// A script for published pages: what answers `fetch_published_script`. Without one, what the
/// official runtime answers for a handler that returns nothing: 200 and a comment.
[[nodiscard]] inline reply reply_script(std::string_view script = "/** no-op */") {
  return {200, "application/javascript", std::string{script}, {}};
}

/// Sends the visitor elsewhere: 302 and `Location`, as a login does. A `location` that is no header
/// value, because it holds a line break, is an internal error: 500.
[[nodiscard]] inline reply reply_redirect(std::string_view location, int status = 302);

/// A text for whoever sees the answer: `{"error":"<text>"}`. `text` is UTF-8. With 400 it is what
/// the official runtime makes of an `ExposableError` without a code.
[[nodiscard]] inline reply reply_error(int status, std::string_view text) {
  return reply_json(
      [text](json::writer& out) {
        out.begin_object();
        out.key("error");
        out.string(text);
        out.end_object();
      },
      status);
}

/// What went wrong is told to nobody: 500.
[[nodiscard]] inline reply reply_internal_error() {
  return reply_error(500, "Internal server error");
}

inline reply reply_redirect(std::string_view location, int status) {
  reply answer{status, "", {}, {}};
  return answer.add_header("Location", location) ? answer : reply_internal_error();
}

/// No version of this target is served: 400, and the segment that was taken for one.
[[nodiscard]] inline reply reply_unsupported_version(std::string_view target) {
  reply answer = reply_text("Unsupported version ", 400);
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
