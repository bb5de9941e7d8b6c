// SPDX-License-Identifier: Apache-2.0
// GitBook's webhooks: signature, then a typed event. Needs OpenSSL (target `quire::webhook`); with
// another crypto library include `quire/webhook/receiver.hpp` and name your own functions.
#ifndef QUIRE_WEBHOOK_HPP
#define QUIRE_WEBHOOK_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/codec.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/v1/types.hpp>
#include <quire/webhook/error.hpp>
#include <quire/webhook/open.hpp>
#include <quire/webhook/openssl.hpp>
#include <quire/webhook/receiver.hpp>
#include <quire/webhook/recent_ids.hpp>
#include <quire/webhook/signature.hpp>
#include <quire/webhook/verify.hpp>

#include <chrono>
#include <span>
#include <string_view>

namespace quire::webhook {

/// Receives events of the newest shapes, by the rules of the official runtime.
using receiver = basic_receiver<v1::latest, as_runtime, openssl>;

/// Opens one webhook: verifies the value of `X-GitBook-Signature` over `body`, exactly as it came,
/// then decodes the event.
///
///     if (auto event = quire::webhook::open(secrets, header, body)) visit(*event, …);
///
/// What is returned owns its memory and refers to `body` alone, which must outlive it; a temporary
/// that owns its text does not compile. `now` counts only with a tolerance. Errors: those of
/// `verify`, then those of `json::errc`. Allocates each time: a server keeps a `receiver`.
template <version Version = v1::latest, rules Rules = as_runtime, crypto Crypto = openssl>
[[nodiscard]] opened_event<Version, Rules> open(std::span<const std::string_view> secrets,
                                                std::string_view header, std::string_view body,
                                                const verify_options& options = {},
                                                std::chrono::sys_seconds now = {}) noexcept {
  return {verify<Crypto>(secrets, header, body, options, now), body, options};
}
/// The same with one secret.
template <version Version = v1::latest, rules Rules = as_runtime, crypto Crypto = openssl>
[[nodiscard]] opened_event<Version, Rules> open(std::string_view secret, std::string_view header,
                                                std::string_view body,
                                                const verify_options& options = {},
                                                std::chrono::sys_seconds now = {}) noexcept {
  return open<Version, Rules, Crypto>(std::span{&secret, 1}, header, body, options, now);
}
template <class Secrets, core::owning_temporary KeepTheBodyInAVariable, class... Options>
void open(const Secrets&, std::string_view header, KeepTheBodyInAVariable&&,
          const Options&...) = delete;
template <version Version, rules Rules = as_runtime, crypto Crypto = openssl, class Secrets,
          core::owning_temporary KeepTheBodyInAVariable, class... Options>
void open(const Secrets&, std::string_view header, KeepTheBodyInAVariable&&,
          const Options&...) = delete;

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_HPP
