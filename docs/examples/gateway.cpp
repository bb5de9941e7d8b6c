// SPDX-License-Identifier: Apache-2.0
// A gateway: takes integration requests, masks the visitor's IP address in their events, and passes
// them on to another server. A fetch body streams through: one of any size takes the memory of a
// small one. A thread a connection, which waits for one thing at a time.
#define BOOST_BEAST_USE_STD_STRING_VIEW
#include <quire/multipart/writer.hpp>
#include <quire/v1.hpp>

#include <utility>  // Boost.Asio 1.74 needs it, and does not include it
//
#include <boost/asio.hpp>
#include <boost/beast.hpp>

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace {
namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace multipart = quire::multipart;
using asio::ip::tcp, boost::system::error_code, quire::request_step;
using response = http::response<http::string_body>;
using request_parser = http::request_parser<http::buffer_body>;

struct options {
  std::string host, service;
  std::uint16_t port = 8080;
  std::size_t limit = std::size_t{1} << 30U;
};

constexpr std::chrono::seconds pause{30};                      // the longest of a peer
constexpr std::size_t room = 65536;                            // bytes read at a time
constexpr std::size_t longest_text = std::size_t{1} << 20U;    // of a fetch body that is a text
constexpr std::size_t longest_rest = std::size_t{128} << 20U;  // of a request that is refused

struct refusal : std::runtime_error {
  refusal(int with, const std::string& why) : std::runtime_error(why), status(with) {}
  int status;
};

/// A connection of one thread. What goes wrong with it is refused with `status`.
struct connection {
  explicit connection(int of_refusal) : status(of_refusal) {}

  /// Starts an operation, and waits for its end or the timeout.
  void run(auto start) {
    error_code wrong;
    stream.expires_after(pause);
    start([&wrong](error_code ec, auto&&...) { wrong = ec; });
    context.restart();
    context.run();
    if (wrong && wrong != http::error::need_buffer) throw refusal(status, wrong.message());
  }
  void write(const auto& bytes) {
    run([&](auto done) { asio::async_write(stream, bytes, done); });
  }

  int status;
  asio::io_context context{1};
  boost::beast::tcp_stream stream{context};
  boost::beast::flat_static_buffer<room> buffer;
};

/// The event as it goes out: with another address if it has one, else as it came.
std::string changed(const quire::v1::stream_decoder& in) {
  return visit(in.event(), [&in](auto event) {
    if constexpr (requires { event.visitor.ip; }) {
      std::string json;
      event.visitor.ip = "0.0.0.0";
      quire::to_json(event, json);
      return json;
    }
    return std::string{in.event_json()};
  });
}

/// One request on its way to the other server, which gets no whole form without `finish`.
class forwarder {
 public:
  forwarder(const options& to, std::string_view target) : m_upstream(to), m_target(target) {}

  // A file begins to go out as soon as it comes; what is short is sent when it is complete.
  void take(request_step step, const quire::v1::stream_decoder& in) {
    if (step == request_step::fetch_body_begin) {
      if (!in.has_event() || !in.has_environment())
        throw refusal(500, "the fetch body comes before event or environment");
      if (in.fetch_body()->kind == quire::field_kind::file) begin(in);
    } else if (step == request_step::fetch_body_data && m_body) {
      m_body->feed(in.data());
      send();
    } else if (step == request_step::fetch_body_data) {
      m_text += in.data();
      if (m_text.size() > longest_text) throw refusal(500, "the text is too long");
    } else if (step == request_step::end && !m_body) {
      begin(in);
    }
  }

  /// Ends the form and returns the other server's answer.
  response finish() {
    if (!m_body->content_length()) {
      m_body->end_value();
      send();
      m_to.write(http::make_chunk_last());
    }
    response answer;
    m_to.run([&](auto done) { http::async_read(m_to.stream, m_to.buffer, answer, done); });
    using http::field;  // what is meant for one connection
    for (const auto each : {field::connection, field::keep_alive, field::transfer_encoding})
      answer.erase(each);
    return answer;
  }

 private:
  void begin(const quire::v1::stream_decoder& in) {
    m_event = changed(in);
    m_form.text("event", m_event);
    m_form.text("environment", in.environment_json());
    if (const auto& body = in.fetch_body(); body && body->kind == quire::field_kind::file) {
      multipart::file_info about{.filename = std::nullopt, .type = body->content_type};
      if (!body->filename.empty()) about.filename = body->filename;
      m_form.file_in_chunks("fetch-body", about);
    } else if (body) {
      m_form.text("fetch-body", m_text, body->content_type);
    }
    const auto form = m_form.pull();
    if (!form.ok()) throw refusal(500, std::string{describe(form.error().code)});
    m_body = *form;
    connect();
    send();
  }

  void connect() {
    error_code ec;
    const auto found = tcp::resolver{m_to.context}.resolve(m_upstream.host, m_upstream.service, ec);
    if (ec) throw refusal(m_to.status, ec.message());
    m_to.run([&](auto done) { m_to.stream.async_connect(found, done); });
    m_to.stream.socket().set_option(tcp::no_delay{true}, ec);
    http::request<http::empty_body> head{http::verb::post, m_target, 11};
    head.set(http::field::host, m_upstream.host + ':' + m_upstream.service);
    head.set(http::field::content_type, m_body->content_type());
    if (const auto size = m_body->content_length()) head.content_length(*size);
    if (!m_body->content_length()) head.chunked(true);
    http::request_serializer<http::empty_body> out{head};
    m_to.run([&](auto done) { http::async_write_header(m_to.stream, out, done); });
  }

  /// Sends what there is, until the form is complete or wants more of the fetch body.
  void send() {
    while (m_body->next() == multipart::pull::piece) {
      const asio::const_buffer piece{m_body->piece().data(), m_body->piece().size()};
      m_body->content_length() ? m_to.write(piece) : m_to.write(http::make_chunk(piece));
    }
  }

  const options& m_upstream;
  std::string_view m_target;
  connection m_to{502};
  multipart::writer m_form{multipart::dialects::workerd};
  std::optional<multipart::source> m_body;  // once it is being sent
  std::string m_event, m_text;              // the latter: a fetch body that is a text
};

/// Reads the next bytes of the body. 0: it has ended, or there is no room.
std::size_t read(connection& from, request_parser& asked, std::span<char> into) {
  std::size_t size = 0;
  while (size == 0 && !into.empty() && !asked.is_done()) {
    asked.get().body() = {into.data(), into.size()};
    from.run([&](auto done) { http::async_read_some(from.stream, from.buffer, asked, done); });
    size = into.size() - asked.get().body().size;
  }
  return size;
}

response answer_of(const quire::reply& from, const std::string& why) {
  std::fprintf(stderr, "refused: %s\n", why.c_str());
  response answer{http::status(from.status), 11, from.body};
  answer.set(http::field::content_type, from.content_type);
  return answer;
}

/// Passes a request on while it comes in. Returns what to answer.
response relay(connection& from, request_parser& asked, const options& chosen) try {
  from.run([&](auto done) { http::async_read_header(from.stream, from.buffer, asked, done); });
  const auto& head = asked.get();
  quire::request_limits most;
  most.form.part_bytes = most.form.body_bytes = chosen.limit;
  quire::v1::stream_decoder in{most};
  in.reset(head.target(), head[http::field::content_type]);
  forwarder out{chosen, head.target()};
  while (!in.over()) {
    const std::size_t n = read(from, asked, in.prepare(room));
    auto step = n == 0 ? in.finish() : in.commit(n);
    for (; step != request_step::need_input; step = in.next()) out.take(step, in);
  }
  if (in.error())
    return answer_of(quire::reply_refused(in.error(), head.target()), in.error().message());
  // What follows the form must have come, too: else the request is not whole.
  for (std::array<char, 4096> rest; !asked.is_done();) read(from, asked, rest);
  return out.finish();
} catch (const refusal& wrong) {
  return answer_of(quire::reply_error(wrong.status, "Not passed on"), wrong.what());
}

/// One request. Then reads on for a while, so that a client which is still sending finds the answer
/// and no reset.
void serve(connection& from, const options& chosen) try {
  request_parser asked;
  asked.body_limit(chosen.limit);
  response answer = relay(from, asked, chosen);
  answer.keep_alive(false);
  answer.prepare_payload();
  from.run([&](auto done) { http::async_write(from.stream, answer, done); });
  from.stream.socket().shutdown(tcp::socket::shutdown_send);
  std::array<char, 4096> rest;
  for (std::size_t seen = 0; seen < longest_rest; seen += rest.size())
    from.run([&](auto done) { from.stream.async_read_some(asio::buffer(rest), done); });
} catch (const std::exception&) {  // the client has gone, as it should
}

[[noreturn]] void listen(const options& chosen) {
  asio::io_context context{1};
  tcp::acceptor door{context, {asio::ip::address_v4::loopback(), chosen.port}};
  std::printf("listening on 127.0.0.1:%u\n", unsigned{door.local_endpoint().port()});
  std::fflush(stdout);
  while (true) {
    auto from = std::make_unique<connection>(400);
    door.accept(from->stream.socket());
    std::thread{[from = std::move(from), &chosen] { serve(*from, chosen); }}.detach();
  }
}
}  // namespace

int main(int argc, char** argv) try {
  options chosen;
  CLI::App app{"Passes integration requests on to HOST, without the visitor's IP address."};
  app.option_defaults()->always_capture_default();
  app.add_option("HOST", chosen.host, "where the other server is")->required();
  app.add_option("SERVICE", chosen.service, "its port")->required();
  app.add_option("--port", chosen.port, "port to listen on; 0: any that is free");
  app.add_option("--limit", chosen.limit, "largest request body in bytes");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : 2;
  }
  listen(chosen);
} catch (const std::exception& wrong) {
  return std::fprintf(stderr, "gateway: %s\n", wrong.what()), 1;
}
