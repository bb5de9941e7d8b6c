// SPDX-License-Identifier: Apache-2.0
// Posts fields and files to a server as multipart/form-data. Files are read while they are sent:
// one of any size takes the memory of an empty one. Plain HTTP over a POSIX socket; the form is all
// that quire does here.
#include <quire/multipart/writer.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <netdb.h>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

namespace multipart = quire::multipart;

struct options {
  std::string url;
  std::vector<std::string> fields;
  std::vector<std::string> files;
  multipart::dialect dialect = multipart::dialects::strict;
  bool chunked = false;
};

[[noreturn]] void fail(const std::string& why) { throw std::runtime_error(why); }

std::pair<std::string, std::string> split(const std::string& text, char at) {
  const std::size_t found = text.find(at);
  if (found == std::string::npos) fail("no '" + std::string(1, at) + "' in " + text);
  return {text.substr(0, found), text.substr(found + 1)};
}

// ---- the network

struct address {
  std::string host;
  std::string port;
  std::string target;
};

address parse(const std::string& url) {
  constexpr std::string_view scheme = "http://";
  if (url.substr(0, scheme.size()) != scheme) fail("not an http:// URL: " + url);
  const std::size_t slash = std::min(url.find('/', scheme.size()), url.size());
  const std::string authority = url.substr(scheme.size(), slash - scheme.size());
  const std::size_t colon = std::min(authority.find(':'), authority.size());
  return {authority.substr(0, colon),
          colon == authority.size() ? "80" : authority.substr(colon + 1),
          slash == url.size() ? "/" : url.substr(slash)};
}

class connection {
 public:
  explicit connection(const address& to) {
    addrinfo* found = nullptr;
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    if (getaddrinfo(to.host.c_str(), to.port.c_str(), &hints, &found) != 0) {
      fail("no address for " + to.host);
    }
    for (const addrinfo* each = found; each != nullptr && m_socket < 0; each = each->ai_next) {
      m_socket = ::socket(each->ai_family, SOCK_STREAM, 0);
      if (::connect(m_socket, each->ai_addr, each->ai_addrlen) == 0) break;
      ::close(std::exchange(m_socket, -1));
    }
    freeaddrinfo(found);
    if (m_socket < 0) fail("no connection to " + to.host);
  }
  connection(const connection&) = delete;
  connection& operator=(const connection&) = delete;
  ~connection() { ::close(m_socket); }

  void send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0) fail("the server has closed the connection");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  [[nodiscard]] std::string receive_all() const {
    std::string answer;
    std::array<char, 4096> room{};
    for (ssize_t got = 0; (got = ::recv(m_socket, room.data(), room.size(), 0)) > 0;) {
      answer.append(room.data(), static_cast<std::size_t>(got));
    }
    return answer;
  }

 private:
  int m_socket = -1;
};

/// Sends a body as it comes, in HTTP chunks if its length is not known.
class body_sender {
 public:
  body_sender(const connection& to, bool chunked) : m_to(to), m_chunked(chunked) {}

  void send(std::string_view bytes) const {
    if (!m_chunked) return m_to.send(bytes);
    std::array<char, 20> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", bytes.size());
    m_to.send(size.data());
    m_to.send(bytes);
    m_to.send("\r\n");
  }
  void end() const {
    if (m_chunked) m_to.send("0\r\n\r\n");
  }

 private:
  const connection& m_to;
  bool m_chunked;
};

// ---- the form

/// Reads files chunk by chunk, one after the other.
class file_reader {
 public:
  explicit file_reader(std::vector<std::string> paths) : m_paths(std::move(paths)) {}

  /// The next bytes of the file at hand; none at its end, after which the next file is at hand.
  std::string_view read() {
    if (!m_file.is_open()) m_file.open(m_paths[m_next++], std::ios::binary);
    if (!m_file) return close();
    m_file.read(m_chunk.data(), static_cast<std::streamsize>(m_chunk.size()));
    const auto size = static_cast<std::size_t>(m_file.gcount());
    return size == 0 ? close() : std::string_view(m_chunk.data(), size);
  }

