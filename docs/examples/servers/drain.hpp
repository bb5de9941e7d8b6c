// SPDX-License-Identifier: Apache-2.0
// What is done after an answer that was given before the body had come to its end: closing a
// connection on which bytes are waiting resets it, and the client might never see the answer.
#ifndef EXAMPLE_SERVERS_DRAIN_HPP
#define EXAMPLE_SERVERS_DRAIN_HPP

#include <quire/reply/reply.hpp>

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace example {

/// The client is read on for so long, and so much. Then it has had its chance.
inline constexpr std::chrono::seconds drain_time{1};
inline constexpr std::size_t drain_bytes = std::size_t{128} << 20U;

/// The answer with its framing, to be written by hand where a library takes none at the time.
[[nodiscard]] inline std::string last_answer(const quire::reply& reply) {
  std::string text = "HTTP/1.1 " + std::to_string(reply.status) + " No\r\nConnection: close\r\n";
  text.append("Content-Type: ").append(reply.content_type).append("\r\nContent-Length: ");
  return text.append(std::to_string(reply.body.size())).append("\r\n\r\n").append(reply.body);
}

/// Tells the client that nothing more is sent, and reads what it still sends. Blocks for up to
/// `drain_time`. `socket` is to be closed then.
inline void drain(int socket) noexcept {
  using clock = std::chrono::steady_clock;
  using std::chrono::milliseconds;
  (void)::shutdown(socket, SHUT_WR);
  std::array<char, 65536> chunk;
  std::size_t seen = 0;
  for (const auto end = clock::now() + drain_time; seen < drain_bytes && clock::now() < end;) {
    pollfd what{socket, POLLIN, 0};
    (void)::poll(&what, 1, static_cast<int>(drain_time / milliseconds{1}));
    const auto size = ::recv(socket, chunk.data(), chunk.size(), MSG_DONTWAIT);
    if (size <= 0) return;
    seen += static_cast<std::size_t>(size);
  }
}

/// The same in a thread of its own, for callers that must not block and whose library is about to
/// close `socket`. When too many are being drained already, nothing is done.
inline void drain_aside(int socket) {
  static std::atomic<int> threads = 0;
  const int copy = threads < 64 ? ::dup(socket) : -1;
  if (copy < 0) return;
  ++threads;
  std::thread{[copy] {
    drain(copy);
    ::close(copy);
    --threads;
  }}.detach();
}

}  // namespace example

#endif  // EXAMPLE_SERVERS_DRAIN_HPP
