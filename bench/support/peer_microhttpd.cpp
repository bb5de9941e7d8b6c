// SPDX-License-Identifier: Apache-2.0
// libmicrohttpd's post processor, called inside a request that a daemon without a port was sent.
#include <bench/support/peers.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <microhttpd.h>
#include <netinet/in.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>

namespace quire::bench {
namespace {

struct request {
  const form_text* form;
  const std::function<void(const peer&)>* then;
  bool called = false;
};

struct count_state {
  tally found;
  std::string open;  // name of the part whose pieces come
};

MHD_Result count(void* state, MHD_ValueKind, const char*, const char*, const char*, const char*,
                 const char*, std::uint64_t offset, std::size_t size) {
  auto& found = static_cast<count_state*>(state)->found;
  if (offset == 0) ++found.parts;
  found.bytes += size;
  return MHD_YES;
}

tally read(MHD_Connection* connection, const std::string& body) {
  count_state state;
  MHD_PostProcessor* const reader = MHD_create_post_processor(connection, 65536, count, &state);
  if (reader == nullptr) return {};
  MHD_post_process(reader, body.data(), body.size());
  MHD_destroy_post_processor(reader);
  return state.found;
}

MHD_Result answer(void* argument, MHD_Connection* connection, const char*, const char*, const char*,
                  const char*, std::size_t*, void**) {
  auto& asked = *static_cast<request*>(argument);
  if (!asked.called) {
    asked.called = true;
    const std::string& body = asked.form->body;
    (*asked.then)({"libmicrohttpd", [connection, &body] { return read(connection, body); }});
  }
  return MHD_NO;
}

}  // namespace

bool with_microhttpd(const form_text& form, const std::function<void(const peer&)>& then) {
  request asked{&form, &then};
  MHD_Daemon* const daemon = MHD_start_daemon(MHD_USE_NO_LISTEN_SOCKET, 0, nullptr, nullptr, answer,
                                              &asked, MHD_OPTION_END);
  if (daemon == nullptr) return false;
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0) {
    const std::string head =
        "POST / HTTP/1.1\r\nHost: example.com\r\nContent-Length: 1\r\nContent-Type: "
        "multipart/form-data; boundary=" +
        form.boundary + "\r\n\r\n";
    sockaddr_in address{};
    address.sin_family = AF_INET;
    const bool sent = write(ends[0], head.data(), head.size()) > 0;
    if (sent && MHD_add_connection(daemon, ends[1], reinterpret_cast<sockaddr*>(&address),
                                   sizeof address) == MHD_YES) {
      for (int turn = 0; turn < 10 && !asked.called; ++turn) MHD_run(daemon);
    }
    close(ends[0]);
  }
  MHD_stop_daemon(daemon);
  return asked.called;
}

}  // namespace quire::bench
