// SPDX-License-Identifier: Apache-2.0
// Version v1 of the integration interface, whole: decoders, types, replies. This is the header to
// include.
#ifndef QUIRE_V1_HPP
#define QUIRE_V1_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/reply.hpp>
#include <quire/request.hpp>
#include <quire/v1/types.hpp>

namespace quire::v1 {

/// The decoders of the newest shapes, by the rules of the official runtime; see
/// `quire::decoder<v1::at<release{…}>, Rules>` for others.
using decoder = quire::decoder<latest>;
using stream_decoder = quire::stream_decoder<latest>;
using request = quire::request<latest>;

}  // namespace quire::v1

#endif  // QUIRE_V1_HPP
