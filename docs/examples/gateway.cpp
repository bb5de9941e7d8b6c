// SPDX-License-Identifier: Apache-2.0
// A gateway: passes integration requests on to another server with the visitor's IP address masked
// in their events. A fetch body streams through without being held. A thread a connection.
#define BOOST_BEAST_USE_STD_STRING_VIEW
#include <quire/multipart/writer.hpp>
#include <quire/v1.hpp>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

#include "gateway_connection.hpp"

namespace {
namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace multipart = quire::multipart;
using asio::ip::tcp, quire::request_step, example::connection, example::refusal;
using response = http::response<http::string_body>;

struct options {
  std::string host, service;
  std::uint16_t port = 8080;
  std::size_t limit = std::size_t{1} << 30U;
};

/// The event as it goes out: with another address if it has one, else as it came.
std::string changed(const quire::v1::stream_decoder& in) {
  std::string json{in.event_json()};
  visit(in.event(), [&json](auto event) {
    if constexpr (requires { event.visitor.ip; }) {
      event.visitor.ip = "0.0.0.0";
      json.clear();
      quire::to_json(event, json);
    }
  });
  return json;
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
    for (const char* each : {"Connection", "Keep-Alive", "Transfer-Encoding"}) answer.erase(each);
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
    m_to.connect(m_upstream.host, m_upstream.service);
    http::request<http::empty_body> head{http::verb::post, m_target, 11};
    head.set(http::field::host, m_upstream.host + ':' + m_upstream.service);
    head.set(http::field::content_type, m_body->content_type());
    const auto size = m_body->content_length();
    size ? head.content_length(*size) : head.chunked(true);
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

  static constexpr std::size_t longest_text = std::size_t{1} << 20U;
  const options& m_upstream;
  std::string_view m_target;
  connection m_to{502};
  multipart::writer m_form{multipart::dialects::workerd};
  std::optional<multipart::source> m_body;  // once it is being sent
  std::string m_event, m_text;              // the latter: a fetch body that is a text
};

response answer_of(const quire::reply& from, const std::string& why) {
  std::fprintf(stderr, "refused: %s\n", why.c_str());
  response answer{http::status(from.status), 11, from.body};
  answer.set(http::field::content_type, from.content_type);
  return answer;
}

/// Passes a request on while it comes in. Returns what to answer.
response relay(connection& from, example::request_parser& asked, const options& chosen) try {
  from.run([&](auto done) { http::async_read_header(from.stream, from.buffer, asked, done); });
  const auto& head = asked.get();
  quire::request_limits most;
  most.form.part_bytes = most.form.body_bytes = chosen.limit;
  quire::v1::stream_decoder in{most};
  in.reset(head.target(), head[http::field::content_type]);
  forwarder out{chosen, head.target()};
  while (!in.over()) {
    const std::size_t n = from.read_body(asked, in.prepare(example::room));
    auto step = n == 0 ? in.finish() : in.commit(n);
    for (; step != request_step::need_input; step = in.next()) out.take(step, in);
  }
  if (in.error())
    return answer_of(quire::reply_refused(in.error(), head.target()), in.error().message());
  from.read_rest(asked);  // without what follows the form the request is not whole
  return out.finish();
} catch (const refusal& wrong) {
  return answer_of(quire::reply_error(wrong.status, "Not passed on"), wrong.what());
}

void serve(connection& from, const options& chosen) try {
  example::request_parser asked;
  asked.body_limit(chosen.limit);
  response answer = relay(from, asked, chosen);
  answer.keep_alive(false);
  answer.prepare_payload();
  from.run([&](auto done) { http::async_write(from.stream, answer, done); });
  from.drain();
} catch (const std::exception&) {  // the client has gone, as it should
}

[[noreturn]] void listen(const options& chosen) {
  asio::io_context context{1};
  tcp::acceptor door{context, {asio::ip::address_v4::loopback(), chosen.port}};
  std::printf("listening on 127.0.0.1:%u\n", unsigned{door.local_endpoint().port()});
  std::fflush(stdout);
  while (true) {
    auto from = std::make_unique<connection>(400);
    boost::system::error_code ec;
    door.accept(from->stream.socket(), ec);
    if (ec) std::this_thread::sleep_for(std::chrono::seconds{1});  // no descriptor is left
    if (!ec) std::thread{[from = std::move(from), &chosen] { serve(*from, chosen); }}.detach();
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
