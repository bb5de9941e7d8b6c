// SPDX-License-Identifier: Apache-2.0
// Requests decoded while they arrive: the event is known before its fetch body has come.
#ifndef QUIRE_REQUEST_STREAM_DECODER_HPP
#define QUIRE_REQUEST_STREAM_DECODER_HPP

#include <quire/core/owning_temporary.hpp>
#include <quire/request/detail/intake.hpp>
#include <quire/request/detail/stream_steps.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/request/limits.hpp>
#include <quire/request/remarks.hpp>
#include <quire/request/step.hpp>
#include <quire/request/target.hpp>
#include <quire/schema/version.hpp>

#include <cassert>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace quire {

/// Decodes one request after the other, each from pieces of any size. The steps come in the order
/// of the form's fields, which a sender may choose: a fetch body can come before the event.
///
///     quire::v1::stream_decoder in{content_type};
///     while (!in.over()) {
///       const std::size_t n = read(in.prepare(16384));                 // 0: the body has ended
///       for (auto step = n == 0 ? in.finish() : in.commit(n);
///            step != request_step::need_input; step = in.next()) …
///     }
///
/// Bytes come in by one of two ways, the same for all of a request. `prepare` and `commit`: the
/// server reads into the decoder's own request buffer, where event and environment stay as they
/// lie. `feed`: the server has them in memory of its own, and the two documents are copied.
///
/// Each document is decoded once. Event, environment and the head of the fetch body, with every
/// view in them, live until `reset` (or the decoder's end), whatever is called in between and
/// whatever becomes of the request.
///
/// Steps may be acted on before the request is known to be good: only `end` says that it is. The
/// verdict and all values are those of `decoder` on the whole body; of several errors the one that
/// comes first in the body is told, and repairing a fetch body that is not UTF-8 takes none of
/// `request_limits::memory`. Memory does not depend on the size of the fetch body:
/// docs/streaming.md has the bounds. Not thread-safe; neither copied nor moved.
template <version Version, rules Rules = as_runtime>
class stream_decoder {
  static_assert(has_revision<Version>,
                "quire: a version without its revision: add `static constexpr quire::release "
                "revision{…};`");

 public:
  /// The events of the version.
  using event_type = typename Version::event;
  /// Its environment.
  using environment_type = typename Version::environment;

  /// A decoder that waits for `reset`.
  explicit stream_decoder(const request_limits& limits = {}) noexcept : m_steps(limits) {}
  /// Gets ready for a request. An error of the Content-Type is told by the first step. Keeps no
  /// view of it.
  explicit stream_decoder(std::string_view content_type, const request_limits& limits = {}) noexcept
      : stream_decoder(limits) {
    reset(content_type);
  }
  stream_decoder(const stream_decoder&) = delete;
  stream_decoder& operator=(const stream_decoder&) = delete;
  ~stream_decoder() = default;

  /// Gets ready for another request; everything of the last one is gone. Keeps the memory, and no
  /// view of `content_type`.
  void reset(std::string_view content_type) noexcept { m_steps.start(content_type); }

  /// The same for a request to `target`. The first step is `error`, `unsupported_version`, if its
  /// path is not that of the version (`version_segment`).
  void reset(std::string_view target, std::string_view content_type) noexcept {
    reset(content_type);
    if (version_segment(target) != Version::path)
      m_steps.refuse({request_part::path, request_errc::unsupported_version, 0});
  }

  /// Room in the request buffer for the next bytes of the body, for `commit`: at most `size` bytes,
  /// and usually as many. Empty if the request is over or refused (the next step says why: there
  /// may be no memory). What `data` gave is gone. Precondition: the last step was `need_input`.
  [[nodiscard]] std::span<char> prepare(std::size_t size) noexcept {
    std::span<char> room;
    m_steps.hand_over([&](detail::intake& in) { return in.prepare(size, room); });
    return room;
  }
  /// Says that the first `size` bytes of the room have been written, which are bytes of the body
  /// (whatever framing they came in), and goes to the first step in them. 0: none have come yet,
  /// which is not the body's end. Error: `over_committed`, without room for as many.
  [[nodiscard]] request_step commit(std::size_t size) noexcept {
    m_steps.hand_over([size](detail::intake& in) { return in.commit(size); });
    return m_steps.next();
  }

