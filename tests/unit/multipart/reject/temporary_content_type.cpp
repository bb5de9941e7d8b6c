// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// The boundary is a view of the content type, and a const temporary cannot be moved.
#include <quire/multipart/content_type.hpp>

#include <string>
#include <string_view>

const std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

const auto boundary = quire::multipart::boundary_from_content_type(TEXT);
