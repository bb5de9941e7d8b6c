// SPDX-License-Identifier: Apache-2.0
// One signed webhook, opened by one call, with memory of its own: for programs that get few.
#ifndef QUIRE_WEBHOOK_OPEN_HPP
#define QUIRE_WEBHOOK_OPEN_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/json/document.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>
#include <quire/webhook/error.hpp>
#include <quire/webhook/verify.hpp>

#include <cassert>
#include <string_view>

namespace quire::webhook {

/// An event whose signature held, or why there is none. Owns all but the body: views in the event
/// lead into that and into this object, and live as long as both. Neither copied nor moved; what
/// `open` returns is made where it is kept.
template <version Version, rules Rules>
class [[nodiscard]] opened_event {
 public:
  /// The events of the version.
  using event_type = typename Version::event;

  /// Used by `open`: `verified` is what the signature came to; `body` is read only if that is `ok`.
  opened_event(errc verified, std::string_view body, const verify_options& options) noexcept
      : m_error(verified) {
    using context = codec::context<Version::revision, Rules>;
    if (verified != errc::ok) return;
    m_error = webhook::error{codec::from_json<context>(
        m_document, body, {.bytes = options.body_bytes}, m_memory, m_event)};
  }
  opened_event(const opened_event&) = delete;
  opened_event& operator=(const opened_event&) = delete;
  ~opened_event() = default;

  /// True if there is an event.
  [[nodiscard]] bool ok() const noexcept { return !m_error; }
  [[nodiscard]] explicit operator bool() const noexcept { return ok(); }

  /// The event. Precondition: `ok()`. Not of a temporary: the event would go with it.
  [[nodiscard]] const event_type& operator*() const& noexcept {
    assert(ok() && "quire: there is no event, ask ok() first");
    return m_event;
  }
  const event_type& operator*() const&& = delete;
  [[nodiscard]] const event_type* operator->() const& noexcept { return &**this; }
  const event_type* operator->() const&& = delete;

  /// Why there is none; false if there is one.
  [[nodiscard]] const webhook::error& error() const& noexcept { return m_error; }
  /// The same of a temporary, by value.
  [[nodiscard]] webhook::error error() const&& noexcept { return m_error; }
  /// The HTTP status to answer with: 200, or that of the error.
  [[nodiscard]] int status() const noexcept { return m_error.status(); }

 private:
  core::arena m_memory;
  json::document m_document;
  event_type m_event;
  webhook::error m_error;
};

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_OPEN_HPP
