// SPDX-License-Identifier: Apache-2.0
// What a decoder answers: the request it has decoded, or why there is none.
#ifndef QUIRE_REQUEST_ANSWER_HPP
#define QUIRE_REQUEST_ANSWER_HPP

#include <quire/request/error.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/request/remarks.hpp>
#include <quire/schema/version.hpp>

#include <cassert>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quire {

/// A decoded request. Its strings are views; see the decoder for how long they live.
template <version Version>
struct request {
  /// One of the version's events, or `unknown_event`.
  typename Version::event event;
  /// For whom the integration runs, its secrets.
  typename Version::environment environment;
  std::optional<quire::fetch_body> fetch_body;  ///< none: the form had no such field
  /// The JSON of the event as it was sent, without white space around it: for who passes on what
  /// the rows do not know. A view into the body. "" if it was not decoded.
  std::string_view event_json;
  std::string_view environment_json;  ///< the same of the environment
};

/// How many requests a decoder has begun: by it an answer knows, in builds with assertions, that
/// its decoder has moved on. Of one layout in all builds, so that they can be linked together.
using generation = std::uint64_t;

/// A request or an error, both kept by the decoder until it is used again. Cheap to copy. Asking
/// for a request where there is an error, or after the decoder has moved on, is caught in builds
/// with assertions.
template <version Version>
class [[nodiscard]] answer {
 public:
  /// Made by decoders, whose state it refers to.
  answer(const request<Version>& decoded, const quire::error& wrong, const quire::remarks& reported,
         const generation& current) noexcept
      : m_request(&decoded),
        m_error(&wrong),
        m_remarks(&reported),
        m_current(&current),
        m_generation(current) {}

  /// True if there is a request.
  [[nodiscard]] bool ok() const noexcept { return !error(); }
  [[nodiscard]] explicit operator bool() const noexcept { return ok(); }

  /// The request. Precondition: `ok()`.
  [[nodiscard]] const request<Version>& operator*() const noexcept {
    assert(ok() && "quire: there is no request, ask ok() first");
    return *m_request;
  }
  [[nodiscard]] const request<Version>* operator->() const noexcept { return &**this; }

  /// Why there is none; false if there is.
  [[nodiscard]] const quire::error& error() const noexcept {
    assert(m_generation == *m_current && "quire: the decoder has been used again since");
    return *m_error;
  }
  /// What was reported instead of refused, by rules that report: see `quire::rules`. Counts if
  /// there is a request.
  [[nodiscard]] const quire::remarks& remarks() const noexcept {
    assert(m_generation == *m_current && "quire: the decoder has been used again since");
    return *m_remarks;
  }
  /// The HTTP status to answer with: 200, or that of the error.
  [[nodiscard]] int status() const noexcept { return ok() ? 200 : error().status(); }

 private:
  const request<Version>* m_request;
  const quire::error* m_error;
  const quire::remarks* m_remarks;
  const generation* m_current;
  generation m_generation;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_ANSWER_HPP
