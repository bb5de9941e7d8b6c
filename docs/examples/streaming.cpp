// SPDX-License-Identifier: Apache-2.0
// The code of docs/streaming.md, as a program: one stream decoder driven by a loop, by callbacks
// and by a coroutine; and a server's early answer.
#include <quire/v1.hpp>

#include <coroutine>
#include <cstddef>
#include <exception>
#include <functional>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

// [loop
// A loop that reads: `read` gives the next chunk, "" at the end of the body.
template <class Read>
std::string with_a_loop(std::string_view content_type, Read read) {
  using quire::request_step;
  quire::v1::stream_decoder in{content_type};
  std::string story;
  std::size_t size = 0;
  for (std::string_view chunk = read(); !chunk.empty() && !in.over(); chunk = read()) {
    for (auto now = in.feed(chunk); now != request_step::none; now = in.next()) {
      if (now == request_step::event) story += "event, ";
      if (now == request_step::environment) story += "environment, ";
      if (now == request_step::fetch_body_data) size += in.data().size();
      if (now == request_step::fetch_body_end) story += std::to_string(size) + " bytes, ";
      if (now == request_step::end) story += "end";
    }
  }
  if (in.finish() == request_step::error || in.error()) return in.error().message();
  return story;
}
// loop]

// [callbacks
// For servers that call us: each chunk is a call, and so is the end of the body.
class upload {
 public:
  upload(std::string_view content_type, std::function<void(const quire::v1::event&)> on_event,
         std::function<void(std::string_view)> on_data)
      : m_in(content_type), m_on_event(std::move(on_event)), m_on_data(std::move(on_data)) {}

  void on_chunk(std::string_view chunk) {
    for (auto now = m_in.feed(chunk); now != quire::request_step::none; now = m_in.next()) {
      if (now == quire::request_step::event) m_on_event(m_in.event());
      if (now == quire::request_step::fetch_body_data) m_on_data(m_in.data());
    }
  }
  int on_end() {
    (void)m_in.finish();
    return m_in.status();
  }

 private:
  quire::v1::stream_decoder m_in;
  std::function<void(const quire::v1::event&)> m_on_event;
  std::function<void(std::string_view)> m_on_data;
};
// callbacks]

// [coroutine
// A coroutine that waits for chunks. `inbox` is whatever your networking library lets you await;
// here it is a place that somebody else puts chunks into.
struct inbox {
  std::string_view chunk;
  std::coroutine_handle<> reader;

  [[nodiscard]] bool await_ready() const noexcept { return false; }
  void await_suspend(std::coroutine_handle<> waiting) noexcept { reader = waiting; }
  [[nodiscard]] std::string_view await_resume() const noexcept { return chunk; }
};

struct task {
  struct promise_type {
    task get_return_object() noexcept { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() noexcept {}
    void unhandled_exception() noexcept { std::terminate(); }
  };
};

task with_a_coroutine(std::string_view content_type, inbox& from, std::string& answer) {
  quire::v1::stream_decoder in{content_type};
  while (!in.over()) {
    const std::string_view chunk = co_await from;
    auto now = chunk.empty() ? in.finish() : in.feed(chunk);
    for (; now != quire::request_step::none; now = in.next()) {
      // The event can be answered before the rest has come.
      if (now == quire::request_step::event) answer = quire::reply_not_handled(in.event()).body;
      if (now == quire::request_step::error) answer = in.error().message();
    }
  }
}
// coroutine]

namespace {

constexpr std::string_view form_type = "multipart/form-data; boundary=x";

std::string form() {
  std::string body;
  for (const auto& [disposition, value] :
       {std::pair<std::string_view, std::string_view>{
            "event\"", R"({"type":"fetch","request":{"url":"https://example.com/"}})"},
        {"environment\"", R"({"integration":{"name":"example"}})"},
        {"fetch-body\"; filename=\"upload.bin\"", "ten bytes!"}}) {
    body.append("--x\r\nContent-Disposition: form-data; name=\"").append(disposition);
    body.append("\r\n\r\n").append(value).append("\r\n");
  }
  return body + "--x--\r\n";
}

bool check(std::string_view got, std::string_view expected) {
  std::cout << got << '\n';
  return got == expected;
}

bool check_loop(std::string_view body, std::size_t size, std::string_view expected) {
  return check(with_a_loop(form_type,
                           [body, size]() mutable {
                             const std::string_view chunk = body.substr(0, size);
                             body.remove_prefix(chunk.size());
                             return chunk;
                           }),
               expected);
}

bool check_callbacks(std::string_view body) {
  std::string seen;
  upload in{form_type,
            [&](const quire::v1::event& event) {
              seen += visit(event, [](const auto& each) { return std::string{each.type}; }) + ": ";
            },
            [&](std::string_view data) { seen += data; }};
  for (; !body.empty(); body.remove_prefix(body.size() < 7 ? body.size() : 7))
    in.on_chunk(body.substr(0, 7));
  return in.on_end() == 200 && check(seen, "fetch: ten bytes!");
}

// The answer is there while the fetch body is still on its way.
bool check_coroutine(std::string_view body) {
  inbox from{};
  std::string answer;
  with_a_coroutine(form_type, from, answer);
  const std::size_t early = body.find("ten bytes");
  const auto send = [&from](std::string_view chunk) {
    from.chunk = chunk;
    from.reader.resume();
  };
  send(body.substr(0, early));
  const bool good = check(answer, R"({"error":"Integration does not handle HTTP requests"})");
  send(body.substr(early));
  return good;
}

}  // namespace

int main() try {
  const std::string body = form();
  const std::string_view cut = std::string_view{body}.substr(0, body.size() - 9);
  const bool good = check_loop(body, 5, "event, environment, 10 bytes, end") &&
                    check_loop(body, body.size(), "event, environment, 10 bytes, end") &&
                    check_loop(cut, 8, "the body ends before the close delimiter, byte 298") &&
                    check_callbacks(body) && check_coroutine(body);
  return good ? 0 : 1;
} catch (...) {
  return 2;  // out of memory: nothing else here throws
}
