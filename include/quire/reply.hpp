// SPDX-License-Identifier: Apache-2.0
// What a server answers, as the official runtime does.
#ifndef QUIRE_REPLY_HPP
#define QUIRE_REPLY_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/reply/not_handled.hpp>
#include <quire/reply/reply.hpp>

#endif  // QUIRE_REPLY_HPP
