// SPDX-License-Identifier: Apache-2.0
// rejected: deleted|discards qualifiers
// A decoded name lives in the form that decoded it.
#include <quire/multipart/form.hpp>

#include <string_view>

auto read(const quire::mime::boundary& boundary, std::string_view body) {
#ifdef QUIRE_ACCEPT
  quire::multipart::form form{boundary, body};
  return form.find("name")->bytes();
#else
  return quire::multipart::form{boundary, body}.find("name")->bytes();
#endif
}
