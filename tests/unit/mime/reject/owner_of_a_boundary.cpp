// SPDX-License-Identifier: Apache-2.0
// rejected: deleted
// A boundary is a view of its owner, which is gone at the end of the statement.
#include <quire/mime/boundary.hpp>

#include <string>

std::string text();

#ifdef QUIRE_ACCEPT
const auto owner = *quire::mime::boundary::from(text());
const quire::mime::boundary boundary = owner;
#else
const quire::mime::boundary boundary = *quire::mime::boundary::from(text());
#endif
