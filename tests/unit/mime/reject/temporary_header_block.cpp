// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// Header fields are views of the lines.
#include <quire/mime/header_block.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

const quire::mime::header_block block(TEXT);
