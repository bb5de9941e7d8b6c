// SPDX-License-Identifier: Apache-2.0
// The integration served by cpp-httplib: a thread a connection, a callback for each piece of a
// body.
#include <httplib.h>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

#include "application.hpp"
#include "drain.hpp"
#include "httplib_connection.hpp"
#include "options.hpp"

namespace {
struct connection : example::httplib_connection {
  connection(int from, const std::atomic<socket_t>& door, const example::options& chosen)
      : httplib_connection(from, door, chosen.pause()), app(chosen.limit, chosen.any_path) {}
  example::application app;
  std::string method, content_type;  // as sent
  std::uint64_t left = 0;            // of the body, if its length was told
  bool expects_continue = false, is_chunked = false;
  bool has_length = false;  // the library takes an empty one for none
  bool is_last = true;      // until a body was read to its end
};

class server : public httplib::Server {
 public:
  using httplib::Server::svr_sock_;
  explicit server(const example::options& chosen) : m_chosen(chosen) {
    new_task_queue = [] { return new httplib::ThreadPool{256}; };
    set_tcp_nodelay(true);
    set_socket_options([](socket_t door) {  // the library's own let two servers share a port
      const int yes = 1;
      ::setsockopt(door, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    });
    set_write_timeout(chosen.pause());
    Post("/", [](const auto&, auto& answer, const auto& body) { serve(*current, answer, body); });
  }

 private:
  bool process_and_close_socket(socket_t from) override {
    connection on{from, svr_sock_, m_chosen};
    current = &on;
    for (bool closed = false; !closed && on.wait(); closed = closed || on.is_last) {
      on.is_last = true;
      if (!process_request(on, false, closed, [&on](auto& head) { begin(on, head); })) break;
    }
    if (on.is_last) example::drain(from);
    return ::close(from) == 0;
  }

  /// The library looks at the method, collects forms, unpacks bodies and cuts answers into ranges:
  /// what makes it do so is taken out of the head. It reads a body that has no length up to the end
  /// of the connection, and takes any text for a length: both are seen to here.
  static void begin(connection& on, httplib::Request& head) {
    const std::string coding = head.get_header_value("Transfer-Encoding");
    const auto count = head.get_header_value_count("Transfer-Encoding") +
                       head.get_header_value_count("Content-Length");
    if (count == 0) head.set_header("Content-Length", "0");
    const std::string length = head.get_header_value("Content-Length");
    on.has_length = count != 0;
    on.is_chunked = ::strcasecmp(coding.c_str(), "chunked") == 0;
    const bool is_number =
        length.size() - 1 < 19 && length.find_first_not_of("0123456789") == length.npos;
    on.left = is_number ? std::stoull(length) : 0;
    on.method = std::exchange(head.method, "POST");
    on.content_type = head.get_header_value("Content-Type");
    on.app.begin({on.method, head.target, on.content_type, on.left});
    if (count > 1 || on.is_chunked == is_number)
      on.app.refuse(400, "the length of the body is not clear");
    on.expects_continue = head.get_header_value("Expect") == "100-continue";
    for (const auto* name : {"Content-Type", "Content-Encoding", "Accept-Encoding", "Expect"})
      head.headers.erase(name);
    head.ranges.clear();
    head.path = "/";
  }

  static void serve(connection& on, httplib::Response& answer, const httplib::ContentReader& body) {
    if (on.expects_continue && on.app.wants_body())
      on.write(example::go_on.data(), example::go_on.size());
    const bool is_whole = on.app.wants_body() && body([&on](const char* data, std::size_t size) {
                            on.allow(example::head_limit);
                            on.left -= size;
                            return on.app.feed({data, size}) || on.left == 0;
                          }) &&
                          (!on.is_chunked || on.is_behind_chunks());
    on.is_last = !is_whole || !on.has_length;
    if (!is_whole && on.app.wants_body()) on.app.refuse(400, "the body is malformed or slow");
    const quire::reply& reply = on.app.finish();
    answer.status = reply.status;
    if (!reply.content_type.empty())
      answer.set_header("Content-Type", std::string{reply.content_type});
    for (const auto& [name, value] : reply.headers) answer.set_header(name, value);
    if (!on.app.handler().empty()) answer.set_header("x-handler", std::string{on.app.handler()});
    if (on.is_last) answer.set_header("Connection", "close");
    if (on.method != "HEAD") answer.body = reply.body;
    if (on.method == "HEAD") answer.set_header("Content-Length", std::to_string(reply.body.size()));
  }

  static inline thread_local connection* current = nullptr;
  const example::options m_chosen;
};
}  // namespace

int main(int argc, char** argv) {
  return example::run(argc, argv, "cpp-httplib", [](const example::options& chosen) {
    const example::stop_signals stop;
    server all{chosen};
    const int any = chosen.port == 0 ? all.bind_to_any_port("127.0.0.1") : 0;
    if (any < 0 || (chosen.port != 0 && !all.bind_to_port("127.0.0.1", chosen.port)))
      throw std::runtime_error{"cannot listen"};
    ::listen(all.svr_sock_, SOMAXCONN);  // the library lets five connections wait
    std::thread accepting{[&all] { all.listen_after_bind(); }};
    while (!all.is_running()) std::this_thread::yield();
    example::announce(static_cast<unsigned>(chosen.port + any));
    stop.wait();
    all.stop();
    accepting.join();
  });
}
