// SPDX-License-Identifier: Apache-2.0
// GitBook's webhooks: signature, then a typed event. Needs OpenSSL (target `quire::webhook`); with
// another crypto library include `quire/webhook/receiver.hpp` and name your own functions.
#ifndef QUIRE_WEBHOOK_HPP
#define QUIRE_WEBHOOK_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/codec.hpp>
#include <quire/v1/types.hpp>
#include <quire/webhook/error.hpp>
#include <quire/webhook/openssl.hpp>
#include <quire/webhook/receiver.hpp>
#include <quire/webhook/recent_ids.hpp>
#include <quire/webhook/signature.hpp>
#include <quire/webhook/verify.hpp>

namespace quire::webhook {

/// Receives events of the newest shapes, by the rules of the official runtime.
using receiver = basic_receiver<v1::latest, as_runtime, openssl>;

}  // namespace quire::webhook

#endif  // QUIRE_WEBHOOK_HPP
