// SPDX-License-Identifier: Apache-2.0
// What comes out of a request that is decoded whole, and of the same one decoded in chunks.
#ifndef QUIRE_TESTS_SUPPORT_REQUEST_OUTCOME_HPP
#define QUIRE_TESTS_SUPPORT_REQUEST_OUTCOME_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "event_log.hpp"

namespace support {

/// Everything that a caller can see of a request, as values of its own.
struct request_outcome {
  struct body {
    quire::field_kind kind = quire::field_kind::file;
    std::string bytes;
    std::string content_type;
    std::string filename;
    bool operator==(const body&) const = default;
  };

  std::string code;  ///< of the error, "" if there is none
  std::string event;
  std::string environment;
  std::optional<body> fetch_body;
  std::vector<quire::request_step> steps;  ///< when streamed: without `none` and repeated data
  bool sound = true;                       ///< false if a step came that must not

  [[nodiscard]] bool same_values(const request_outcome& other) const {
    return event == other.event && environment == other.environment &&
           fetch_body == other.fetch_body;
  }
};

inline request_outcome decode_whole(std::string_view content_type, std::string_view body,
                                    const quire::request_limits& limits = {}) {
  quire::v1::decoder decode{limits};
  request_outcome out;
  const heap_chunk exact(body);
  const auto request = decode(content_type, exact.view());
  if (!request.ok()) {
    out.code = request.error().code();
    return out;
  }
  quire::to_json(request->event, out.event);
  quire::to_json(request->environment, out.environment);
  if (const auto& got = request->fetch_body)
    out.fetch_body = {got->kind, std::string{got->bytes}, std::string{got->content_type},
                      std::string{got->filename}};
  return out;
}

/// Runs a stream decoder over a body, each chunk in memory of its own that is gone afterwards. The
/// values are read when the request is over, so that those which should have been kept are missed.
class stream_run {
 public:
  using decoder = quire::v1::stream_decoder;

  explicit stream_run(decoder& in) : m_in(in) {}

  request_outcome operator()(std::string_view content_type, std::string_view body,
                             const cuts& sizes) {
    m_out = {};
    m_in.reset(content_type);
    for (std::size_t index = 0; !body.empty() && !m_in.over(); ++index) {
      const heap_chunk chunk(body.substr(0, sizes.at(index)));
      body.remove_prefix(chunk.view().size());
      for (auto now = m_in.feed(chunk.view()); now != quire::request_step::none; now = m_in.next())
        step(now);
    }
    if (const auto last = m_in.finish(); last != quire::request_step::none) step(last);
    m_out.sound = m_out.sound && m_in.over() && m_in.feed("x") == quire::request_step::none &&
                  m_in.next() == quire::request_step::none;
    return m_out;
  }

 private:
  void step(quire::request_step now) {
    using quire::request_step;
    const bool again =
        now == request_step::fetch_body_data && !m_out.steps.empty() && m_out.steps.back() == now;
    if (!again) m_out.steps.push_back(now);
    if (now == request_step::fetch_body_begin) begin_body();
    if (now == request_step::fetch_body_data) {
      m_out.sound = m_out.sound && !m_in.data().empty() && m_out.fetch_body.has_value();
      if (m_out.fetch_body) m_out.fetch_body->bytes += m_in.data();
    }
    if (now == request_step::error) {
      m_out.code = m_in.error().code();
      m_out.sound = m_out.sound && !m_out.code.empty();
    }
    if (now != request_step::end) return;
    m_out.sound = m_out.sound && m_in.has_event() && m_in.has_environment() && !m_in.error();
    quire::to_json(m_in.event(), m_out.event);
    quire::to_json(m_in.environment(), m_out.environment);
  }
  void begin_body() {
    const auto& head = m_in.fetch_body();
    m_out.sound = m_out.sound && head.has_value() && !m_out.fetch_body;
    if (head)
      m_out.fetch_body = {head->kind, "", std::string{head->content_type},
                          std::string{head->filename}};
  }

  decoder& m_in;
  request_outcome m_out;
};

/// "" if a request in chunks comes out as it does whole, else what differs. Of several errors a
/// stream tells another than the whole may: only that there is one must agree.
inline std::string stream_difference(const request_outcome& whole, const request_outcome& stream) {
  if (!stream.sound) return "a step came that must not";
  if (whole.code.empty() != stream.code.empty())
    return "whole: '" + whole.code + "', in chunks: '" + stream.code + "'";
  if (whole.code.empty() && !whole.same_values(stream)) return "other values";
  return {};
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_REQUEST_OUTCOME_HPP
