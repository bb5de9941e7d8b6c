// SPDX-License-Identifier: Apache-2.0
// A plain model of stream_decoder: what it must answer to any call, legal or not, of requests whose
// values the model has made up itself. Each request has values that no other one has, so that what
// is left of an earlier one shows.
#ifndef QUIRE_TESTS_SUPPORT_STREAM_MODEL_HPP
#define QUIRE_TESTS_SUPPORT_STREAM_MODEL_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "event_log.hpp"

namespace support {

/// Calls members of one decoder in any order. `call()` is false at the first answer that the model
/// does not allow; `fault()` says which. `Random` is asked for every choice.
template <class Random>
class basic_stream_model {
 public:
  /// The values of its requests count from a million times `number`.
  explicit basic_stream_model(Random random, std::uint64_t number)
      : m_random(std::move(random)), m_number(number * 1'000'000) {}

  bool call() {
    ++m_calls;
    if (m_over && below(3) == 0) return reset();
    switch (below(60)) {
      case 0:
        return reset();
      case 1:
        return finish();
      case 2:
        return feed();
      case 3:
        return prepare();
      case 4:
        return commit(m_room + 1 + below(5));
      case 5:
        return commit(0);
      default:
        return go_on();
    }
  }

  /// Where choices come from.
  [[nodiscard]] const Random& random() const { return m_random; }
  [[nodiscard]] const std::string& fault() const { return m_fault; }
  [[nodiscard]] std::size_t calls() const { return m_calls; }
  [[nodiscard]] std::size_t requests_read() const { return m_read; }
  [[nodiscard]] std::size_t refused() const { return m_illegal; }

 private:
  using step = quire::request_step;
  enum class way { none, prepared, fed };

  std::size_t below(std::size_t limit) {
    return limit == 0 ? 0 : static_cast<std::size_t>(m_random() % limit);
  }
  bool breach(std::string what) {
    m_fault = std::move(what);
    return false;
  }

