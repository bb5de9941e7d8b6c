// SPDX-License-Identifier: Apache-2.0
// Other libraries that take multipart/form-data apart. Each has a source file of its own, which is
// compiled if the library is installed (see multipart.cmake).
#ifndef QUIRE_BENCH_SUPPORT_PEERS_HPP
#define QUIRE_BENCH_SUPPORT_PEERS_HPP

#include <cstddef>
#include <functional>
#include <string>

namespace quire::bench {

/// What a contestant found; the same for all that do the same work.
struct tally {
  std::size_t parts = 0;
  std::size_t bytes = 0;  // of all values
  [[nodiscard]] bool operator==(const tally&) const = default;
};

struct form_text {
  std::string boundary;
  std::string body;
};

struct peer {
  std::string name;
  std::function<tally()> read;  // the whole form, once
};

[[nodiscard]] peer poco_reader(const form_text& form);
[[nodiscard]] peer httplib_server(const form_text& form);
[[nodiscard]] peer restinio_splitter(const form_text& form);
[[nodiscard]] peer cgicc_reader(const form_text& form);

/// libmicrohttpd's post processor needs a connection that asked for it: `then` is called while
/// there is one. Returns false, without a call, if there is none.
bool with_microhttpd(const form_text& form, const std::function<void(const peer&)>& then);

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_PEERS_HPP
