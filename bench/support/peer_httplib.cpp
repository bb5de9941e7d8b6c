// SPDX-License-Identifier: Apache-2.0
// cpp-httplib's server on a stream in memory. Its multipart parser cannot be reached alone, so the
// time holds the reading of a short request head and the writing of an answer, too.
#include <algorithm>
#include <bench/support/peers.hpp>
#include <cstddef>
#include <cstring>
#include <httplib.h>
#include <memory>
#include <string>

namespace quire::bench {
namespace {

class memory_stream : public httplib::Stream {
 public:
  explicit memory_stream(const std::string& text) : m_text(text) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, m_text.size() - m_at);
    std::memcpy(to, m_text.data() + m_at, count);
    m_at += count;
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char*, std::size_t size) override { return static_cast<ssize_t>(size); }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return 0; }

 private:
  const std::string& m_text;
  std::size_t m_at = 0;
};

class server : public httplib::Server {
 public:
  explicit server(const form_text& form)
      : m_request(
            "POST / HTTP/1.1\r\nHost: example.com\r\nContent-Type: multipart/form-data; "
            "boundary=" +
            form.boundary + "\r\nContent-Length: " + std::to_string(form.body.size()) + "\r\n\r\n" +
            form.body) {
    Post("/", [this](const httplib::Request& request, httplib::Response& response) {
      for (const auto& [name, file] : request.files) {
        ++m_found.parts;
        m_found.bytes += file.content.size();
      }
      response.status = 204;
    });
  }

  tally read() {
    m_found = {};
    memory_stream stream(m_request);
    bool closed = false;
    process_request(stream, true, closed, nullptr);
    return m_found;
  }

 private:
  std::string m_request;
  tally m_found;
};

}  // namespace

peer httplib_server(const form_text& form) {
  return {"cpp-httplib", [one = std::make_shared<server>(form)] { return one->read(); }};
}

}  // namespace quire::bench
