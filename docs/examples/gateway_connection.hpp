// SPDX-License-Identifier: Apache-2.0
// The gateway's connections: Boost.Beast with a timeout, for a thread that waits for one thing at a
// time.
#ifndef EXAMPLE_GATEWAY_CONNECTION_HPP
#define EXAMPLE_GATEWAY_CONNECTION_HPP

#include <utility>  // Boost.Asio 1.74 needs it, and does not include it
//
#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <span>
#include <stdexcept>
#include <string>

namespace example {

inline constexpr std::chrono::seconds pause{30};  // the longest of a peer
inline constexpr std::size_t room = 65536;        // bytes read at a time

using request_parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

/// Why a request is not passed on, and the status that says so.
struct refusal : std::runtime_error {
  refusal(int with, const std::string& why) : std::runtime_error(why), status(with) {}
  int status;
};

/// A connection of one thread. What goes wrong with it is refused with `status`.
struct connection {
  explicit connection(int of_refusal) : status(of_refusal) {}

  /// Starts an operation, and waits for its end or the timeout.
  void run(auto start) {
    boost::system::error_code wrong;
    stream.expires_after(pause);
    start([&wrong](boost::system::error_code ec, auto&&...) { wrong = ec; });
    context.restart();
    context.run();
    if (wrong && wrong != boost::beast::http::error::need_buffer)
      throw refusal(status, wrong.message());
  }
  void connect(const std::string& host, const std::string& service) {
    boost::system::error_code ec;
    const auto found = boost::asio::ip::tcp::resolver{context}.resolve(host, service, ec);
    if (ec) throw refusal(status, ec.message());
    run([&](auto done) { stream.async_connect(found, done); });
    stream.socket().set_option(boost::asio::ip::tcp::no_delay{true}, ec);
  }
  void write(const auto& bytes) {
    run([&](auto done) { boost::asio::async_write(stream, bytes, done); });
  }

  /// Reads the next bytes of a body. 0: it has ended, or there is no room.
  std::size_t read_body(request_parser& from, std::span<char> into) {
    std::size_t size = 0;
    while (size == 0 && !into.empty() && !from.is_done()) {
      from.get().body() = {into.data(), into.size()};
      run([&](auto done) { boost::beast::http::async_read_some(stream, buffer, from, done); });
      size = into.size() - from.get().body().size;
    }
    return size;
  }

  /// Reads a body to its end.
  void read_rest(request_parser& from) {
    for (std::array<char, 4096> rest; !from.is_done();) read_body(from, rest);
  }

  /// Ends the answer, and reads on for a while: a client that is still sending finds the answer and
  /// no reset.
  void drain() {
    stream.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send);
    std::array<char, 4096> rest;
    for (std::size_t seen = 0; seen < std::size_t{128} << 20U; seen += rest.size())
      run([&](auto done) { stream.async_read_some(boost::asio::buffer(rest), done); });
  }

  int status;
  boost::asio::io_context context{1};
  boost::beast::tcp_stream stream{context};
  boost::beast::flat_static_buffer<room> buffer;
};

}  // namespace example

#endif  // EXAMPLE_GATEWAY_CONNECTION_HPP
