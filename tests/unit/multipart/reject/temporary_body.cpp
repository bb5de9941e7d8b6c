// SPDX-License-Identifier: Apache-2.0
// rejected: KeepTextInAVariable
// A form reads its body when it is iterated, and its parts are views of it.
#include <quire/multipart/form.hpp>

#include <string>
#include <string_view>

std::string text();

#ifdef QUIRE_ACCEPT
const std::string kept = text();
#define TEXT kept
#else
#define TEXT text()
#endif

void read(const quire::mime::boundary& boundary) {
  quire::multipart::form form{boundary, TEXT};
  (void)form.find("name");
}
