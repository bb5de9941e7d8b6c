// SPDX-License-Identifier: Apache-2.0
// The integration served by GNU libmicrohttpd: C callbacks, called by one thread.
#include <arpa/inet.h>
#include <atomic>
#include <cstdlib>
#include <memory>
#include <microhttpd.h>
#include <thread>
#include <unistd.h>

#include "application.hpp"
#include "drain.hpp"
#include "options.hpp"

namespace {
struct server {
  const example::options& chosen;
  std::atomic<int> in_flight = 0;  // requests
};

struct request {
  example::application app;
  std::string target;  // as sent: what the library tells later is decoded
  enum { head, body, answered, answered_early } now = head;
};

int socket_of(MHD_Connection* from) {
  return MHD_get_connection_info(from, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

/// A request begins. What is returned comes back with its head, and with its body.
void* on_target(void* cls, const char* target, MHD_Connection*) {
  auto& all = *static_cast<server*>(cls);
  ++all.in_flight;
  return new request{example::application{all.chosen.limit, all.chosen.any_path}, target};
}

void begin(request& on, MHD_Connection* from, const char* method) {
  const auto header = [from](const char* name) {
    const char* value = MHD_lookup_connection_value(from, MHD_HEADER_KIND, name);
    return std::string_view{value == nullptr ? "" : value};
  };
  const std::string_view size = header("Content-Length");
  on.app.begin(
      {method, on.target, header("Content-Type"), std::strtoull(size.data(), nullptr, 10)});
  int lengths = header("Transfer-Encoding").empty() ? 0 : 1;
  const auto count = [](void* all, MHD_ValueKind, const char* name, const char*) {
    if (::strcasecmp(name, "Content-Length") == 0) ++*static_cast<int*>(all);
    return MHD_YES;
  };
  (void)MHD_get_connection_values(from, MHD_HEADER_KIND, count, &lengths);
  if (lengths > 1) on.app.refuse(400, "the length of the body is not clear");
  on.now = request::body;
}

/// The answer is not copied: it lives as long as the request, which ends when it has been sent.
MHD_Result answer(request& on, MHD_Connection* from, bool is_early) {
  const quire::reply& reply = on.app.finish();
  MHD_Response* out = MHD_create_response_from_buffer(
      reply.body.size(), const_cast<char*>(reply.body.data()), MHD_RESPMEM_PERSISTENT);
  if (!reply.content_type.empty())
    MHD_add_response_header(out, "Content-Type", reply.content_type.data());
  for (const auto& [name, value] : reply.headers)
    MHD_add_response_header(out, name.c_str(), value.c_str());
  const std::string handler{on.app.handler()};
  if (!handler.empty()) MHD_add_response_header(out, "x-handler", handler.c_str());
  const MHD_Result done = MHD_queue_response(from, static_cast<unsigned>(reply.status), out);
  MHD_destroy_response(out);
  on.now = is_early ? request::answered_early : request::answered;
  return done;
}

/// The library takes no answer between the head of a request and its end: this one passes it by.
MHD_Result answer_midway(request& on, MHD_Connection* from) {
  const std::string text = example::last_answer(on.app.finish());
  (void)::send(socket_of(from), text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  on.now = request::answered_early;
  return MHD_NO;  // the connection is closed
}

/// Called with the head, then with each piece of the body, then without any.
MHD_Result on_request(void*, MHD_Connection* from, const char*, const char* method, const char*,
                      const char* data, std::size_t* size, void** kept) try {
  auto& on = *static_cast<request*>(*kept);
  const bool is_head = on.now == request::head;
  if (is_head) begin(on, from, method);
  if (is_head ? !on.app.wants_body() : *size == 0) return answer(on, from, is_head);
  if (!on.app.feed({data, *size})) return answer_midway(on, from);
  return *size = 0, MHD_YES;
} catch (const std::exception&) {
  return MHD_NO;
}

/// A request has been answered, or its connection is closed.
void on_end(void* all, MHD_Connection* from, void** kept, MHD_RequestTerminationCode) {
  const std::unique_ptr<request> on{static_cast<request*>(*kept)};
  if (on->now == request::answered_early) example::drain_aside(socket_of(from));
  if (on->now == request::body) on->app.refuse(400, "the body is malformed, cut off or slow");
  if (on->now == request::body) (void)on->app.finish();
  --static_cast<server*>(all)->in_flight;
}
}  // namespace

int main(int argc, char** argv) {
  return example::run(argc, argv, "libmicrohttpd", [](const example::options& chosen) {
    const example::stop_signals stop;
    server all{chosen};
    sockaddr_in where{AF_INET, htons(chosen.port), {htonl(INADDR_LOOPBACK)}, {}};
    MHD_Daemon* daemon = MHD_start_daemon(
        MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC, 0, nullptr, nullptr, &on_request, &all,
        MHD_OPTION_SOCK_ADDR, &where, MHD_OPTION_CONNECTION_TIMEOUT, chosen.timeout,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, std::size_t{65536}, MHD_OPTION_URI_LOG_CALLBACK,
        &on_target, &all, MHD_OPTION_NOTIFY_COMPLETED, &on_end, &all, MHD_OPTION_END);
    if (daemon == nullptr) throw std::runtime_error{"cannot listen"};
    example::announce(MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
    stop.wait();
    ::close(MHD_quiesce_daemon(daemon));
    for (auto left = chosen.timeout * 100; all.in_flight != 0 && left != 0; --left)
      std::this_thread::sleep_for(std::chrono::milliseconds{10});
    MHD_stop_daemon(daemon);
  });
}
