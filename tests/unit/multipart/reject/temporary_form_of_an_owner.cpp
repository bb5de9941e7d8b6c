// SPDX-License-Identifier: Apache-2.0
// rejected: deleted
// A form is a view of its body, whoever owns the boundary.
#include <quire/multipart.hpp>

#include <string>

namespace multipart = quire::multipart;

std::string text();

void read() {
#ifdef QUIRE_ACCEPT
  const std::string body = text();
  multipart::form form{*multipart::boundary_from_content_type(text()), body};
#else
  multipart::form form{*multipart::boundary_from_content_type(text()), text()};
#endif
  (void)form.error();
}
