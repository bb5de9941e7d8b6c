// SPDX-License-Identifier: Apache-2.0
// Whether a body was signed with a secret that we know, lately enough.
#ifndef QUIRE_WEBHOOK_VERIFY_HPP
#define QUIRE_WEBHOOK_VERIFY_HPP

#include <quire/core/result.hpp>
#include <quire/webhook/error.hpp>
#include <quire/webhook/signature.hpp>

#include <chrono>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace quire::webhook {

/// A type with the two functions of `webhook::openssl`.
template <class T>
concept crypto = requires(std::string_view text, std::initializer_list<std::string_view> pieces,
                          digest& out, const digest& made) {
  { T::sign(text, pieces, out) } -> std::same_as<bool>;
  { T::equal(made, made) } -> std::same_as<bool>;
};

/// What is accepted beside a good signature.
struct verify_options {
  std::size_t body_bytes = std::size_t{4} << 20U;  ///< of the body; a longer one is not hashed
  /// How far the signature's time may lie from `now`, both ways. Off by default, as in the official
  /// verifiers. Make it 180 s or more: the sender makes a signature once, and uses it again for as
  /// long as 158 s when it has to repeat a request.
  std::optional<std::chrono::seconds> tolerance;
};

namespace detail {

/// All secrets are tried, whichever fits: the time tells nothing.
template <crypto Crypto>
[[nodiscard]] errc compare(std::span<const std::string_view> secrets,
                           std::initializer_list<std::string_view> pieces,
                           const digest& sent) noexcept {
  bool found = false;
  bool any = false;
  for (const std::string_view secret : secrets) {
    if (secret.empty()) continue;  // whoever can guess it can sign
    any = true;
    digest made{};
    if (!Crypto::sign(secret, pieces, made)) return errc::crypto_failed;
    if (Crypto::equal(made, sent)) found = true;
  }
  if (!any) return errc::no_secret;
  return found ? errc::ok : errc::wrong_signature;
}

}  // namespace detail

/// Verifies the header `X-GitBook-Signature` over the bytes of `body`, exactly as they came.
/// Several secrets serve while one is being replaced; empty ones are passed over. `now` counts only
/// with a tolerance. Returns `ok`, or why the body is not to be used: the codes of
/// `parse_signature`, `body_too_long` (nothing was hashed), `no_secret`, `wrong_signature`,
/// `too_old`, `from_the_future`, `crypto_failed`.
template <crypto Crypto>
[[nodiscard]] errc verify(std::span<const std::string_view> secrets, std::string_view header,
                          std::string_view body, const verify_options& options = {},
                          std::chrono::sys_seconds now = {}) noexcept {
  if (body.size() > options.body_bytes) return errc::body_too_long;
  const result<signature, errc> read = parse_signature(header);
  if (!read.ok()) return read.error();
  const errc compared = detail::compare<Crypto>(secrets, {read->timestamp, ".", body}, read->value);
  if (compared != errc::ok || !options.tolerance) return compared;
  const std::chrono::sys_seconds made{std::chrono::seconds{read->seconds}};
  if (now - made > *options.tolerance) return errc::too_old;
  return made - now > *options.tolerance ? errc::from_the_future : errc::ok;
}

/// Verifies the older header `X-GitBook-Integration-Signature`, which stands in a `fetch` event
/// that runs a task (runtime 0.22.0; gone in 0.23.0): the hexadecimal HMAC of `body`, the event's
/// fetch body, alone. The secret is `environment.signing_secrets.integration`. Errors:
/// `invalid_signature`, `body_too_long`, `no_secret`, `wrong_signature`, `crypto_failed`.
template <crypto Crypto>
[[nodiscard]] errc verify_task(std::span<const std::string_view> secrets, std::string_view header,
                               std::string_view body, const verify_options& options = {}) noexcept {
  if (body.size() > options.body_bytes) return errc::body_too_long;
  digest sent{};
  if (!detail::read_digest(header, sent)) return errc::invalid_signature;
  return detail::compare<Crypto>(secrets, {body}, sent);
}

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_VERIFY_HPP
