// SPDX-License-Identifier: Apache-2.0
// Other libraries that take multipart/form-data apart. Each has a source file of its own, which is
// compiled if the library is installed (see add_peer.cmake).
#ifndef QUIRE_BENCH_SUPPORT_PEERS_HPP
#define QUIRE_BENCH_SUPPORT_PEERS_HPP

#include <bench/support/contest.hpp>
#include <bench/support/hash.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quire::bench {

struct form_text {
  std::string boundary;
  std::string body;
};
/// What one run reads, all of them in turn. They have one boundary.
using forms = std::vector<form_text>;

/// What a contestant is timed with: it sees names, filenames and values, and counts.
class counter {
 public:
  /// `filename` is empty if there is none: most libraries do not tell.
  void begin(std::string_view name, std::string_view filename) {
    keep(name.data());
    keep(filename.data());
    ++m_parts;
  }
  void data(std::string_view piece) { m_bytes += piece.size(); }
  void end() {}
  [[nodiscard]] std::size_t found() const { return m_parts + m_bytes; }

 private:
  std::size_t m_parts = 0;
  std::size_t m_bytes = 0;
};

/// What it is compared by: a hash of each part's name, filename and value, added up, since one
/// library hands the parts out in another order. Pieces of a value count as the whole.
class fingerprint {
 public:
  void begin(std::string_view name, std::string_view filename) {
    m_part = text_hash{};
    m_part.add(name);
    m_part.add(std::string_view{"\0", 1});
    m_part.add(filename);
    m_part.add(std::string_view{"\0", 1});
  }
  void data(std::string_view piece) { m_part.add(piece); }
  void end() { m_sum += mixed(m_part.value()); }
  [[nodiscard]] std::uint64_t found() const { return m_sum; }

 private:
  text_hash m_part;
  std::uint64_t m_sum = 0;
};

struct peer {
  std::string name;
  std::function<std::size_t()> read;     // all forms, once; 0 if nothing was found
  std::function<std::uint64_t()> parts;  // the fingerprint
};

/// `read` takes a counter or a fingerprint, and gives it the parts of all forms.
template <class Read>
[[nodiscard]] peer make_peer(std::string name, Read read) {
  return {std::move(name),
          [read] {
            counter found;
            read(found);
            return found.found();
          },
          [read] {
            fingerprint found;
            read(found);
            return found.found();
          }};
}

[[nodiscard]] peer poco_reader(const forms& all);
[[nodiscard]] peer httplib_server(const forms& all);
[[nodiscard]] peer restinio_splitter(const forms& all);
[[nodiscard]] peer cgicc_reader(const forms& all);

/// libmicrohttpd's post processor needs a connection that asked for it: `then` is called while
/// there is one. Returns false, without a call, if there is none.
bool with_microhttpd(const forms& all, const std::function<void(const peer&)>& then);

/// Calls `then` with the libraries that are installed.
inline void with_peers([[maybe_unused]] const forms& all,
                       const std::function<void(const std::vector<peer>&)>& then) {
  std::vector<peer> peers;
#if defined(QUIRE_BENCH_POCO)
  peers.push_back(poco_reader(all));
#endif
#if defined(QUIRE_BENCH_HTTPLIB)
  peers.push_back(httplib_server(all));
#endif
#if defined(QUIRE_BENCH_RESTINIO)
  peers.push_back(restinio_splitter(all));
#endif
#if defined(QUIRE_BENCH_CGICC)
  peers.push_back(cgicc_reader(all));
#endif
#if defined(QUIRE_BENCH_MICROHTTPD)
  const bool called = with_microhttpd(all, [&](const peer& one) {
    peers.push_back(one);
    then(peers);
  });
  if (called) return;
#endif
  then(peers);
}

/// A contestant that is marked if it does not find the parts with this fingerprint.
[[nodiscard]] inline contestant contender(const peer& one, std::uint64_t expected) {
  contestant made = repeated_peer(one.name, one.read);
  if (made.seen == outcome::same && one.parts() != expected) made.seen = outcome::other;
  return made;
}

}  // namespace quire::bench

#endif  // QUIRE_BENCH_SUPPORT_PEERS_HPP
