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
using asio::ip::tcp, boost::system::error_code;
// One thread: no locks, and the type of the executor is known wherever it is passed.
using executor = asio::io_context::executor_type;
using socket = asio::basic_stream_socket<tcp, executor>;
using timer = asio::basic_waitable_timer<std::chrono::steady_clock,
                                         asio::wait_traits<std::chrono::steady_clock>, executor>;
using awaitable = asio::awaitable<void, executor>;
auto into(error_code& ec) { return asio::redirect_error(asio::use_awaitable_t<executor>{}, ec); }

struct server {
  const example::options& chosen;
  std::size_t busy = 0;  // requests in flight
  asio::io_context context{BOOST_ASIO_CONCURRENCY_HINT_UNSAFE};
  asio::basic_socket_acceptor<tcp, executor> door{context,
                                                  {asio::ip::address_v4::loopback(), chosen.port}};
};

struct connection {
  connection(server& in, socket from) : all(in), stream(std::move(from)) {}
  server& all;
  boost::beast::basic_stream<tcp, executor> stream;
  example::application app{all.chosen.limit, all.chosen.any_path};
  std::string head;                                // of the answer
  boost::beast::flat_static_buffer<32768> buffer;  // what the socket gave
};

/// Waits for more bytes of the connection, into the buffer.
awaitable read_more(connection& on, error_code& ec) {
  auto& in = on.buffer;
  if (in.size() == in.max_size()) {  // a line of a chunk that has no end
    ec = http::error::buffer_overflow;
    co_return;
  }
  on.stream.expires_after(on.all.chosen.pause());
  in.commit(co_await on.stream.async_read_some(in.prepare(in.max_size() - in.size()), into(ec)));
}

/// Gives the parser what the buffer has. False if it needs more. As the bytes are there already,
/// these are calls: an operation for each step takes a seventh of a request's time.
bool parse(connection& on, auto& parser, error_code& ec) {
  on.buffer.consume(parser.put(on.buffer.data(), ec));
  if (ec != http::error::need_more) return true;
  ec = {};
  return false;
}

awaitable read_head(connection& on, auto& parser, error_code& ec) {
  while (!ec && !parser.is_header_done() && !parse(on, parser, ec)) co_await read_more(on, ec);
}

awaitable read_body(connection& on, auto& parser, error_code& ec) {
  if (on.app.wants_body() && parser.get()[http::field::expect] == "100-continue")
    co_await asio::async_write(on.stream, asio::buffer(example::go_on), into(ec));
  parser.eager(true);  // as much as there is
  while (!ec && !parser.is_done() && on.app.wants_body()) {
    if (on.buffer.size() == 0) co_await read_more(on, ec);
    const auto room = on.app.prepare(16384);
    parser.get().body() = {room.data(), room.size()};
    const bool enough = ec || parse(on, parser, ec);
    if (ec == http::error::need_buffer) ec = {};  // the room is full
    on.app.commit(room.size() - parser.get().body().size);
    if (!enough) co_await read_more(on, ec);
  }
}

/// The lines of the answer before its body, as text: one write sends both.
void write_head(std::string& text, const auto& out, error_code& ec) {
  http::response_serializer<http::span_body<const char>> lines{out};
  lines.split(true);
  lines.next(ec, [&text](error_code&, const auto& buffers) {
    text.resize(asio::buffer_size(buffers));
    asio::buffer_copy(asio::buffer(text), buffers);
  });
}

/// Sends the answer. If it is the connection's last, reads on for a while, so that a client which
/// is still sending finds the answer and no reset.
awaitable answer(connection& on, const auto& in, bool is_last, error_code ec = {}) {
  const quire::reply& reply = on.app.finish();
  http::response<http::span_body<const char>> out{http::status(reply.status), in.get().version()};
  if (!reply.content_type.empty()) out.set(http::field::content_type, reply.content_type);
  for (const auto& [name, value] : reply.headers) out.insert(name, value);
  if (!on.app.handler().empty()) out.set("x-handler", on.app.handler());
  out.body() = {reply.body.data(), reply.body.size()};
  out.keep_alive(!is_last);
  out.prepare_payload();
  write_head(on.head, out, ec);
  const std::size_t size = in.get().method() == http::verb::head ? 0 : reply.body.size();
  const std::array both{asio::buffer(std::as_const(on.head)),
                        asio::buffer(reply.body.data(), size)};
  on.stream.expires_after(on.all.chosen.pause());
  co_await asio::async_write(on.stream, both, into(ec));
  if (!is_last || in.is_done() || ec) co_return;
  on.stream.socket().shutdown(tcp::socket::shutdown_send, ec);
  on.stream.expires_after(example::drain_time);
  const auto room = on.app.prepare(4096);
  for (std::size_t seen = 0; !ec && seen < example::drain_bytes;)
    seen += co_await on.stream.async_read_some(asio::buffer(room.data(), room.size()), into(ec));
}

awaitable serve(server& all, socket from) {
  from.set_option(tcp::no_delay{true});
  connection on{all, std::move(from)};
  for (bool is_last = false; !is_last;) {
    http::request_parser<http::buffer_body> parser;
    parser.header_limit(example::head_limit);
    parser.body_limit(all.chosen.limit);
    error_code ec;
    if (on.buffer.size() == 0) co_await read_more(on, ec);
    if (ec) co_return;  // idle for too long, or gone
    ++all.busy;
    co_await read_head(on, parser, ec);
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

awaitable accept(server& all) {
  example::announce(all.door.local_endpoint().port());
  for (error_code ec; all.door.is_open();) {
    socket from = co_await all.door.async_accept(into(ec));
    if (!ec) asio::co_spawn(all.context, serve(all, std::move(from)), asio::detached);
    if (ec) co_await timer{all.context, std::chrono::seconds{1}}.async_wait(into(ec));
  }
}

awaitable stop(server& all, error_code ec = {}) {
  co_await asio::basic_signal_set<executor>{all.context, SIGTERM, SIGINT}.async_wait(into(ec));
  all.door.close();
  if (all.busy) co_await timer{all.context, all.chosen.pause()}.async_wait(into(ec));
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
