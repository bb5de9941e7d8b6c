// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// A boundary is a view of the text it was made from, and a const temporary cannot be moved.
#include <quire/mime/boundary.hpp>

#include <string>
#include <string_view>

const std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

const auto boundary = quire::mime::boundary::from(TEXT);
