// SPDX-License-Identifier: Apache-2.0
// Why a webhook is refused: its signature, its age, or its event.
#ifndef QUIRE_WEBHOOK_ERROR_HPP
#define QUIRE_WEBHOOK_ERROR_HPP

#include <quire/core/error_row.hpp>
#include <quire/json/error.hpp>
#include <quire/json/path.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quire::webhook {

/// What can be wrong before the event is looked at. `bad_event` stands for a code of `json::errc`.
enum class errc : std::uint8_t {
  ok,
  missing_timestamp,
  invalid_timestamp,
  missing_signature,
  invalid_signature,
  no_secret,
  wrong_signature,
  too_old,
  from_the_future,
  body_too_long,
  crypto_failed,
  bad_event,
};

/// Every code, in the order of the enum.
inline constexpr core::error_row<errc> error_rows[] = {
    {errc::ok, "ok", "no error"},
    {errc::missing_timestamp, "missing_timestamp", "the signature header has no t="},
    {errc::invalid_timestamp, "invalid_timestamp", "t is not a number of seconds in digits"},
    {errc::missing_signature, "missing_signature", "the signature header has no v1="},
    {errc::invalid_signature, "invalid_signature", "the signature is not 64 lower-case hex digits"},
    {errc::no_secret, "no_secret", "there is no secret to check the signature with"},
    {errc::wrong_signature, "wrong_signature", "the signature was not made with a secret of ours"},
    {errc::too_old, "too_old", "the signature is older than the tolerance"},
    {errc::from_the_future, "from_the_future", "the signature is newer than the tolerance"},
    {errc::body_too_long, "body_too_long", "the body is longer than the limit"},
    {errc::crypto_failed, "crypto_failed", "the crypto library failed"},
    {errc::bad_event, "bad_event", "the body is no event"},
};
static_assert(core::rows_are_complete(error_rows, errc::bad_event),
              "quire: a row for each code, in order");

/// The enumerator's own text.
[[nodiscard]] constexpr std::string_view name(errc code) noexcept {
  return core::row_of(error_rows, code).name;
}

/// What is wrong, as the end of a sentence.
[[nodiscard]] constexpr std::string_view describe(errc code) noexcept {
  return core::row_of(error_rows, code).phrase;
}

/// The first thing wrong with a webhook. Owns all it holds.
class error {
 public:
  /// No error.
  error() noexcept = default;
  /// An error of the signature or of the body's size.
  error(errc code) noexcept : m_code(code) {}  // NOLINT: `return errc::too_old;` reads as it is
  /// An error of the event in a body whose signature is good.
  explicit error(const json::error& why) noexcept
      : m_json(why), m_code(why ? errc::bad_event : errc::ok) {}

  [[nodiscard]] explicit operator bool() const noexcept { return m_code != errc::ok; }

  /// What is wrong, without the details of the event.
  [[nodiscard]] errc kind() const noexcept { return m_code; }
  /// The name of the code: one of `webhook::errc`, or of `json::errc` for a bad event. Static.
  [[nodiscard]] std::string_view code() const noexcept {
    return m_code == errc::bad_event ? json::name(m_json.code) : name(m_code);
  }
  /// Of a bad event: bytes from the start of the body. Else 0.
  [[nodiscard]] std::size_t offset() const noexcept { return m_json.offset; }
  /// Of a bad event: the member, as "visitor.ip". Else "". A view into this error.
  [[nodiscard]] std::string_view path() const noexcept { return m_json.path.view(); }

  /// The HTTP status to answer with: 401 for a signature that does not hold, 413 for a body over
  /// the limit, 500 if the crypto library failed, 400 for a bad event. The sender repeats a request
  /// that is answered with 5xx, and no other of these.
  [[nodiscard]] int status() const noexcept {
    if (m_code == errc::ok) return 200;
    if (m_code == errc::bad_event) return 400;
    if (m_code == errc::body_too_long) return 413;
    return m_code == errc::crypto_failed ? 500 : 401;
  }

  /// One line for a log, "" if there is no error. Allocates; may throw `std::bad_alloc`.
  [[nodiscard]] std::string message() const {
    if (m_code == errc::ok) return {};
    return m_code == errc::bad_event ? m_json.message() : std::string{describe(m_code)};
  }

 private:
  json::error m_json;
  errc m_code = errc::ok;
};

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_ERROR_HPP
