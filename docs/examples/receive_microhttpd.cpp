// SPDX-License-Identifier: Apache-2.0
// Receives forms with GNU libmicrohttpd, each into a directory of its own below DIRECTORY. Files go
// to disk while they arrive.
#include <arpa/inet.h>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <microhttpd.h>
#include <netinet/in.h>
#include <optional>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>

#include "saved_form.hpp"

namespace {

constexpr std::size_t most_dropped = std::size_t{64} << 20U;

/// What is known of one request.
struct upload {
  std::optional<example::saved_form> form;
  int status = 200;  // of a request without a form that can be read
  std::string why;
  std::size_t dropped = 0;
};

std::unique_ptr<upload> begin(const char* all, const char* url, std::string_view content_type) {
  auto made = std::make_unique<upload>();
  const auto refuse = [&made](int status, std::string why) {
    made->status = status;
    made->why = std::move(why);
  };
  const auto boundary = quire::multipart::boundary_from_content_type(content_type);
  std::string directory = std::string{all} + "/form-XXXXXX";
  if (std::string_view{url} != "/upload") {
    refuse(404, "no such page");
  } else if (!boundary.ok()) {
    refuse(boundary.error().status(), boundary.error().message());
  } else if (mkdtemp(directory.data()) == nullptr) {
    refuse(500, "no directory can be made");
  } else {
    made->form.emplace(directory, *boundary);
  }
  return made;
}

/// The library takes no answer while a body comes, so after the verdict the rest of it is dropped.
MHD_Result take(upload& on, std::string_view piece) {
  if (on.form && !on.form->over()) return on.form->feed(piece), MHD_YES;
  on.dropped += piece.size();
  return on.dropped <= most_dropped ? MHD_YES : MHD_NO;
}

MHD_Result answer(upload& on, MHD_Connection* to) {
  if (on.form && on.form->finish()) {
    on.why = "files: " + std::to_string(on.form->files());
  } else if (on.form) {
    on.status = on.form->status();
    on.why = on.form->why();
  }
  on.form.reset();  // if it was refused its directory goes, before the client hears of it
  on.why += '\n';
  MHD_Response* out =
      MHD_create_response_from_buffer(on.why.size(), on.why.data(), MHD_RESPMEM_MUST_COPY);
  const MHD_Result done = MHD_queue_response(to, static_cast<unsigned>(on.status), out);
  MHD_destroy_response(out);
  return done;
}

/// Called with the head, then with each piece of the body, then without any.
MHD_Result on_request(void* all, MHD_Connection* from, const char* url, const char*, const char*,
                      const char* data, std::size_t* size, void** kept) try {
  if (*kept == nullptr) {
    const char* type = MHD_lookup_connection_value(from, MHD_HEADER_KIND, "Content-Type");
    *kept = begin(static_cast<const char*>(all), url, type == nullptr ? "" : type).release();
    return MHD_YES;
  }
  auto& on = *static_cast<upload*>(*kept);
  if (*size == 0) return answer(on, from);
  const std::string_view piece{data, *size};
  *size = 0;
  return take(on, piece);
} catch (const std::exception&) {
  return MHD_NO;
}

/// The request was answered, or its connection is closed: a form that was cut off goes here.
void on_end(void*, MHD_Connection*, void** kept, MHD_RequestTerminationCode) {
  delete static_cast<upload*>(*kept);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3) {
    std::fprintf(stderr, "Usage: %s DIRECTORY [PORT]   (default: any)\n", argv[0]);
    return 2;
  }
  const auto port = argc == 3 ? std::strtoul(argv[2], nullptr, 10) : 0;
  sockaddr_in where{AF_INET, htons(static_cast<std::uint16_t>(port)), {htonl(INADDR_LOOPBACK)}, {}};
  MHD_Daemon* daemon =
      MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, nullptr, nullptr, &on_request, argv[1],
                       MHD_OPTION_SOCK_ADDR, &where, MHD_OPTION_CONNECTION_TIMEOUT, 10U,
                       MHD_OPTION_NOTIFY_COMPLETED, &on_end, nullptr, MHD_OPTION_END);
  if (daemon == nullptr) return std::fprintf(stderr, "%s: cannot listen\n", argv[0]), 1;
  std::printf("listening on 127.0.0.1:%d\n",
              MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT)->port);
  std::fflush(stdout);
  pause();  // until a signal ends the program
  return 0;
}
