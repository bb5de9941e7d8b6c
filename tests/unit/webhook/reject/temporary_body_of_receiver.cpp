// SPDX-License-Identifier: Apache-2.0
// rejected: use of deleted function|call to deleted
// The event leads into the body. The header is not kept.
#include <quire/v1/types.hpp>
#include <quire/webhook/receiver.hpp>

#include <string>

struct no_crypto {
  static bool sign(std::string_view, std::initializer_list<std::string_view>,
                   quire::webhook::digest&) {
    return false;
  }
  static bool equal(const quire::webhook::digest&, const quire::webhook::digest&) { return false; }
};

std::string text();

int status_of_a_webhook() {
  quire::webhook::basic_receiver<quire::v1::latest, quire::as_runtime, no_crypto> in{text()};
#ifdef QUIRE_ACCEPT
  const std::string body = text();
  return in.open(text(), body).status() + in.open("", "{}").status();
#else
  return in.open(text(), text()).status();
#endif
}
