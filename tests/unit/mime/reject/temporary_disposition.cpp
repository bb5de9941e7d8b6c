// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// A disposition consists of views of the value that was parsed.
#include <quire/mime/disposition.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

const auto read = quire::mime::parse_disposition<quire::mime::disposition_rules{}>(TEXT);
