// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The segment is a view into the target.
#include <quire/request.hpp>

#include <string>
#include <string_view>

#include "mine.hpp"

std::string text();

std::string_view segment() {
#ifdef QUIRE_ACCEPT
  static const std::string target = text();
  return quire::version_segment(target);
#else
  return quire::version_segment(text());
#endif
}
