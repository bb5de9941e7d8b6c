// SPDX-License-Identifier: Apache-2.0
// Receives the requests of GitBook's webhook integration with cpp-httplib: the signature first,
// then the typed event, each event once.
#include <quire/webhook.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <httplib.h>
#include <string>
#include <string_view>

namespace {

using namespace std::chrono_literals;

struct answer {
  int status = 200;
  std::string text;
};

answer act_on(const quire::v1::site_view& view) { return {200, std::string{view.url}}; }
answer act_on(const quire::v1::page_feedback& given) {
  return {200, std::string{given.feedback.comment.value_or("no comment")}};
}
answer act_on(const auto& other) { return {200, std::string{other.type}}; }

/// Verifies and decodes webhooks that are signed with one secret. One a thread.
class webhooks {
 public:
  explicit webhooks(std::string_view secret)
      : m_in(secret, {.body_bytes = std::size_t{1} << 20U, .tolerance = 5min}) {}

  answer handle(std::string_view signature, std::string_view body) {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto event = m_in.open(signature, body, now);
    if (!event) return {event.status(), event.error().message()};
    return visit(*event, [this](const auto& each) -> answer {
      if (!m_seen.insert(each.event_id)) return {200, "seen before"};  // the sender repeats itself
      return act_on(each);
    });
  }

 private:
  quire::webhook::receiver m_in;
  quire::webhook::recent_ids m_seen;
};

}  // namespace

int main(int argc, char** argv) {
  const char* const secret = std::getenv("WEBHOOK_SECRET");  // NOLINT(concurrency-mt-unsafe)
  if (secret == nullptr || argc > 2) {
    std::fprintf(stderr, "Usage: WEBHOOK_SECRET=… %s [PORT]   (default: 8080; 0: any)\n", argv[0]);
    return 2;
  }
  httplib::Server server;
  server.new_task_queue = [] { return new httplib::ThreadPool{1}; };  // `on` belongs to one thread
  webhooks on{secret};
  server.Post("/", [&on](const httplib::Request& request, httplib::Response& response) {
    const auto [status, text] =
        on.handle(request.get_header_value("X-GitBook-Signature"), request.body);
    response.status = status;
    response.set_content(text + '\n', "text/plain; charset=utf-8");
  });
  const int wanted = argc == 2 ? static_cast<int>(std::strtol(argv[1], nullptr, 10)) : 8080;
  const int port = wanted == 0                                ? server.bind_to_any_port("127.0.0.1")
                   : server.bind_to_port("127.0.0.1", wanted) ? wanted
                                                              : -1;
  if (port < 0) return std::fprintf(stderr, "%s: port %d cannot be had\n", argv[0], wanted), 1;
  std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  return server.listen_after_bind() ? 0 : 1;
}
