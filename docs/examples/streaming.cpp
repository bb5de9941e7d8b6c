// SPDX-License-Identifier: Apache-2.0
// The code of docs/streaming.md, as a program: one stream decoder driven by a loop, by callbacks
// and by a coroutine; and a server's early answer.
#include <quire/v1.hpp>

#include <coroutine>
#include <cstddef>
#include <exception>
#include <functional>
#include <iostream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// [loop
// A loop that reads: `read` fills what it is given and says how much that was, 0 at the end of the
// body.
template <class Read>
std::string with_a_loop(std::string_view content_type, Read read) {
  using quire::request_step;
  quire::v1::stream_decoder in{content_type};
  std::string story;
  std::size_t size = 0;
  while (!in.over()) {
    const std::size_t n = read(in.prepare(16384));
    auto step = n == 0 ? in.finish() : in.commit(n);
    for (; step != request_step::need_input; step = in.next()) {
      if (step == request_step::event) story += "event, ";
      if (step == request_step::environment) story += "environment, ";
      if (step == request_step::fetch_body_data) size += in.data().size();
      if (step == request_step::fetch_body_end) story += std::to_string(size) + " bytes, ";
      if (step == request_step::end) story += "end";
      if (step == request_step::error) story = in.error().message();
    }
  }
  return story;
}
// loop]

// [callbacks
// For servers that call us, with bytes of their own: each chunk is a call, and so is the end of the
// body. The event is good until `reset`, so nothing of it is copied here.
class upload {
 public:
  upload(std::string_view content_type, std::function<void(std::string_view)> on_data)
      : m_in(content_type), m_on_data(std::move(on_data)) {}

  // False: the request is over, the rest of the body need not be read.
  bool on_chunk(std::string_view chunk) {
    for (auto step = m_in.feed(chunk); step != quire::request_step::need_input; step = m_in.next())
      if (step == quire::request_step::fetch_body_data) m_on_data(m_in.data());
    return !m_in.over();
  }
  std::string on_end() {
    (void)m_in.finish();  // it says nothing that error() does not
    if (m_in.error()) return m_in.error().message();
    return "done: " + std::string{visit(m_in.event(), [](const auto& e) { return e.type; })};
  }

 private:
  quire::v1::stream_decoder m_in;
  std::function<void(std::string_view)> m_on_data;
};
// callbacks]

// [coroutine
// A coroutine that waits for bytes. `socket` is whatever your networking library lets you await;
// here somebody else puts text into the room that the coroutine has given.
struct socket {
  std::span<char> room;
  std::size_t size = 0;
  std::coroutine_handle<> reader;

  struct read {
    socket& from;
    [[nodiscard]] bool await_ready() const noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) const noexcept { from.reader = waiting; }
    [[nodiscard]] std::size_t await_resume() const noexcept { return from.size; }
  };
  read read_some(std::span<char> into) noexcept { return room = into, read{*this}; }
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

task with_a_coroutine(std::string_view content_type, socket& from, std::string& answer) {
  quire::v1::stream_decoder in{content_type};
  while (!in.over()) {
    const std::size_t n = co_await from.read_some(in.prepare(16384));
    auto step = n == 0 ? in.finish() : in.commit(n);
    for (; step != quire::request_step::need_input; step = in.next()) {
      // The event can be answered before the rest has come.
      if (step == quire::request_step::event) answer = quire::reply_not_handled(in.event()).body;
      if (step == quire::request_step::error) answer = in.error().message();
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

bool check_loop(std::string_view body, std::size_t most, std::string_view expected) {
  return check(with_a_loop(form_type,
                           [body, most](std::span<char> room) mutable {
                             const std::size_t size =
                                 body.copy(room.data(), most < room.size() ? most : room.size());
                             body.remove_prefix(size);
                             return size;
                           }),
               expected);
}

bool check_callbacks(std::string_view body) {
  std::string seen;
  upload in{form_type, [&](std::string_view data) { seen += data; }};
  for (; !body.empty(); body.remove_prefix(body.size() < 7 ? body.size() : 7)) {
    const std::string chunk{body.substr(0, 7)};  // gone with the call
    if (!in.on_chunk(chunk)) break;
  }
  return check(in.on_end(), "done: fetch") && check(seen, "ten bytes!");
}

// The answer is there while the fetch body is still on its way.
bool check_coroutine(std::string_view body) {
  socket from;
  std::string answer;
  with_a_coroutine(form_type, from, answer);
  const std::size_t early = body.find("ten bytes");
  const auto send = [&from](std::string_view chunk) {
    from.size = chunk.copy(from.room.data(), from.room.size());
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