  void add(std::string_view name, std::string_view value) {
    m_body.append("--B\r\nContent-Disposition: form-data; name=\"").append(name);
    m_body.append("\"\r\n\r\n").append(value).append("\r\n");
  }
  void make_request() {
    const std::string number = std::to_string(++m_number);
    m_id = "event\n" + number;
    m_name = "name " + number;
    m_data = below(2) == 0 ? "data\r\n--" + number + std::string(below(300), '-') : "";
    m_body.clear();
    constexpr std::string_view orders[] = {"efb", "feb", "bef", "bfe", "ebf", "ef"};
    for (const char which : orders[below(6)]) {
      if (which == 'e') add("event", R"({"type":"later","eventId":"event\n)" + number + "\"}");
      if (which == 'f') add("environment", R"({"integration":{"name":"name )" + number + "\"}}");
      if (which == 'b') add("fetch-body\"; filename=\"f", m_data);
    }
    m_body += "--B--\r\n";
  }

  bool reset() {
    m_in.reset("multipart/form-data; boundary=B");
    make_request();
    m_fed = m_room = 0;
    m_got.clear();
    m_way = way::none;
    m_last = step::need_input;
    m_over = m_has_event = m_has_environment = false;
    m_code.clear();
    m_chunk.reset();
    return look();
  }

  /// A legal call, as a server makes it.
  bool go_on() {
    if (m_over || !m_code.empty()) return next();
    if (m_last != step::need_input) return next();
    if (m_fed == m_body.size()) return finish();
    if (m_room != 0) return commit(1 + below(m_room));
    if (m_way == way::none) return below(2) == 0 ? feed() : prepare();
    return m_way == way::fed ? feed() : prepare();
  }

  /// What an illegal call does: the request is refused, unless it was before.
  void refuse(std::string_view code) {
    if (m_over || !m_code.empty()) return;
    ++m_illegal;
    m_code = code;
  }
  void check(way by) {
    if (m_over) return;
    if (m_last != step::need_input) return refuse("steps_not_taken");
    if (m_way == way::none && m_code.empty()) m_way = by;
    if (m_way != by) refuse("mixed_input");
  }
  [[nodiscard]] bool goes_on() const { return !m_over && m_code.empty(); }

  bool feed() {
    const std::string_view piece =
        std::string_view(m_body).substr(m_fed, below(below(2) == 0 ? 600 : 40));
    check(way::fed);
    auto chunk = std::make_unique<heap_chunk>(piece);
    const std::string_view view = chunk->view();
    if (goes_on()) {
      m_fed += piece.size();
      m_chunk = std::move(chunk);
    }
    return take(m_in.feed(view));
  }
  bool prepare() {
    const std::size_t size = below(700);
    check(way::prepared);
    const auto room = m_in.prepare(size);
    if (room.size() > size || (!goes_on() && !room.empty())) return breach("room of another size");
    m_room = room.size();
    const std::string_view rest = std::string_view(m_body).substr(m_fed);
    if (!room.empty()) std::memset(room.data(), 0xA5, room.size());
    if (m_room > rest.size()) m_room = rest.size();
    m_most = room.size();
    if (m_room != 0) std::memcpy(room.data(), rest.data(), m_room);
    return look();
  }
  bool commit(std::size_t size) {
    if (size > m_room) {
      if (size <= m_most) size = m_most + 1;  // room without bytes of the body: not to be given
      refuse("over_committed");
    } else if (goes_on()) {
      m_fed += size;
    }
    if (size != 0) m_room = m_most = 0;
    return take(m_in.commit(size));
  }
  bool next() { return take(m_in.next()); }
  bool finish() {
    if (!m_over && m_last != step::need_input) refuse("steps_not_taken");
    const step told = m_in.finish();
    if (goes_on() && told != step::error)
      return breach("an end that was not told when the last bytes came");
    m_ends = true;
    const bool good = take(told);
    m_ends = false;
    return good;
  }

  bool take(step told) {
    m_last = told;
    if (m_over) return told == step::need_input ? look() : breach("a step after the last");
    if (!m_code.empty() && told != step::error) return breach("no error after " + m_code);
    switch (told) {
      case step::need_input:
        m_chunk.reset();
        return look();
      case step::event:
        if (m_has_event) return breach("the event twice");
        m_has_event = true;
        return look();
      case step::environment:
        if (m_has_environment) return breach("the environment twice");
        m_has_environment = true;
        return look();
      case step::fetch_body_data:
        m_got += m_in.data();
        return m_data.starts_with(m_got) ? look() : breach("other data");
      case step::fetch_body_end:
        return m_got == m_data ? look() : breach("a fetch body cut off");
      case step::end:
        m_over = true;
        m_last = step::need_input;
        ++m_read;
        if (!m_has_event || !m_has_environment || m_got.size() > m_data.size())
          return breach("an end before the end");
        return m_in.error() ? breach("an end with an error") : look();
      case step::error:
        return error();
      default:
        return look();
    }
  }
  bool error() {
    m_over = true;
    m_last = step::need_input;
    const std::string_view code = m_in.error().code();
    // What the sender does wrong here is to end too soon.
    const bool right = m_code.empty() ? m_ends : code == m_code;
    return right ? look() : breach("another code: " + std::string(code) + ", not " + m_code);
  }

  /// What may be asked at any time: values of this request and of no other.
  bool look() {
    if (m_in.over() != m_over) return breach("over");
    if (m_in.has_event() != m_has_event) return breach("has_event");
    if (m_in.has_environment() != m_has_environment) return breach("has_environment");
    if (m_has_event) {
      const auto* event = std::get_if<quire::v1::unknown_event>(&m_in.event().value);
      if (event == nullptr || event->event_id != m_id)
        return breach("the event of another request");
    }
    if (m_has_environment && m_in.environment().integration.name != m_name)
      return breach("the environment of another request");
    return true;
  }

  Random m_random;
  quire::v1::stream_decoder m_in;
  std::unique_ptr<heap_chunk> m_chunk;
  std::uint64_t m_number;
  std::string m_body;
  std::string m_id;
  std::string m_name;
  std::string m_data;
  std::string m_got;
  std::size_t m_fed = 0;
  std::size_t m_room = 0;  // bytes of the body that lie in the room
  std::size_t m_most = 0;  // the room
  way m_way = way::none;
  step m_last = step::need_input;
  bool m_over = true;  // before the first reset, too
  bool m_has_event = false;
  bool m_has_environment = false;
  bool m_ends = false;
  std::string m_code;  // why the model's illegal call must be refused
  std::string m_fault;
  std::size_t m_calls = 0;
  std::size_t m_read = 0;
  std::size_t m_illegal = 0;
};

using stream_model = basic_stream_model<std::mt19937_64>;

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_STREAM_MODEL_HPP
