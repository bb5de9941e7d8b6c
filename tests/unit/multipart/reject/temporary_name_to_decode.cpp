// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// A name without escapes is given back as it is.
#include <quire/multipart/decode.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

char room[16];
const auto decoded = quire::multipart::decode(TEXT, quire::multipart::decoding::whatwg, room);
