// SPDX-License-Identifier: Apache-2.0
// depth-bombs [KIBIBYTES]: hostile nesting of 4 MiB, and nesting exactly at the limit, read by each
// way into JSON on a thread whose stack has 64 KiB (or as many as said). Too deep must be refused,
// at the limit must be read. A stack that is too small ends the program.
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

void* run_bombs(void* all) {
  static_cast<bombs*>(all)->run();
  return nullptr;
}

}  // namespace

int main(int count, char** arguments) {
  const std::size_t kibibytes = count > 1 ? std::strtoull(arguments[1], nullptr, 10) : 64;
  bombs all;
  pthread_attr_t attributes;
  pthread_t thread;
  if (pthread_attr_init(&attributes) != 0 ||
      pthread_attr_setstacksize(&attributes, kibibytes << 10U) != 0 ||
      pthread_create(&thread, &attributes, run_bombs, &all) != 0 ||
      pthread_join(thread, nullptr) != 0) {
    std::puts("no such thread");
    return 2;
  }
  std::printf("%zu refused, %zu at the limit read, %zu wrong, in a stack of %zu KiB\n",
              all.refused(), all.accepted(), all.wrong(), kibibytes);
  return all.wrong() == 0 && all.refused() != 0 && all.accepted() != 0 ? 0 : 1;
}
