// SPDX-License-Identifier: Apache-2.0
// rejected: deleted
// The same for the bytes of a file. Its name may be a temporary: names are copied.
#include <quire/multipart/writer.hpp>

#include <string>
#include <vector>

std::string make_name();
std::vector<unsigned char> make_bytes();

void add(quire::multipart::writer& form) {
#ifdef QUIRE_ACCEPT
  static const std::vector<unsigned char> bytes = make_bytes();
  form.file(make_name(), bytes, {.filename = make_name()});
#else
  form.file(make_name(), make_bytes(), {.filename = make_name()});
#endif
}
