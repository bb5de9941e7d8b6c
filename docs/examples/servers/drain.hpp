// SPDX-License-Identifier: Apache-2.0
// What is done after an answer that was given before the body had come to its end: closing a
// connection on which bytes are waiting resets it, and the client might never see the answer.
#ifndef EXAMPLE_SERVERS_DRAIN_HPP
#define EXAMPLE_SERVERS_DRAIN_HPP

#include <array>
#include <chrono>
#include <cstddef>
#include <sys/socket.h>
#include <sys/time.h>

namespace example {

/// The client is read on for so long, and so much. Then it has had its chance.
inline constexpr std::chrono::seconds drain_time{1};
inline constexpr std::size_t drain_bytes = std::size_t{128} << 20U;

/// For servers that block: tells the client on `socket` that nothing more is sent, and reads what
/// it still sends. To be closed then.
inline void drain(int socket) noexcept {
  using clock = std::chrono::steady_clock;
  const timeval pause{drain_time.count(), 0};
  (void)::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &pause, sizeof pause);
  (void)::shutdown(socket, SHUT_WR);
  const auto end = clock::now() + drain_time;
  std::array<char, 65536> chunk;
  for (std::size_t seen = 0; seen < drain_bytes && clock::now() < end;) {
    const auto size = ::recv(socket, chunk.data(), chunk.size(), 0);
    if (size <= 0) return;
    seen += static_cast<std::size_t>(size);
  }
}

}  // namespace example

#endif  // EXAMPLE_SERVERS_DRAIN_HPP
