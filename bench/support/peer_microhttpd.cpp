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
  const forms* all;
  const std::function<void(const peer&)>* then;
  bool called = false;
};

/// Parts come in pieces, the first at offset 0; what follows ends the one before.
template <class Sink>
class pieces {
 public:
  explicit pieces(Sink& found) : m_found(found) {}

  static MHD_Result take(void* self, MHD_ValueKind, const char* name, const char* filename,
                         const char*, const char*, const char* data, std::uint64_t offset,
                         std::size_t size) {
    auto& own = *static_cast<pieces*>(self);
    if (offset == 0) {
      own.finish();
      own.m_found.begin(name == nullptr ? "" : name, filename == nullptr ? "" : filename);
      own.m_open = true;
    }
    own.m_found.data({data, size});
    return MHD_YES;
  }
  void finish() {
    if (m_open) m_found.end();
    m_open = false;
  }

 private:
  Sink& m_found;
  bool m_open = false;
};

template <class Sink>
void read(MHD_Connection* connection, const forms& all, Sink& found) {
  for (const form_text& form : all) {
    pieces<Sink> state(found);
    MHD_PostProcessor* const reader =
        MHD_create_post_processor(connection, 65536, pieces<Sink>::take, &state);
    if (reader == nullptr) return;
    MHD_post_process(reader, form.body.data(), form.body.size());
    MHD_destroy_post_processor(reader);
    state.finish();
  }
}

MHD_Result answer(void* argument, MHD_Connection* connection, const char*, const char*, const char*,
                  const char*, std::size_t*, void**) {
  auto& asked = *static_cast<request*>(argument);
  if (!asked.called) {
    asked.called = true;
    const auto read_all = [connection, all = asked.all](auto& found) {
      read(connection, *all, found);
    };
    (*asked.then)(make_peer("libmicrohttpd", read_all));
  }
  return MHD_NO;
}

}  // namespace

bool with_microhttpd(const forms& all, const std::function<void(const peer&)>& then) {
  request asked{&all, &then};
  MHD_Daemon* const daemon = MHD_start_daemon(MHD_USE_NO_LISTEN_SOCKET, 0, nullptr, nullptr, answer,
                                              &asked, MHD_OPTION_END);
  if (daemon == nullptr) return false;
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0) {
    const std::string head =
        "POST / HTTP/1.1\r\nHost: example.com\r\nContent-Length: 1\r\nContent-Type: "
        "multipart/form-data; boundary=" +
        all.front().boundary + "\r\n\r\n";
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
