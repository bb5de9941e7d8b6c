// SPDX-License-Identifier: Apache-2.0
// cpp-httplib's server on a stream in memory. Its multipart parser cannot be reached alone, so the
// time holds the reading of a short request head and the writing of an answer, too.
#include <algorithm>
#include <bench/support/peers.hpp>
#include <cstddef>
#include <cstring>
#include <functional>
#include <httplib.h>
#include <memory>
#include <string>
#include <vector>

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

/// One server for all forms; what it read is handed out after each.
class server : public httplib::Server {
 public:
  explicit server(const forms& all) {
    for (const form_text& form : all) {
      m_requests.push_back(
          "POST / HTTP/1.1\r\nHost: example.com\r\nContent-Type: multipart/form-data; "
          "boundary=" +
          form.boundary + "\r\nContent-Length: " + std::to_string(form.body.size()) + "\r\n\r\n" +
          form.body);
    }
    Post("/", [this](const httplib::Request& request, httplib::Response& response) {
      m_then(request.files);
      response.status = 204;
    });
  }

  template <class Sink>
  void read(Sink& found) {
    m_then = [&found](const httplib::MultipartFormDataMap& files) {
      for (const auto& [name, file] : files) {
        found.begin(name, file.filename);
        found.data(file.content);
        found.end();
      }
    };
    for (const std::string& each : m_requests) {
      memory_stream stream(each);
      bool closed = false;
      process_request(stream, true, closed, nullptr);
    }
  }

 private:
  std::vector<std::string> m_requests;
  std::function<void(const httplib::MultipartFormDataMap&)> m_then;
};

}  // namespace

peer httplib_server(const forms& all) {
  return make_peer("cpp-httplib",
                   [one = std::make_shared<server>(all)](auto& found) { one->read(found); });
}

}  // namespace quire::bench
