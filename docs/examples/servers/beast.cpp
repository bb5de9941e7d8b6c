// SPDX-License-Identifier: Apache-2.0
// The integration served by Boost.Beast: asynchronous, a coroutine a connection, one thread.
#include <utility>  // Boost.Asio 1.74 needs it, and does not include it
//
#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include "application.hpp"
#include "drain.hpp"
#include "options.hpp"

namespace {
namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::awaitable, asio::ip::tcp, boost::system::error_code;
auto into(error_code& ec) { return asio::redirect_error(asio::use_awaitable, ec); }

struct server {
  const example::options& chosen;
  std::size_t busy = 0;  // requests in flight
  asio::io_context context{1};
  tcp::acceptor door{context, {asio::ip::address_v4::loopback(), chosen.port}};
};

struct connection {
  connection(server& in, tcp::socket from) : all(in), stream(std::move(from)) {}
  server& all;
  boost::beast::tcp_stream stream;
  example::application app{all.chosen.limit, all.chosen.any_path};
  boost::beast::flat_static_buffer<32768> buffer;  // what the socket gave
};

awaitable<void> read_body(connection& on, auto& parser, error_code& ec) {
  if (on.app.wants_body() && parser.get()[http::field::expect] == "100-continue")
    co_await asio::async_write(on.stream, asio::buffer(example::go_on), into(ec));
  parser.eager(true);  // as much as there is
  while (!ec && !parser.is_done() && on.app.wants_body()) {
    const auto room = on.app.prepare(16384);
    parser.get().body() = {room.data(), room.size()};
    on.stream.expires_after(on.all.chosen.pause());
    co_await http::async_read_some(on.stream, on.buffer, parser, into(ec));
    if (ec == http::error::need_buffer) ec = {};  // the room is full
    on.app.commit(room.size() - parser.get().body().size);
  }
}

/// Sends the answer. If it is the connection's last, reads on for a while, so that a client which
/// is still sending finds the answer and no reset.
awaitable<void> answer(connection& on, const auto& in, bool is_last, error_code ec = {}) {
  const quire::reply& reply = on.app.finish();
  http::response<http::span_body<const char>> out{http::status(reply.status), in.get().version()};
  if (!reply.content_type.empty()) out.set(http::field::content_type, reply.content_type);
  for (const auto& [name, value] : reply.headers) out.insert(name, value);
  if (!on.app.handler().empty()) out.set("x-handler", on.app.handler());
  out.body() = {reply.body.data(), reply.body.size()};
  out.keep_alive(!is_last);
  out.prepare_payload();
  if (in.get().method() == http::verb::head) out.body() = {};
  on.stream.expires_after(on.all.chosen.pause());
  co_await http::async_write(on.stream, out, into(ec));
  if (!is_last || in.is_done() || ec) co_return;
  on.stream.socket().shutdown(tcp::socket::shutdown_send, ec);
  on.stream.expires_after(example::drain_time);
  const auto room = on.app.prepare(4096);
  for (std::size_t seen = 0; !ec && seen < example::drain_bytes;)
    seen += co_await on.stream.async_read_some(asio::buffer(room.data(), room.size()), into(ec));
}

awaitable<void> serve(server& all, tcp::socket from) {
  from.set_option(tcp::no_delay{true});
  connection on{all, std::move(from)};
  for (bool is_last = false; !is_last;) {
    http::request_parser<http::buffer_body> parser;
    parser.header_limit(example::head_limit);
    parser.body_limit(all.chosen.limit);
    error_code ec;
    on.stream.expires_after(all.chosen.pause());
    if (auto& in = on.buffer; in.size() == 0)
      in.commit(co_await on.stream.async_read_some(in.prepare(in.max_size()), into(ec)));
    if (ec) co_return;  // idle for too long, or gone
    ++all.busy;
    co_await http::async_read_header(on.stream, on.buffer, parser, into(ec));
    const auto& head = parser.get();
    on.app.begin({head.method_string(), head.target(), head[http::field::content_type]});
    if (!ec && !parser.chunked() && head.count(http::field::transfer_encoding) != 0)
      ec = http::error::bad_transfer_encoding;
    if (!ec) co_await read_body(on, parser, ec);
    if (ec) on.app.refuse(ec == http::error::body_limit ? 413 : 400, ec.message());
    is_last = ec || !parser.is_done() || !parser.keep_alive() || !all.door.is_open();
    co_await answer(on, parser, is_last);
    if (--all.busy == 0 && !all.door.is_open()) all.context.stop();
  }
}

awaitable<void> accept(server& all) {
  example::announce(all.door.local_endpoint().port());
  for (error_code ec; all.door.is_open();) {
    tcp::socket from = co_await all.door.async_accept(into(ec));
    if (!ec) asio::co_spawn(all.context, serve(all, std::move(from)), asio::detached);
    if (ec) co_await asio::steady_timer{all.context, std::chrono::seconds{1}}.async_wait(into(ec));
  }
}

awaitable<void> stop(server& all, error_code ec = {}) {
  co_await asio::signal_set{all.context, SIGTERM, SIGINT}.async_wait(into(ec));
  all.door.close();
  if (all.busy) co_await asio::steady_timer{all.context, all.chosen.pause()}.async_wait(into(ec));
  all.context.stop();
}
}  // namespace

int main(int argc, char** argv) {
  return example::run(argc, argv, "Boost.Beast", [](const example::options& chosen) {
    server all{chosen};
    asio::co_spawn(all.context, stop(all), asio::detached);
    asio::co_spawn(all.context, accept(all), asio::detached);
    all.context.run();
  });
}
