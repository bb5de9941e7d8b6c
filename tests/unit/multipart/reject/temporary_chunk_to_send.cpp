// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The source gives the chunk out as it is.
#include <quire/multipart/writer.hpp>

#include <string>

std::string text();

bool send_chunk() {
  quire::multipart::writer form;
  form.file_in_chunks("f");
  auto body = form.pull();
  if (!body.ok()) return false;
#ifdef QUIRE_ACCEPT
  const std::string chunk = text();
  body->feed(chunk);
  body->feed("");
#else
  body->feed(text());
#endif
  return body->next() == quire::multipart::pull::piece;
}
