// SPDX-License-Identifier: Apache-2.0
// Codecs: schema rows turned into decoders, writers and descriptions.
#ifndef QUIRE_CODEC_HPP
#define QUIRE_CODEC_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/codec/choice.hpp>
#include <quire/codec/codec.hpp>
#include <quire/codec/containers.hpp>
#include <quire/codec/describe.hpp>
#include <quire/codec/enumeration.hpp>
#include <quire/codec/from_json.hpp>
#include <quire/codec/lazy.hpp>
#include <quire/codec/object.hpp>
#include <quire/codec/passed.hpp>
#include <quire/codec/read.hpp>
#include <quire/codec/scalar.hpp>
#include <quire/codec/to_json.hpp>
#include <quire/codec/union.hpp>

#endif  // QUIRE_CODEC_HPP
