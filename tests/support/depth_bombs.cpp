// SPDX-License-Identifier: Apache-2.0
// depth-bombs [KIBIBYTES | --planted]: hostile nesting of 4 MiB, and nesting exactly at the limit,
// read by each way into JSON on a thread whose stack has 64 KiB (or as many as said). Too deep must
// be refused, at the limit must be read. A stack that is too small ends the program. With
// --planted, a reader that calls itself for each level stands in the place of quire's, in a process
// of its own: that must be found.
#include <quire/lines.hpp>
#include <quire/v1.hpp>

#include <array>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <pthread.h>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

// With what is put around it no larger than the default limit of a document's bytes.
constexpr std::size_t size = (std::size_t{4} << 20U) - 128;

std::string repeated(std::string_view unit, std::size_t count) {
  std::string all;
  all.reserve(unit.size() * count);
  for (; count != 0; --count) all += unit;
  return all;
}

/// A text that opens with `unit` as often as said, and closes with `close`.
std::string nested(std::string_view unit, std::string_view close, std::size_t count) {
  return repeated(unit, count) + repeated(close, close.empty() ? 0 : count);
}

struct shape {
  std::string_view open;
  std::string_view close;
  std::size_t levels;  // of one unit
};
constexpr shape shapes[] = {{"[", "", 1},
                            {"{\"a\":", "", 1},
                            {"[", "]", 1},
                            {"{\"a\":", "}", 1},
                            {"[{\"a\":", "}]", 2},
                            {"[{\"a\":", "", 2},
                            {"{\"context\":", "}", 1},
                            {"{\"secrets\":", "}", 1}};

// Values that have rows for what may be nested in them, and those that are passed over.
constexpr std::string_view events[] = {
    R"({"type":"later","x":)", R"({"type":"ui_render","context":)",
    R"({"type":"ui_render","props":)", R"({"type":"site_view","visitor":)",
    R"({"type":"fetch","request":)"};

/// The readers have a heap of their own: a decoder is no small thing to have on a stack.
struct readers {
  quire::v1::decoder decode;
  quire::v1::event_lines lines;
  quire::v1::stream_decoder stream{};
};

class bombs {
 public:
  bombs() : m_readers(std::make_unique<readers>()) {
    for (const shape& each : shapes) {
      const std::size_t count = size / (each.open.size() + each.close.size());
      m_deep.push_back(nested(each.open, each.close, count));
    }
  }

  /// Runs on the small stack. Counts in members, prints nothing.
  void run() {
    for (const std::string& text : m_deep) {
      refuse(quire::json::validate(text).code != quire::json::errc::ok);
      refuse(!m_readers->decode.event(text).ok());
      refuse(!m_readers->decode.environment(text).ok());
      refuse(!as_line(text));
      refuse(!as_stream(text));
      for (const std::string_view head : events) {
        m_text.assign(head).append(text).append("}");
        refuse(!m_readers->decode.event(m_text).ok());
      }
    }
    // One level is the object that holds the value.
    const std::string most = nested("[", "]", quire::json::max_depth - 1);
    m_text.assign(events[0]).append(most).append("}");
    accept(m_readers->decode.event(m_text).ok());
    accept(as_line(m_text));
    accept(as_stream(m_text));
    m_text.assign("{\"integration\":{},\"x\":").append(most).append("}");
    accept(m_readers->decode.environment(m_text).ok());
    m_text.assign(events[0]).append("[").append(most).append("]}");
    refuse(!m_readers->decode.event(m_text).ok());
  }

  [[nodiscard]] std::size_t refused() const { return m_refused; }
  [[nodiscard]] std::size_t accepted() const { return m_accepted; }
  [[nodiscard]] std::size_t wrong() const { return m_wrong; }

 private:
  void refuse(bool good) { good ? ++m_refused : ++m_wrong; }
  void accept(bool good) { good ? ++m_accepted : ++m_wrong; }

  [[nodiscard]] bool as_line(std::string_view text) {
    m_readers->lines.feed(text);
    while (m_readers->lines.next()) continue;
    return m_readers->lines.finish() && m_readers->lines.line().ok();
  }
  [[nodiscard]] bool as_stream(std::string_view text) {
    m_form.assign("--B\r\nContent-Disposition: form-data; name=\"event\"\r\n\r\n");
    m_form.append(text).append(
        "\r\n--B\r\nContent-Disposition: form-data; name=\"environment\"\r\n\r\n"
        "{\"integration\":{}}\r\n--B--\r\n");
    auto& in = m_readers->stream;
    in.reset("multipart/form-data; boundary=B");
    auto step = in.feed(m_form);
    while (step != quire::request_step::need_input) step = in.next();
    if (!in.over()) (void)in.finish();
    return in.status() == 200;
  }

  std::unique_ptr<readers> m_readers;
  std::vector<std::string> m_deep;
  std::string m_text;
  std::string m_form;
  std::size_t m_refused = 0;
  std::size_t m_accepted = 0;
  std::size_t m_wrong = 0;
};

/// The fault that this program is there to find. Returns how deep the text is nested.
[[gnu::noinline]] std::size_t nested_by_recursion(const char*& at, const char* end) {
  const volatile char frame[32] = {};  // so that no compiler makes a loop of it
  std::size_t depth = 0;
  while (at != end && *at++ == '[') depth = 1 + nested_by_recursion(at, end);
  return depth + static_cast<std::size_t>(frame[0]);
}
void* run_planted(void*) {
  const std::string text(size, '[');
  const char* at = text.data();
  std::printf("the planted fault read %zu levels\n", nested_by_recursion(at, at + text.size()));
  return nullptr;
}

void* run_bombs(void* all) {
  static_cast<bombs*>(all)->run();
  return nullptr;
}

/// Runs something on a thread with a small stack. False if there is no such thread.
bool on_small_stack(std::size_t kibibytes, void* (*what)(void*), void* with) {
  pthread_attr_t attributes;
  pthread_t thread;
  return pthread_attr_init(&attributes) == 0 &&
         pthread_attr_setstacksize(&attributes, kibibytes << 10U) == 0 &&
         pthread_create(&thread, &attributes, what, with) == 0 &&
         pthread_join(thread, nullptr) == 0;
}

/// 0 if the process with the fault did not come to its end.
int find_planted() {
  const pid_t child = fork();
  if (child == 0) _exit(on_small_stack(64, run_planted, nullptr) ? 0 : 2);
  int status = 0;
  if (child < 0 || waitpid(child, &status, 0) != child) return 2;
  const bool found = WIFSIGNALED(status) || (WEXITSTATUS(status) != 0 && WEXITSTATUS(status) != 2);
  std::puts(found ? "the planted fault was found" : "the planted fault was NOT found");
  return found ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
  if (count > 1 && std::string_view{arguments[1]} == "--planted") return find_planted();
  const std::size_t kibibytes = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 64;
  bombs all;
  if (!on_small_stack(kibibytes, run_bombs, &all)) {
    std::puts("no such thread");
    return 2;
  }
  std::printf("%zu refused, %zu at the limit read, %zu wrong, in a stack of %zu KiB\n",
              all.refused(), all.accepted(), all.wrong(), kibibytes);
  return all.wrong() == 0 && all.refused() != 0 && all.accepted() != 0 ? 0 : 1;
}
