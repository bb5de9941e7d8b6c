// SPDX-License-Identifier: Apache-2.0
// A plain model of what calls back: a dispatcher with its handler, `visit`, sinks of texts. The
// callbacks return, throw, or call the same object again; whatever they do, the next call must give
// what belongs to it, and nothing of another.
#ifndef QUIRE_TESTS_SUPPORT_DISPATCH_MODEL_HPP
#define QUIRE_TESTS_SUPPORT_DISPATCH_MODEL_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace support {

class dispatch_model {
 public:
  explicit dispatch_model(std::uint64_t seed) : m_random(seed), m_number(seed * 1'000'000) {}

  bool call() {
    ++m_calls;
    return below(8) == 0 ? sink() : dispatch(0);
  }

  [[nodiscard]] const std::string& fault() const { return m_fault; }
  [[nodiscard]] std::size_t calls() const { return m_calls; }
  /// Callbacks that threw.
  [[nodiscard]] std::size_t refused() const { return m_thrown; }
  [[nodiscard]] std::size_t requests_read() const { return m_read; }

 private:
  struct thrown {
    std::size_t by = 0;
  };
  struct made {
    std::string id;
    std::string name;
    std::string body;
    bool good = true;
  };

  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(m_random() % limit); }
  bool breach(std::string what) {
    if (m_fault.empty()) m_fault = std::move(what);
    return false;
  }

  made make() {
    const std::string number = std::to_string(++m_number);
    made out{"event\n" + number, "name\t" + number, {}, below(4) != 0};
    const auto add = [&out](std::string_view name, const std::string& value) {
      out.body.append("--B\r\nContent-Disposition: form-data; name=\"").append(name);
      out.body.append("\"\r\n\r\n").append(value).append("\r\n");
    };
    add("event", R"({"type":"later","eventId":"event\n)" + number + "\"}");
    add("environment", R"({"integration":{"name":"name\t)" + number + "\"}}");
    out.body += out.good ? "--B--\r\n" : "--B";
    return out;
  }

  static std::string_view id_of(const quire::v1::request& request) {
    const auto* const event = std::get_if<quire::v1::unknown_event>(&request.event.value);
    return event == nullptr ? std::string_view{} : event->event_id;
  }
  [[nodiscard]] static bool is(const quire::v1::request& request, const made& wanted) {
    return id_of(request) == wanted.id && request.environment.integration.name == wanted.name;
  }

  /// A call whose handler looks at its request, and then goes on in one of four ways.
  bool dispatch(std::size_t depth) {
    const made request = make();
    std::size_t called = 0;
    bool threw = false;
    bool refused = false;
    const std::size_t number = ++m_handlers;
    try {
      refused =
          static_cast<bool>(m_dispatch("/v1", "multipart/form-data; boundary=B", request.body,
                                       [&](const quire::v1::request& got) {
                                         ++called;
                                         if (!is(got, request))
                                           breach("a handler got the request of another call");
                                         handle(got, request, number, depth);
                                       }));
    } catch (const thrown& what) {
      ++m_thrown;
      threw = true;
      if (what.by != number) return breach("what a handler threw came out of another call");
    }
    if (!m_fault.empty()) return false;
    if (called != (request.good ? 1U : 0U)) return breach("a handler was called or not");
    if (!threw && refused == request.good) return breach("another verdict");
    m_read += called;
    return true;
  }

  void handle(const quire::v1::request& got, const made& request, std::size_t number,
              std::size_t depth) {
    switch (below(4)) {
      case 0:
        throw thrown{number};
      case 1:  // calls again: its own request is gone then
        if (depth < 3) (void)dispatch(depth + 1);
        return;
      case 2:
        return visit(got, number);
      default:
        if (!is(got, request)) breach("a request changed while it was looked at");
    }
  }
  void visit(const quire::v1::request& got, std::size_t number) {
    quire::visit(got.event, [&](const auto& event) {
      if (below(2) == 0) throw thrown{number};
      if (event.event_id != id_of(got)) breach("visit gave another event");
    });
  }

  /// Writes a type into a sink that may throw half-way; what is written next is whole.
  bool sink() {
    const std::string text = "text/plain;a=\"" + std::string(below(20), '\\') + "\"";
    const auto type = quire::mime::media_type::parse(text);
    if (!type.ok()) return true;
    std::string first;
    const std::size_t most = below(24);
    try {
      type->serialize([&](char c) {
        if (first.size() == most) throw thrown{0};
        first += c;
      });
    } catch (const thrown&) {
      ++m_thrown;
    }
    std::string whole;
    type->serialize([&whole](char c) { whole += c; });
    return whole.starts_with(first) && quire::mime::media_type::parse(whole).ok()
               ? true
               : breach("a type was written otherwise after a sink threw");
  }

  std::mt19937_64 m_random;
  quire::dispatcher<quire::v1::latest> m_dispatch;
  std::uint64_t m_number;
  std::size_t m_handlers = 0;
  std::string m_fault;
  std::size_t m_calls = 0;
  std::size_t m_thrown = 0;
  std::size_t m_read = 0;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_DISPATCH_MODEL_HPP
