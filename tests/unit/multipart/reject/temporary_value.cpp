// SPDX-License-Identifier: Apache-2.0
// rejected: deleted
// A form keeps a view of a value: the text of a temporary would be gone when the form is sent.
#include <quire/multipart/writer.hpp>

#include <string>

std::string make_text();

void add(quire::multipart::writer& form) {
#ifdef QUIRE_ACCEPT
  static const std::string text = make_text();
  form.text("name", text);
#else
  form.text("name", make_text());
#endif
}
