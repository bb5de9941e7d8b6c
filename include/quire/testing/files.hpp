// SPDX-License-Identifier: Apache-2.0
// A request from files that hold its JSON.
#ifndef QUIRE_TESTING_FILES_HPP
#define QUIRE_TESTING_FILES_HPP

#include <quire/core/result.hpp>
#include <quire/request/fetch_body.hpp>
#include <quire/request/make_request.hpp>

#include <fstream>
#include <iterator>
#include <optional>
#include <string>

namespace quire::testing {

/// A request whose event and environment are what the two files hold, as they are; with a fetch
/// body, sent as a file, if a third one is named. The error is a line for people: which file cannot
/// be read, or what cannot be written.
///
///     const auto request = quire::testing::request_from_files("event.json", "environment.json");
[[nodiscard]] inline result<made_request, std::string> request_from_files(
    const std::string& event, const std::string& environment, const std::string& body = {}) {
  std::string texts[3];
  const std::string* const names[] = {&event, &environment, &body};
  for (int i = 0; i != (body.empty() ? 2 : 3); ++i) {
    std::ifstream in{*names[i], std::ios::binary};
    if (!in) return "cannot read " + *names[i];
    texts[i].assign(std::istreambuf_iterator<char>{in}, {});
  }
  std::optional<fetch_body> sent;
  if (!body.empty()) sent = fetch_body{field_kind::file, texts[2], {}, {}};
  auto made = make_request(texts[0], texts[1], sent);
  if (!made.ok()) return std::string{describe(made.error().code)};
  return std::move(made).value();
}

}  // namespace quire::testing

#endif  // QUIRE_TESTING_FILES_HPP
