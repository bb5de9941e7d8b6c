// SPDX-License-Identifier: Apache-2.0
// The integration served by Poco: a thread a connection, and the plain loop over a stream.
#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/String.h>
#include <Poco/ThreadPool.h>
#include <algorithm>
#include <cstdlib>
#include <istream>
#include <iterator>
#include <limits>
#include <thread>

#include "application.hpp"
#include "drain.hpp"
#include "options.hpp"

namespace {

namespace net = Poco::Net;

class handler : public net::HTTPRequestHandler {
 public:
  handler(const example::options& chosen, const net::HTTPServerRequest& head)
      : m_app(chosen.limit, chosen.any_path), m_is_chunked(head.getChunkedTransferEncoding()) {
    static const std::string none;
    if (head.hasContentLength()) m_left = head.getContentLength64();
    if (m_is_chunked) m_left = std::numeric_limits<Poco::Int64>::max();
    m_app.begin({head.getMethod(), head.getURI(), head.get("Content-Type", none),
                 m_is_chunked ? 0 : static_cast<std::uint64_t>(m_left)});
    const auto tells_length = [](const auto& field) {
      return Poco::icompare(field.first, "Content-Length") == 0 ||
             Poco::icompare(field.first, "Transfer-Encoding") == 0;
    };
    const auto lengths = std::count_if(head.begin(), head.end(), tells_length);
    if (lengths > 1 || lengths != (head.hasContentLength() || m_is_chunked) || m_left < 0)
      m_app.refuse(400, "the length of the body is not clear");
    if (!m_app.wants_body()) head.response().setStatus("400");  // so that it is not: 100 Continue
  }

  void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& response) override {
    read(request.stream());
    const quire::reply& reply = m_app.finish();
    response.setStatusAndReason(net::HTTPResponse::HTTPStatus(reply.status));
    if (!reply.content_type.empty()) response.setContentType(std::string{reply.content_type});
    for (const auto& [name, value] : reply.headers) response.add(name, value);
    response.setContentLength64(static_cast<Poco::Int64>(reply.body.size()));
    if (!m_app.handler().empty()) response.set("x-handler", std::string{m_app.handler()});
    response.setKeepAlive(response.getKeepAlive() && m_left == 0);
    response.send().write(reply.body.data(), std::ssize(reply.body)).flush();
    if (m_left == 0 || request.stream().eof()) return;
    auto& from = dynamic_cast<net::HTTPServerRequestImpl&>(request).socket();
    example::drain(from.impl()->sockfd());
  }

 private:
  void read(std::istream& body) {
    while (m_left != 0 && m_app.wants_body() && body.peek() != std::istream::traits_type::eof()) {
      const auto room = m_app.prepare(4096);
      const auto size = body.readsome(room.data(), std::ssize(room));
      m_app.commit(static_cast<std::size_t>(size));
      m_left -= size;
    }
    if (!m_app.wants_body() || m_left == 0) return;
    if (body.bad()) return m_app.refuse(408, "the sender is too slow, or gone");
    if (!m_is_chunked) m_app.refuse(400, "the body is cut off");
  }

  example::application m_app;
  bool m_is_chunked;
  Poco::Int64 m_left = 0;  // of the body; of one in chunks it is not known, not even at its end
};

struct factory : net::HTTPRequestHandlerFactory {
  const example::options& chosen;
  explicit factory(const example::options& from) : chosen(from) {}
  net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest& head) override {
    return new handler{chosen, head};
  }
};

}  // namespace

int main(int argc, char** argv) {
  return example::run(argc, argv, "Poco", [](const example::options& chosen) {
    const example::stop_signals stop;
    net::HTTPServerParams::Ptr params{new net::HTTPServerParams};
    params->setMaxThreads(256);
    params->setMaxQueued(1024);
    params->setTimeout({static_cast<long>(chosen.timeout), 0});
    params->setKeepAliveTimeout({static_cast<long>(chosen.timeout), 0});
    Poco::ThreadPool threads{2, 256};
    net::ServerSocket door;
    door.bind(net::SocketAddress{"127.0.0.1", chosen.port}, true, false);
    door.listen(1024);
    net::HTTPServer server{new factory{chosen}, threads, door, params};
    server.start();
    example::announce(server.port());
    stop.wait();
    std::thread{[&chosen] {
      std::this_thread::sleep_for(chosen.pause());
      std::_Exit(0);  // whatever is still in flight
    }}.detach();
    server.stop();
    door.close();
    server.stopAll(false);
    threads.joinAll();
  });
}
