// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// Parameters are views of the text they stand in.
#include <quire/mime/parameter.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

const quire::mime::parameter_list list(TEXT);
