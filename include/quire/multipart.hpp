// SPDX-License-Identifier: Apache-2.0
// multipart/form-data: an incremental parser and a range over a whole body. Needs no other library.
#ifndef QUIRE_MULTIPART_HPP
#define QUIRE_MULTIPART_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/multipart/content_type.hpp>
#include <quire/multipart/decode.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/form.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>
#include <quire/multipart/parser.hpp>
#include <quire/multipart/part.hpp>
#include <quire/multipart/safe_filename.hpp>

#endif  // QUIRE_MULTIPART_HPP