 private:
  std::string_view close() {
    m_file.close();
    m_file.clear();
    return {};
  }

  std::vector<std::string> m_paths;
  std::size_t m_next = 0;
  std::ifstream m_file;
  std::vector<char> m_chunk = std::vector<char>(std::size_t{64} << 10U);
};

[[noreturn]] void refuse(const multipart::write_error& why) {
  fail("part " + std::to_string(why.part) + ", byte " + std::to_string(why.offset) + ": " +
       std::string(describe(why.code)));
}

void send_body(multipart::source& body, file_reader& files, const body_sender& to) {
  for (auto step = body.next(); step != multipart::pull::body_end; step = body.next()) {
    if (step == multipart::pull::error) refuse(body.error());
    if (step == multipart::pull::piece) {
      to.send(body.piece());
    } else if (const auto chunk = files.read(); !chunk.empty()) {
      body.feed(chunk);
    } else {
      body.end_value();
    }
  }
  to.end();
}

std::string post(const options& chosen) {
  multipart::writer form{chosen.dialect};
  std::vector<std::pair<std::string, std::string>> fields;
  for (const std::string& each : chosen.fields) fields.push_back(split(each, '='));
  for (const auto& [name, value] : fields) form.text(name, value);

  std::vector<std::string> paths;
  for (const std::string& each : chosen.files) {
    const auto [name, path] = split(each, '=');
    std::error_code none;
    const auto size = std::filesystem::file_size(path, none);
    if (none) fail("cannot read " + path);
    const std::string filename = std::filesystem::path(path).filename().string();
    form.file_in_chunks(name, {.filename = filename},
                        chosen.chunked ? std::nullopt : std::optional<std::size_t>(size));
    paths.push_back(path);
  }

  auto body = form.pull();
  if (!body.ok()) refuse(body.error());
  const auto length = body->content_length();
  const address to = parse(chosen.url);
  const connection server{to};
  server.send("POST " + to.target + " HTTP/1.1\r\nHost: " + to.host +
              "\r\nConnection: close\r\nContent-Type: " + std::string(body->content_type()) +
              (length ? "\r\nContent-Length: " + std::to_string(*length)
                      : std::string("\r\nTransfer-Encoding: chunked")) +
              "\r\n\r\n");
  file_reader files{std::move(paths)};
  send_body(*body, files, body_sender{server, !length});
  return server.receive_all();
}

}  // namespace

int main(int argc, char** argv) try {
  options chosen;
  const std::map<std::string, multipart::dialect> dialects{
      {"strict", multipart::dialects::strict},
      {"fetch", multipart::dialects::fetch},
      {"workerd", multipart::dialects::workerd},
      {"curl", multipart::dialects::curl}};
  std::string dialect = "strict";
  CLI::App app{
      "Posts a form and prints the answer.\n"
      "Exit status: 0 sent, 1 refused or not sent, 2 wrong usage.\n\n"
      "  upload http://localhost:8080/form --field title='A title' --file photo=a.jpg\n"};
  app.add_option("URL", chosen.url, "where to, http:// only")->required();
  app.add_option("-f,--field", chosen.fields, "NAME=VALUE, a field of text");
  app.add_option("-F,--file", chosen.files, "NAME=PATH, a file");
  app.add_option("-d,--dialect", dialect, "strict, fetch, workerd or curl");
  app.add_flag("--chunked", chosen.chunked, "send as if the files' sizes were not known");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : 2;
  }
  const auto found = dialects.find(dialect);
  if (found == dialects.end()) fail("no such dialect: " + dialect);
  chosen.dialect = found->second;
  std::fputs(post(chosen).c_str(), stdout);
  return 0;
} catch (const std::exception& problem) {
  std::fprintf(stderr, "upload: %s\n", problem.what());
  return 1;
}