  /// Hands over the next bytes of the body and goes to the first step in them. They must stay as
  /// they are until the step is `need_input` or the request is over; `data` leads into them.
  /// Precondition: the last step was `need_input`, or the request is over, and then the chunk is
  /// not looked at.
  [[nodiscard]] request_step feed(std::string_view chunk) noexcept {
    m_steps.hand_over([chunk](detail::intake& in) { return in.feed(chunk); });
    return m_steps.next();
  }
  template <core::owning_temporary Text>
  request_step feed(Text&& chunk) = delete;  // `data` would lead nowhere

  /// Goes to the next step. `end` and `error` are told once; `need_input` follows.
  [[nodiscard]] request_step next() noexcept { return m_steps.next(); }

  /// Says that no more bytes come: the body has ended. `error` if the request is not complete, else
  /// `need_input`. Precondition: the last step was `need_input`, or the request is over.
  [[nodiscard]] request_step finish() noexcept { return m_steps.finish(); }

  /// True once `end` or `error` has been told, and before the first `reset`. What else comes on the
  /// wire is for the server to read or not; it cannot change the verdict.
  [[nodiscard]] bool over() const noexcept { return m_steps.over(); }

  /// True if the event, or the environment, has come and was good.
  [[nodiscard]] bool has_event() const noexcept { return m_steps.has_event(); }
  /// True once the environment of this request was told.
  [[nodiscard]] bool has_environment() const noexcept { return m_steps.has_environment(); }

  /// The event. Precondition: `has_event()`. It and all views in it live until `reset`.
  [[nodiscard]] const event_type& event() const noexcept {
    assert(has_event() && "quire: there is no event yet");
    return m_steps.request().event;
  }
  /// The environment, likewise.
  [[nodiscard]] const environment_type& environment() const noexcept {
    assert(has_environment() && "quire: there is no environment yet");
    return m_steps.request().environment;
  }

  /// The JSON of the event as it was sent, without white space around it; lives as its strings do.
  [[nodiscard]] std::string_view event_json() const noexcept {
    return m_steps.request().event_json;
  }
  /// The same of the environment.
  [[nodiscard]] std::string_view environment_json() const noexcept {
    return m_steps.request().environment_json;
  }
  /// What was reported of event and environment so far, by rules that report. Lives as they do.
  [[nodiscard]] const quire::remarks& remarks() const noexcept { return m_steps.remarks(); }

  /// From `fetch_body_begin` on until `reset`: kind, content type and filename; `bytes` is empty.
  /// None if no fetch body has come.
  [[nodiscard]] const std::optional<quire::fetch_body>& fetch_body() const noexcept {
    return m_steps.request().fetch_body;
  }
  /// After `fetch_body_data`: the piece, never empty. A view that lives until the next `prepare`,
  /// `feed` or `reset`; of fed bytes no longer than the chunk. In a string, bytes that are not
  /// UTF-8 have become U+FFFD.
  [[nodiscard]] std::string_view data() const noexcept { return m_steps.data(); }

  /// Why the request is refused; false if it is not. The reference is good until `reset`. Of the
  /// caller's mistakes: `steps_not_taken` (bytes, room or the end came before `need_input`),
  /// `mixed_input` (both ways in one request), `over_committed`.
  [[nodiscard]] const quire::error& error() const noexcept { return m_steps.error(); }
  /// The HTTP status to answer with: that of the error, or 200. Counts once the request is over.
  [[nodiscard]] int status() const noexcept { return error() ? error().status() : 200; }

 private:
  detail::stream_steps<Version, Rules> m_steps;
};

}  // namespace quire

#endif  // QUIRE_REQUEST_STREAM_DECODER_HPP
