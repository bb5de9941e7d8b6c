// SPDX-License-Identifier: Apache-2.0
// Requests, forms and logs that are given up at every place of their bytes, with steps taken or
// not: the object is used for another one, moved or destroyed, and nothing of the first must show.
#ifndef QUIRE_TESTS_SUPPORT_ABANDONED_HPP
#define QUIRE_TESTS_SUPPORT_ABANDONED_HPP

#include <quire/lines.hpp>
#include <quire/multipart.hpp>
#include <quire/v1.hpp>

#include <cstddef>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "event_log.hpp"

namespace support {

class abandoned {
 public:
  /// False at the first place after which something is left.
  bool run() { return requests() && forms() && logs(); }

  [[nodiscard]] std::size_t places() const { return m_places; }
  [[nodiscard]] const std::string& fault() const { return m_fault; }

 private:
  static constexpr std::string_view type = "multipart/form-data; boundary=B";

  bool breach(std::string what, std::size_t at) {
    m_fault = std::move(what) + ", given up at " + std::to_string(at);
    return false;
  }
  static std::string field(std::string_view name, std::string_view value) {
    return "--B\r\nContent-Disposition: form-data; name=\"" + std::string{name} + "\"\r\n\r\n" +
           std::string{value} + "\r\n";
  }
  static std::string request(std::string_view mark, bool with_body) {
    const std::string text{mark};
    std::string body = field("event", R"({"type":"later","eventId":"\u0065)" + text + "\"}");
    if (with_body) body += field("fetch-body\"; filename=\"f\\\"\u00e9", "data " + text);
    return body + field("environment", R"({"integration":{"name":"\t)" + text + "\"}}") +
           "--B--\r\n";
  }

  // ---- requests

  bool requests() {
    const std::string first = request("first", true);
    const std::string second = request("second", false);
    auto in = std::make_unique<quire::v1::stream_decoder>();
    for (std::size_t at = 0; at <= first.size(); ++at) {
      for (unsigned how = 0; how != 8; ++how, ++m_places) {
        const std::string_view front = std::string_view{first}.substr(0, at);
        in->reset(type);
        const heap_chunk chunk(front);
        auto step = (how & 1U) != 0 ? in->feed(chunk.view()) : prepared(*in, front);
        if ((how & 2U) != 0)
          while (step != quire::request_step::need_input) step = in->next();
        if ((how & 4U) != 0) in = std::make_unique<quire::v1::stream_decoder>();
        if (!reads(*in, second)) return breach("a request", at);
      }
    }
    return true;
  }
  static quire::request_step prepared(quire::v1::stream_decoder& in, std::string_view bytes) {
    const auto room = in.prepare(bytes.size());
    if (!room.empty()) std::memcpy(room.data(), bytes.data(), room.size());
    return in.commit(room.size());
  }
  static bool reads(quire::v1::stream_decoder& in, std::string_view body) {
    in.reset(type);
    if (in.over() || in.has_event() || in.has_environment() || in.fetch_body() || in.error() ||
        in.status() != 200 || in.remarks().count() != 0)
      return false;
    auto step = in.feed(body);
    while (step != quire::request_step::need_input && step != quire::request_step::end)
      step = in.next();
    if (step != quire::request_step::end || in.fetch_body() || in.error()) return false;
    const auto* const event = std::get_if<quire::v1::unknown_event>(&in.event().value);
    return event != nullptr && event->event_id == "esecond" &&
           in.environment().integration.name == "\tsecond";
  }

  // ---- forms

  bool forms() {
    using parser = quire::multipart::basic_parser<quire::multipart::workerd>;
    const std::string first = field("a\\\"b", "one\r\n--") + field("c", "two") + "--B--\r\n";
    const std::string second = field("d", "three") + "--B--";
    const auto boundary = *quire::mime::boundary::from("B");
    parser fresh{boundary};
    const event_log wanted = record(fresh, second);
    auto in = std::make_unique<parser>(boundary);
    for (std::size_t at = 0; at <= first.size(); ++at) {
      for (unsigned how = 0; how != 8; ++how, ++m_places) {
        const heap_chunk chunk(std::string_view{first}.substr(0, at));
        in->reset();
        in->feed(chunk.view());
        for (std::size_t left = (how & 1U) != 0 ? 100 : 1; left != 0; --left)
          if (in->next() == quire::multipart::step::need_input) break;
        if ((how & 2U) != 0) in = std::make_unique<parser>(std::move(*in));
        if ((how & 4U) != 0) in = std::make_unique<parser>(boundary);
        in->reset();
        if (!follows(*in, second, wanted, {})) return breach("a form", at);
      }
    }
    return true;
  }

  // ---- logs

  bool logs() {
    const std::string first = "{\"type\":\"a\"}\n\n{\"type\":\"b\",\"x\":[1,{\"y\":2}]}\n{\"ty";
    auto in = std::make_unique<quire::v1::event_lines>();
    for (std::size_t at = 0; at <= first.size(); ++at) {
      for (unsigned how = 0; how != 4; ++how, ++m_places) {
        const heap_chunk front(std::string_view{first}.substr(0, at));
        const heap_chunk more(std::string_view{first}.substr(at));
        in->feed(front.view());
        while (in->next()) continue;
        if ((how & 1U) != 0) {
          in->feed(more.view());
          while (in->next()) continue;
        }
        if ((how & 2U) != 0) in = std::make_unique<quire::v1::event_lines>();
        (void)in->finish();
        if (!reads_log(*in)) return breach("a log", at);
      }
    }
    return true;
  }
  static bool reads_log(quire::v1::event_lines& in) {
    const std::string_view log = "\n {\"type\":\"later\",\"eventId\":\"c\"}\n";
    in.feed(log);
    if (!in.next() || !in.line().ok()) return false;
    const auto* const event = std::get_if<quire::v1::unknown_event>(&in.line()->value);
    const bool good = event != nullptr && event->event_id == "c" && in.line().number() == 2 &&
                      in.line().offset() == 2;
    return good && !in.next() && !in.finish();
  }

  std::string m_fault;
  std::size_t m_places = 0;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_ABANDONED_HPP
