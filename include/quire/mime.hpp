// SPDX-License-Identifier: Apache-2.0
// The words of MIME that a form is written in: media type, boundary, header block, disposition.
#ifndef QUIRE_MIME_HPP
#define QUIRE_MIME_HPP

#include <quire/version.hpp>  // first: it refuses what is older than C++20

#include <quire/mime/boundary.hpp>
#include <quire/mime/disposition.hpp>
#include <quire/mime/error.hpp>
#include <quire/mime/header_block.hpp>
#include <quire/mime/media_type.hpp>
#include <quire/mime/parameter.hpp>
#include <quire/mime/token.hpp>

#endif  // QUIRE_MIME_HPP
