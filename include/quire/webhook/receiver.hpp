// SPDX-License-Identifier: Apache-2.0
// From a signed webhook to a typed event. Nothing is decoded before the signature holds.
#ifndef QUIRE_WEBHOOK_RECEIVER_HPP
#define QUIRE_WEBHOOK_RECEIVER_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/json/document.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>
#include <quire/webhook/error.hpp>
#include <quire/webhook/verify.hpp>

#include <cassert>
#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quire::webhook {

/// An event whose signature held, or why there is none. Kept by the receiver until it is used
/// again. Cheap to copy. Asking for an event where there is an error, or after the receiver has
/// moved on, is caught in builds with assertions.
template <class Event>
class [[nodiscard]] opened {
 public:
  /// Made by a receiver, whose state it refers to.
  opened(const Event& event, const webhook::error& wrong, const std::uint64_t& current) noexcept
      : m_event(&event), m_error(&wrong), m_current(&current), m_made(current) {}

  /// True if there is an event.
  [[nodiscard]] bool ok() const noexcept { return !error(); }
  [[nodiscard]] explicit operator bool() const noexcept { return ok(); }

  /// The event. Precondition: `ok()`.
  [[nodiscard]] const Event& operator*() const noexcept {
    assert(ok() && "quire: there is no event, ask ok() first");
    return *m_event;
  }
  [[nodiscard]] const Event* operator->() const noexcept { return &**this; }

  /// Why there is none; false if there is one.
  [[nodiscard]] const webhook::error& error() const noexcept {
    assert(m_made == *m_current && "quire: the receiver has been used again since");
    return *m_error;
  }
  /// The HTTP status to answer with: 200, or that of the error.
  [[nodiscard]] int status() const noexcept { return error().status(); }

 private:
  const Event* m_event;
  const webhook::error* m_error;
  const std::uint64_t* m_current;
  std::uint64_t m_made;
};

/// Opens the requests of GitBook's webhook integration: `POST`, `application/json`, the event alone
/// as body, signed in the header `X-GitBook-Signature`. Keep one a thread: its memory is reused.
/// Not thread-safe; neither copied nor moved.
///
///     quire::webhook::receiver in{secret, {.tolerance = 300s}};
///     auto event = in.open(header, body, now);
///     if (!event) return reply(event.status(), event.error().message());
///     visit(*event, …);
///
/// The sender repeats a request with the same signature: see `recent_ids`.
template <version Version, rules Rules, crypto Crypto>
class basic_receiver {
 public:
  /// The events of the version.
  using event_type = typename Version::event;

  /// Copies the secrets; several serve while one is being replaced. Allocates; may throw
  /// `std::bad_alloc`.
  explicit basic_receiver(std::span<const std::string_view> secrets,
                          const verify_options& options = {})
      : m_owned(secrets.begin(), secrets.end()),
        m_secrets(m_owned.begin(), m_owned.end()),
        m_options(options) {}
  /// The same with one secret.
  explicit basic_receiver(std::string_view secret, const verify_options& options = {})
      : basic_receiver(std::span{&secret, 1}, options) {}
  basic_receiver(const basic_receiver&) = delete;
  basic_receiver& operator=(const basic_receiver&) = delete;
  ~basic_receiver() = default;

  /// Verifies the value of `X-GitBook-Signature` over `body`, exactly as it came, then decodes the
  /// event. `now` counts only with a tolerance. Views in the event lead into `body` and into the
  /// receiver's memory: they live until the next call, and as long as `body`. Errors: those of
  /// `verify`, then those of `json::errc`.
  opened<event_type> open(std::string_view header, std::string_view body,
                          std::chrono::sys_seconds now = {}) noexcept {
    return take(verify<Crypto>(m_secrets, header, body, m_options, now), body);
  }
  template <core::owning_temporary KeepTextInAVariable>
  opened<event_type> open(std::string_view header, KeepTextInAVariable&&,
                          std::chrono::sys_seconds = {}) = delete;

 private:
  using context = codec::context<Version::revision, Rules>;

  opened<event_type> take(errc verified, std::string_view body) noexcept {
    ++m_generation;
    m_memory.reset();
    m_event.value.template emplace<0>();
    m_error = verified != errc::ok
                  ? error{verified}
                  : error{codec::from_json<context>(m_document, body, m_limits, m_memory, m_event)};
    return {m_event, m_error, m_generation};
  }

  std::vector<std::string> m_owned;
  std::vector<std::string_view> m_secrets;
  verify_options m_options;
  json::limits m_limits{.bytes = m_options.body_bytes};
  core::arena m_memory;
  json::document m_document;
  event_type m_event;
  error m_error;
  std::uint64_t m_generation = 0;
};

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_RECEIVER_HPP
