// SPDX-License-Identifier: Apache-2.0
// A connection for cpp-httplib, instead of its own, which lets a head, and the lines between the
// chunks of a body, grow without end, and waits for an idle client while the server stops.
#ifndef EXAMPLE_SERVERS_HTTPLIB_CONNECTION_HPP
#define EXAMPLE_SERVERS_HTTPLIB_CONNECTION_HPP

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <httplib.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <utility>

#include "options.hpp"

namespace example {

/// A socket that blocks, with a buffer. It does not own the socket.
class httplib_connection : public httplib::Stream {
 public:
  /// `door` is the socket that listens: when it is closed, no further request is waited for.
  httplib_connection(int socket, const std::atomic<socket_t>& door, std::chrono::seconds pause)
      : m_socket(socket), m_door(door), m_pause(pause) {}

  /// Waits for the next request. False if none comes in time, or the server stops.
  bool wait() {
    allow(head_limit);
    return m_next != m_end || receive(true);
  }
  /// So many bytes may be read until this is called again. For each request, and each piece of a
  /// body: what comes in between is framing.
  void allow(std::size_t bytes) { m_allowed = bytes; }

  /// True if an empty line was read last, as after chunks: a malformed one ends a body for the
  /// library, too, and is not told.
  [[nodiscard]] bool is_behind_chunks() const { return m_last == 0x0D0A0D0A; }

  ssize_t read(char* to, std::size_t most) override {
    if (m_next == m_end && !receive(false)) return -1;
    most = std::min({most, m_allowed, static_cast<std::size_t>(m_end - m_next)});
    std::memcpy(to, std::exchange(m_next, m_next + most), most);
    for (const char* at = m_next - std::min<std::size_t>(most, 4); at != m_next; ++at)
      m_last = m_last << 8U | static_cast<unsigned char>(*at);
    m_allowed -= most;
    return most == 0 ? -1 : static_cast<ssize_t>(most);
  }
  ssize_t write(const char* from, std::size_t size) override {
    return ::send(m_socket, from, size, MSG_NOSIGNAL);
  }
  [[nodiscard]] socket_t socket() const override { return m_socket; }

  // Not needed here.
  [[nodiscard]] bool is_readable() const override { return true; }
  [[nodiscard]] bool is_writable() const override { return true; }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}

 private:
  [[nodiscard]] bool receive(bool idle) {
    using clock = std::chrono::steady_clock;
    pollfd what{m_socket, POLLIN, 0};
    for (const auto end = clock::now() + m_pause; ::poll(&what, 1, 50) == 0;)
      if (clock::now() > end || (idle && m_door == INVALID_SOCKET)) return disconnect();
    const ssize_t size = ::recv(m_socket, m_buffer.data(), m_buffer.size(), 0);
    m_end = (m_next = m_buffer.data()) + std::max<ssize_t>(size, 0);
    return size > 0;
  }

  /// Nothing shall be answered to who is too slow.
  [[nodiscard]] bool disconnect() const {
    (void)::shutdown(m_socket, SHUT_RDWR);
    return false;
  }

  int m_socket;
  const std::atomic<socket_t>& m_door;
  std::chrono::seconds m_pause;
  std::size_t m_allowed = 0;
  std::uint32_t m_last = 0;  // four bytes that were read
  std::array<char, 65536> m_buffer;
  const char* m_next = m_buffer.data();  // what was received and not read yet
  const char* m_end = m_next;
};

}  // namespace example

#endif  // EXAMPLE_SERVERS_HTTPLIB_CONNECTION_HPP
