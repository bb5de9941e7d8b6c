// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// A media type is a view of the text it was parsed from.
#include <quire/mime/media_type.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

const auto type = quire::mime::media_type::parse(TEXT);
