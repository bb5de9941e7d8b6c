// SPDX-License-Identifier: Apache-2.0
// What the example servers have in common that is not HTTP: command line, first line of output,
// signals.
#ifndef EXAMPLE_SERVERS_OPTIONS_HPP
#define EXAMPLE_SERVERS_OPTIONS_HPP

#include <CLI/CLI.hpp>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>

namespace example {

struct options {
  std::uint16_t port = 8080;                ///< 0: any that is free
  std::uint64_t limit = (64U + 1U) << 20U;  ///< bytes of a request's body
  unsigned timeout = 10;                    ///< seconds that a sender may pause
  bool any_path = false;                    ///< serve every path, as behind a tunnel
  [[nodiscard]] std::chrono::seconds pause() const { return std::chrono::seconds{timeout}; }
};

/// Bytes of a request's head.
inline constexpr unsigned head_limit = 16U << 10U;

/// Reads the command line. If it is wrong, or asks for help, the program ends here.
[[nodiscard]] inline options read_options(int argc, char** argv, const std::string& library) {
  options chosen;
  CLI::App app{"A GitBook integration on 127.0.0.1, served by " + library + "."};
  app.option_defaults()->always_capture_default();
  app.add_option("--port", chosen.port, "port to listen on; 0: any that is free")
      ->check(CLI::Range(0, 65535));
  app.add_option("--limit", chosen.limit, "largest request body in bytes")
      ->check(CLI::Range(std::int64_t{0}, std::int64_t{1} << 40U));
  app.add_option("--timeout", chosen.timeout, "seconds that a sender may pause")
      ->check(CLI::Range(1, 3600));
  app.add_flag("--any-path", chosen.any_path,
               "for development: serve every path, as requests through a tunnel have no /v1");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    if (wrong.get_exit_code() == 0) std::exit(app.exit(wrong));
    std::cerr << wrong.what() << '\n' << app.help();
    std::exit(2);
  }
  return chosen;
}

/// What a client with `Expect: 100-continue` waits for before it sends its body.
inline constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";

/// Reads the command line and runs `serve`. Returns the exit status.
[[nodiscard]] int run(int argc, char** argv, const std::string& library, auto serve) try {
  serve(read_options(argc, argv, library));
  return 0;
} catch (const std::exception& wrong) {
  std::cerr << argv[0] << ": " << wrong.what() << '\n';
  return 1;
}

/// Tells that the server accepts connections, and where.
inline void announce(unsigned port) {
  std::printf("listening on 127.0.0.1:%u\n", port);
  std::fflush(stdout);
}

/// SIGTERM and SIGINT, taken by the thread that waits for them. To be made before other threads
/// are, as these inherit what is blocked.
class stop_signals {
 public:
  stop_signals() noexcept {
    sigemptyset(&m_signals);
    sigaddset(&m_signals, SIGTERM);
    sigaddset(&m_signals, SIGINT);
    pthread_sigmask(SIG_BLOCK, &m_signals, nullptr);
  }
  void wait() const noexcept {
    int which = 0;
    sigwait(&m_signals, &which);
  }

 private:
  sigset_t m_signals{};
};

}  // namespace example

#endif  // EXAMPLE_SERVERS_OPTIONS_HPP
