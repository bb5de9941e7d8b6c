// SPDX-License-Identifier: Apache-2.0
// Posts an event to a server as GitBook would, so that an integration can be tried without GitBook:
// as an integration request (event, environment, and a body file if there is one), or as a signed
// webhook. With --repeat and --connections it is a small load test.
#include <quire/request/encoder.hpp>
#include <quire/webhook/openssl.hpp>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <httplib.h>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

struct options {
  std::string server, event, environment, body, secret;
  std::string path = "/v1";
  bool webhook = false;
  std::size_t repeat = 1;
  unsigned connections = 1;
};

std::string read_file(const std::string& name) {
  std::ifstream in{name, std::ios::binary};
  if (!in) throw std::runtime_error("cannot read " + name);
  return std::string{std::istreambuf_iterator<char>{in}, {}};
}

/// What is sent, again and again: read once, shared by all connections.
struct payload {
  explicit payload(const options& asked)
      : event(read_file(asked.event)),
        environment(asked.webhook ? "" : read_file(asked.environment)),
        body(asked.body.empty() ? "" : read_file(asked.body)) {}
  std::string event, environment, body;
};

/// One connection. Keeps its encoder: each request has a boundary of its own.
class sender {
 public:
  sender(const options& asked, const payload& what)
      : m_asked(asked), m_what(what), m_client(asked.server) {
    m_client.set_keep_alive(true);
  }

  /// The answer, or nothing and `why`.
  httplib::Result post() { return m_asked.webhook ? post_webhook() : post_request(); }

 private:
  /// The pieces go out one by one: the body file is not copied.
  httplib::Result post_request() {
    std::optional<quire::fetch_body> body;
    if (!m_asked.body.empty())
      body = quire::fetch_body{quire::field_kind::file, m_what.body, {}, {}};
    const auto out = m_encode.json(m_what.event, m_what.environment, body);
    if (!out.ok()) throw std::runtime_error(std::string{describe(out.error().code)});
    const auto give = [pieces = out->pieces()](std::size_t offset, std::size_t,
                                               httplib::DataSink& to) {
      for (const std::string_view piece : pieces) {
        if (offset < piece.size()) return to.write(piece.data() + offset, piece.size() - offset);
        offset -= piece.size();
      }
      return false;
    };
    return m_client.Post(m_asked.path, out->content_length(), give,
                         std::string{out->content_type()});
  }

  httplib::Result post_webhook() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const std::string time =
        std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    quire::webhook::digest made{};
    if (!quire::webhook::openssl::sign(m_asked.secret, {time, ".", m_what.event}, made))
      throw std::runtime_error("OpenSSL cannot sign");
    std::string signature = "t=" + time + ",v1=";
    for (const unsigned char byte : made) {
      signature += "0123456789abcdef"[byte >> 4U];
      signature += "0123456789abcdef"[byte & 15U];
    }
    return m_client.Post(m_asked.path, {{"X-GitBook-Signature", signature}}, m_what.event,
                         "application/json");
  }

  const options& m_asked;
  const payload& m_what;
  httplib::Client m_client;
  quire::encoder m_encode;
};

/// What the answers were. Shared by the connections.
class tally {
 public:
  explicit tally(std::size_t total) : m_total(total), m_shown(::isatty(STDERR_FILENO) == 1) {}

  void add(const httplib::Result& answer, std::chrono::microseconds took) {
    const std::lock_guard lock{m_mutex};
    ++m_answers[answer ? std::to_string(answer->status)
                       : "no answer: " + to_string(answer.error())];
    m_good = m_good && answer && answer->status < 300;
    m_took.push_back(took);
    if (m_shown && m_total > 1 &&
        m_took.size() * 50 / m_total != (m_took.size() - 1) * 50 / m_total) {
      const std::string bar(m_took.size() * 50 / m_total, '#');
      std::fprintf(stderr, "\r[%-50s] %zu of %zu", bar.c_str(), m_took.size(), m_total);
    }
  }
  bool print(std::chrono::duration<double> elapsed) {
    if (m_shown && m_total > 1) std::fputs("\n", stderr);
    for (const auto& [answer, count] : m_answers) std::printf("%8zu  %s\n", count, answer.c_str());
    if (m_took.size() < 2) return m_good;
    std::sort(m_took.begin(), m_took.end());
    const auto at = [this](std::size_t percent) {
      return static_cast<double>(m_took[(m_took.size() - 1) * percent / 100].count()) / 1000;
    };
    std::printf("%.0f requests a second; milliseconds: median %.2f, 99 of 100 %.2f, slowest %.2f\n",
                static_cast<double>(m_took.size()) / elapsed.count(), at(50), at(99), at(100));
    return m_good;
  }

 private:
  std::mutex m_mutex;
  std::map<std::string, std::size_t> m_answers;
  std::vector<std::chrono::microseconds> m_took;
  std::size_t m_total;
  bool m_shown;
  bool m_good = true;
};

bool send(const options& asked) {
  using clock = std::chrono::steady_clock;
  const payload what{asked};
  tally all{asked.repeat};
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> connections;
  const auto begin = clock::now();
  for (unsigned i = 0; i != asked.connections; ++i) {
    connections.emplace_back([&] {  // what throws here ends the program
      sender one{asked, what};
      while (next++ < asked.repeat) {
        const auto start = clock::now();
        const auto answer = one.post();
        all.add(answer,
                std::chrono::duration_cast<std::chrono::microseconds>(clock::now() - start));
        if (asked.repeat == 1 && answer) std::printf("%s\n", answer->body.c_str());
      }
    });
  }
  connections.clear();  // waits for them
  return all.print(clock::now() - begin);
}

}  // namespace

int main(int argc, char** argv) try {
  options asked;
  CLI::App app{
      "Posts an event to a server, as GitBook would.\n"
      "  send http://127.0.0.1:8080 event.json environment.json\n"
      "  send http://127.0.0.1:8080 event.json --webhook --secret \"$SECRET\"\n"
      "Exit status: 0 if every answer was 2xx, 1 if not, 2 for wrong arguments."};
  app.add_option("SERVER", asked.server, "scheme, host and port")->required();
  app.add_option("EVENT", asked.event, "file with the event's JSON")
      ->required()
      ->check(CLI::ExistingFile);
  app.add_option("ENVIRONMENT", asked.environment, "file with the environment's JSON")
      ->check(CLI::ExistingFile);
  app.add_option("--body", asked.body, "file that is sent as the fetch body")
      ->check(CLI::ExistingFile);
  app.add_option("--path", asked.path, "path of the request")->capture_default_str();
  app.add_flag("--webhook", asked.webhook, "send the event alone, signed");
  app.add_option("--secret", asked.secret, "the webhook's secret");
  app.add_option("--repeat", asked.repeat, "how often")
      ->check(CLI::Range(1, 100000000))
      ->capture_default_str();
  app.add_option("--connections", asked.connections, "at the same time")
      ->check(CLI::Range(1, 1024))
      ->capture_default_str();
  try {
    app.parse(argc, argv);
    if (!asked.webhook && asked.environment.empty())
      throw CLI::RequiredError("ENVIRONMENT (or --webhook)");
    if (asked.webhook && asked.secret.empty())
      throw CLI::RequiredError("--secret, with --webhook,");
  } catch (const CLI::ParseError& wrong) {
    return app.exit(wrong) == 0 ? 0 : 2;
  }
  return send(asked) ? 0 : 1;
} catch (const std::exception& wrong) {
  std::cerr << argv[0] << ": " << wrong.what() << '\n';
  return 2;
}
