// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// A parser reads its chunk after feed has returned.
#include <quire/multipart/parser.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

void read(quire::multipart::parser& parser) { parser.feed(TEXT); }
