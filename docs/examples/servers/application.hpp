// SPDX-License-Identifier: Apache-2.0
// The integration: what is done with each step of a request, and what is answered. It knows nothing
// of sockets and of HTTP libraries, and each of the example servers knows nothing but these.
#ifndef EXAMPLE_SERVERS_APPLICATION_HPP
#define EXAMPLE_SERVERS_APPLICATION_HPP

#include <quire/v1.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>
#include <string_view>
#include <utility>

#include "log.hpp"
#include "sha256.hpp"

namespace example {

/// What a server knows of a request before its body. The views must live until `finish`.
struct request_head {
  std::string_view method;  ///< for the log; what it says is not looked at
  std::string_view target;  ///< as sent, with its query
  std::string_view content_type;
  std::uint64_t content_length = 0;  ///< 0 if it is not told
};

/// One request after the other, each in pieces of any size. Its memory is that of a small request,
/// however large the body is. Not thread-safe: one a connection, or one a request.
///
///     app.begin(head);
///     while (app.wants_body() && read(chunk)) app.feed(chunk);
///     send(app.finish(), app.handler());
///
/// Once the body is not wanted any more the answer stands: the server may leave the rest unread.
class application {
 public:
  /// `limit`: bytes of a body.
  explicit application(std::uint64_t limit) : m_limit(limit), m_in(limits_for(limit)) {}

  /// Begins a request. `wants_body()` says if its body matters.
  void begin(const request_head& head) {
    m_head = head;
    m_begin = std::chrono::steady_clock::now();
    m_size = m_hashed = 0;
    m_handler = {};
    m_why.clear();
    if (m_answer.body.capacity() > kept) m_answer.body = std::string{};
    m_state = state::reading;
    if (quire::version_segment(head.target) != quire::v1::latest::path)
      return refuse(quire::reply_unsupported_version(head.target), "no such version");
    if (head.content_length > m_limit) return refuse_size();
    m_in.reset(head.content_type);
  }

  [[nodiscard]] bool wants_body() const noexcept { return m_state != state::refused; }

  /// Takes the next bytes of the body; what comes after a refusal or after the form is passed over.
  /// Returns `wants_body()`.
  bool feed(std::string_view chunk) {
    if (m_state == state::refused) return false;
    m_size += chunk.size();
    if (m_size > m_limit) return refuse_size(), false;
    if (m_state == state::answered) return true;
    try {
      for (auto now = m_in.feed(chunk); now != quire::request_step::none; now = m_in.next())
        take(now);
    } catch (const std::exception& wrong) {  // of a handler, or for want of memory
      refuse(quire::reply_error(500, "Internal server error"), wrong.what());
    }
    return wants_body();
  }

  /// Refuses the request for a reason that the server has found, such as its HTTP.
  void refuse(int status, std::string_view why) {
    refuse(quire::reply_error(status, why), std::string{why});
  }

  /// Ends the request, whether its body was wanted to its end or not, and logs it. The answer is
  /// good until the next `begin`.
  const quire::reply& finish() {
    if (m_state == state::reading) take(m_in.finish());
    log();
    return m_answer;
  }

  /// The handler that was called, for the header `x-handler`; "" if none was.
  [[nodiscard]] std::string_view handler() const noexcept { return m_handler; }

 private:
  enum class state : std::uint8_t { reading, answered, refused };
  static constexpr std::size_t kept = 65536;  // bytes of an answer, for the next one

  [[nodiscard]] static quire::request_limits limits_for(std::uint64_t bytes) noexcept {
    quire::request_limits most;
    most.form.part_bytes = most.form.body_bytes = bytes;
    return most;
  }

  void take(quire::request_step now) {
    switch (now) {
      case quire::request_step::fetch_body_begin:
        return m_hash.begin();
      case quire::request_step::fetch_body_data:
        m_hashed += m_in.data().size();
        return m_hash.add(m_in.data());
      case quire::request_step::end:
        m_state = state::answered;
        return handle();
      case quire::request_step::error:
        return refuse(quire::reply_refused(m_in.error(), m_head.target), m_in.error().message());
      case quire::request_step::none:
      case quire::request_step::event:
      case quire::request_step::environment:
      case quire::request_step::fetch_body_end:
        return;
    }
  }

  void refuse(quire::reply answer, std::string why) {
    m_answer = std::move(answer);
    m_why = std::move(why);
    m_state = state::refused;
  }
  void refuse_size() { refuse(413, "Request body too large"); }

  // ---- the integration's handlers. Only a request that is complete and good comes here: a handler
  // that may act on half of one would be called for `request_step::event`.

  void handle() {
    const auto& event = m_in.event();
    visit(
        event, [this](const quire::v1::fetch&) { return fetch(); },
        [this](const quire::v1::site_view&) { return done("events.site_view"); },
        [this](const quire::v1::ui_render& component) {
          return component.component_id == "config" ? done("component:config") : not_handled();
        },
        [this](const quire::v1::unknown_event& other) {  // of an older release, or a newer one
          return other.type == "space_view" ? done("events.space_view") : not_handled();
        },
        [this](const auto&) { return not_handled(); });
  }

  void done(std::string_view handler) {
    m_handler = handler;
    m_answer = quire::reply_ok();
  }
  void not_handled() { m_answer = quire::reply_not_handled(m_in.event()); }

  /// Answers with what was sent; of the fetch body with its size and hash.
  void fetch() {
    m_handler = "fetch";
    m_answer.status = 200;
    m_answer.content_type = "application/json";
    m_answer.body = R"({"event":)";
    quire::to_json(m_in.event(), m_answer.body);
    m_answer.body += R"(,"environment":)";
    quire::to_json(m_in.environment(), m_answer.body);
    m_answer.body += R"(,"fetchBody":)";
    write_fetch_body();
    m_answer.body += '}';
  }
  void write_fetch_body() {
    quire::json::writer out{m_answer.body};
    if (!m_in.fetch_body()) return out.null();
    const auto member = [&out](std::string_view key, std::string_view value) {
      out.key(key);
      out.string(value);
    };
    out.begin_object();
    member("kind", m_in.fetch_body()->kind == quire::field_kind::file ? "file" : "string");
    member("contentType", m_in.fetch_body()->content_type);
    member("filename", m_in.fetch_body()->filename);
    out.key("size");
    out.integer(static_cast<std::int64_t>(m_hashed));
    member("sha256", m_hash.hex());
    out.end_object();
  }

  void log() {
    using std::chrono::microseconds, std::chrono::steady_clock;
    const auto took = duration_cast<microseconds>(steady_clock::now() - m_begin);
    m_log({m_head.method, m_head.target, m_answer.status, m_handler, m_size, took.count(), m_why});
  }

  std::uint64_t m_limit;
  quire::v1::stream_decoder m_in;
  sha256 m_hash;
  request_head m_head;
  std::chrono::steady_clock::time_point m_begin;
  std::uint64_t m_size = 0;    // bytes of the body so far
  std::uint64_t m_hashed = 0;  // bytes of the fetch body so far
  quire::reply m_answer;
  std::string_view m_handler;
  std::string m_why;  // the request is refused
  log_writer m_log;
  state m_state = state::refused;
};

}  // namespace example

#endif  // EXAMPLE_SERVERS_APPLICATION_HPP
