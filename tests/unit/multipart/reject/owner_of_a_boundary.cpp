// SPDX-License-Identifier: Apache-2.0
// rejected: deleted
// The boundary of a temporary content type is a view of its owner; parser and form take the owner.
#include <quire/multipart.hpp>

#include <string>

namespace multipart = quire::multipart;

std::string content_type();

void read(const std::string& body) {
  multipart::form form{*multipart::boundary_from_content_type(content_type()), body};
  multipart::parser parser{*multipart::boundary_from_content_type(content_type())};
  parser.reset(*multipart::boundary_from_content_type(content_type()));
#ifdef QUIRE_ACCEPT
  const auto owner = multipart::boundary_from_content_type(content_type()).value();
#else
  const quire::mime::boundary owner = multipart::boundary_from_content_type(content_type()).value();
#endif
  parser.reset(owner);
  form = multipart::form{owner, body};
}
