// SPDX-License-Identifier: Apache-2.0
// Requests: multipart, JSON and schemas put together into decoders.
#ifndef QUIRE_REQUEST_HPP
#define QUIRE_REQUEST_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/request/answer.hpp>
#include <quire/request/decoder.hpp>
#include <quire/request/detached.hpp>
#include <quire/request/dispatcher.hpp>
#include <quire/request/encoder.hpp>
#include <quire/request/error.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/request/limits.hpp>
#include <quire/request/make_request.hpp>
#include <quire/request/remarks.hpp>
#include <quire/request/step.hpp>
#include <quire/request/stream_decoder.hpp>
#include <quire/request/target.hpp>

#endif  // QUIRE_REQUEST_HPP
