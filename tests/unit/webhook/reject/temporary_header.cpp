// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The timestamp leads into the header.
#include <quire/webhook/signature.hpp>

#include <string>

std::string text();

bool read_signature() {
#ifdef QUIRE_ACCEPT
  const std::string header = text();
  return quire::webhook::parse_signature(header).ok() &&
         quire::webhook::parse_signature("t=1").ok();
#else
  return quire::webhook::parse_signature(text()).ok();
#endif
}
