// SPDX-License-Identifier: Apache-2.0
// Receives forms with cpp-httplib, 0.11 or newer, each into a directory of its own below DIRECTORY.
// Files go to disk while they arrive.
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <httplib.h>
#include <string>

#include "saved_form.hpp"

namespace {

constexpr auto form_type = "X-Form-Content-Type";
constexpr std::size_t most_dropped = std::size_t{64} << 20U;

/// cpp-httplib sends what its Content-Type calls multipart/form-data through its own parser,
/// whatever the handler asks for. So the type goes under another name. The cast is sound: a request
/// is no const object, the server only shows it as one.
httplib::Server::HandlerResponse hide_form(const httplib::Request& request, httplib::Response&) {
  if (request.path != "/upload") return httplib::Server::HandlerResponse::Unhandled;
  auto& headers = const_cast<httplib::Request&>(request).headers;  // NOLINT(*-const-cast)
  const std::string type = request.get_header_value("Content-Type");
  headers.erase("Content-Type");
  headers.erase(form_type);  // the client may have sent one
  headers.emplace(form_type, type);
  return httplib::Server::HandlerResponse::Unhandled;
}

void answer(httplib::Response& response, int status, const std::string& text) {
  response.status = status;
  response.set_content(text + '\n', "text/plain; charset=utf-8");
}

void receive(const std::filesystem::path& all, const httplib::Request& request,
             httplib::Response& response, const httplib::ContentReader& read) {
  // To close a connection with unread bytes resets it, and the client might lose the answer.
  auto drop = [dropped = std::size_t{0}](const char*, std::size_t size) mutable {
    return (dropped += size) <= most_dropped;
  };
  const auto boundary =
      quire::multipart::boundary_from_content_type(request.get_header_value(form_type));
  std::string directory = (all / "form-XXXXXX").string();
  const bool made = boundary.ok() && mkdtemp(directory.data()) != nullptr;
  if (!made) read(drop);
  if (!boundary.ok())
    return answer(response, boundary.error().status(), boundary.error().message());
  if (!made) return answer(response, 500, "no directory can be made");

  example::saved_form form{directory, *boundary};
  // `read` returns false for more than one reason; `finish` knows whether the form is whole.
  read([&form, &drop](const char* data, std::size_t size) {
    if (form.over()) return drop(data, size);
    form.feed({data, size});
    return true;
  });
  if (!form.finish()) return answer(response, form.status(), form.why());
  answer(response, 200, "files: " + std::to_string(form.files()));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "Usage: %s DIRECTORY [PORT]   (default: any)\n", argv[0]);
    return 2;
  }
  httplib::Server server;
  server.set_keep_alive_max_count(1);  // what is left of a body shall not be the next request
  server.set_pre_routing_handler(hide_form);
  server.Post("/upload", [all = std::filesystem::path{argv[1]}](const auto& request, auto& response,
                                                                const auto& read) {
    receive(all, request, response, read);
  });
  const int wanted = argc == 3 ? static_cast<int>(std::strtol(argv[2], nullptr, 10)) : 0;
  const int port = wanted == 0                                ? server.bind_to_any_port("127.0.0.1")
                   : server.bind_to_port("127.0.0.1", wanted) ? wanted
                                                              : -1;
  if (port < 0) return std::fprintf(stderr, "%s: port %d cannot be had\n", argv[0], wanted), 1;
  std::printf("listening on 127.0.0.1:%d\n", port);
  std::fflush(stdout);
  return server.listen_after_bind() ? 0 : 1;
}
