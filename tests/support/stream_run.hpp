// SPDX-License-Identifier: Apache-2.0
// Runs a stream decoder as a caller may who knows its contract to the letter, and trusts it.
#ifndef QUIRE_TESTS_SUPPORT_STREAM_RUN_HPP
#define QUIRE_TESTS_SUPPORT_STREAM_RUN_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "held_value.hpp"
#include "held_views.hpp"
#include "request_outcome.hpp"

namespace support {

/// How bytes come to a stream decoder.
enum class way_in { prepare, feed };

/// Takes every view at every step and compares all that must still live at every later one, until
/// the next request. A chunk that is fed is overwritten and gone as soon as it may be; room that is
/// given is overwritten as a whole before the bytes come. What has died stays dead, so fuzzers may
/// look less often between steps: `look_each`.
class stream_run {
 public:
  using decoder = quire::v1::stream_decoder;

  explicit stream_run(decoder& in) : m_in(in) {}

  /// Steps told so far, `need_input` among them.
  [[nodiscard]] std::size_t steps() const { return m_steps; }
  /// Between two steps, compares what is held only each `count`th time; at each step as before.
  void look_each(std::size_t count) { m_look_each = count; }

  request_outcome operator()(std::string_view content_type, std::string_view body,
                             const cuts& sizes, way_in by) {
    m_out = {};
    forget();
    m_in.reset(content_type);
    for (std::size_t index = 0; !body.empty() && !m_in.over(); ++index) {
      const std::string_view piece = body.substr(0, sizes.at(index));
      body.remove_prefix(by == way_in::feed ? feed(piece) : prepare(piece, index));
    }
    if (!m_in.over()) step(m_in.finish());
    after_the_end(by);
    return m_out;
  }

 private:
  void forget() {
    m_event.forget();
    m_environment.forget();
    m_head.forget();
    m_data.forget();
  }
  void breach(const char* what) {
    if (m_out.fault.empty()) m_out.fault = what;
  }

  std::size_t feed(std::string_view piece) {
    {
      const heap_chunk chunk(piece);
      drain(m_in.feed(chunk.view()));
      m_data.forget();
    }
    look();
    return piece.size();
  }

  /// The size of the room has nothing to do with that of the pieces.
  std::size_t prepare(std::string_view piece, std::size_t index) {
    const std::size_t wanted = index % 3 == 0 ? piece.size() : piece.size() + 1 + index * 37 % 300;
    m_data.forget();
    const std::span<char> room = m_in.prepare(wanted);
    if (room.size() > wanted || (room.empty() && wanted != 0 && !m_in.error()))
      breach("room of another size");
    if (!room.empty()) std::memset(room.data(), 0xA5, room.size());
    look();
    const std::size_t size = piece.size() < room.size() ? piece.size() : room.size();
    if (size != 0) std::memcpy(room.data(), piece.data(), size);
    drain(m_in.commit(size));
    return size == 0 ? piece.size() : size;
  }

  void drain(quire::request_step now) {
    for (; now != quire::request_step::need_input; now = m_in.next()) step(now);
    ++m_steps;
    look();
  }

  void step(quire::request_step now) {
    using quire::request_step;
    ++m_steps;
    if (now == request_step::need_input) return breach("no verdict");
    if (now != request_step::fetch_body_data || m_out.steps.empty() || m_out.steps.back() != now)
      m_out.steps.push_back(now);
    take(now);
    check();
  }
  void take(quire::request_step now) {
    using quire::request_step;
    switch (now) {
      case request_step::event:
        m_event.hold(m_in.event());
        m_out.event = m_event.text();
        return;
      case request_step::environment:
        m_environment.hold(m_in.environment());
        m_out.environment = m_environment.text();
        return;
      case request_step::fetch_body_begin:
        return begin_body();
      case request_step::fetch_body_data:
        if (m_in.data().empty() || !m_out.fetch_body) return breach("data that must not be");
        m_data.hold(m_in.data());
        m_out.fetch_body->bytes += m_in.data();
        return;
      case request_step::end:
        if (m_in.error()) breach("an end with an error");
        return;
      case request_step::error:
        if (!m_in.error()) breach("an error without one");
        return m_out.refuse(m_in.error());
      default:
        return;
    }
  }
  void begin_body() {
    const auto& head = m_in.fetch_body();
    if (!head || m_out.fetch_body) return breach("a fetch body that must not be");
    m_out.fetch_body = copy_of(*head);
    m_head.hold(head->content_type);
    m_head.hold(head->filename);
  }

  void look() {
    if (++m_looks % m_look_each == 0) check();
  }
  void check() {
    if (m_in.has_event() != !m_out.event.empty()) breach("has_event");
    if (m_in.has_environment() != !m_out.environment.empty()) breach("has_environment");
    if (!m_event.intact()) breach("the event has changed");
    if (!m_environment.intact()) breach("the environment has changed");
    if (!m_head.intact()) breach("the fetch body's head has changed");
    if (!m_data.intact()) breach("data have changed");
  }

  /// Whatever is called now, it says nothing, and the values stay.
  void after_the_end(way_in by) {
    m_data.forget();
    if (!m_in.over()) breach("not over");
    bool silent = m_in.next() == quire::request_step::need_input;
    silent = silent && m_in.feed("x") == quire::request_step::need_input;
    silent = silent && m_in.prepare(10).empty() &&
             m_in.commit(by == way_in::prepare ? 1 : 0) == quire::request_step::need_input;
    silent = silent && m_in.finish() == quire::request_step::need_input;
    if (!silent) breach("a step after the last");
    check();
  }

  decoder& m_in;
  request_outcome m_out;
  held_value<decoder::event_type> m_event;
  held_value<decoder::environment_type> m_environment;
  held_views m_head;
  held_views m_data;
  std::size_t m_steps = 0;
  std::size_t m_looks = 0;
  std::size_t m_look_each = 1;
};

/// "" if a request in pieces comes out as it must, else what differs.
inline std::string stream_difference(const request_outcome& wanted, const request_outcome& got) {
  if (!wanted.fault.empty()) return wanted.fault;
  if (!got.fault.empty()) return got.fault;
  if (wanted.error != got.error)
    return "whole: " + wanted.error.code + ' ' + wanted.error.path + ' ' +
           std::to_string(wanted.error.offset) + ", in pieces: " + got.error.code + ' ' +
           got.error.path + ' ' + std::to_string(got.error.offset);
  if (wanted.steps != got.steps) return "other steps";
  if (!wanted.ok()) return {};
  if (wanted.event != got.event) return "another event";
  if (wanted.environment != got.environment) return "another environment";
  return wanted.fetch_body == got.fetch_body ? "" : "another fetch body";
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_STREAM_RUN_HPP
