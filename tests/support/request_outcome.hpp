// SPDX-License-Identifier: Apache-2.0
// What comes out of a request that is decoded whole, and what must come out of the same one in
// pieces.
#ifndef QUIRE_TESTS_SUPPORT_REQUEST_OUTCOME_HPP
#define QUIRE_TESTS_SUPPORT_REQUEST_OUTCOME_HPP

#include <quire/v1.hpp>

#include <cstddef>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "event_log.hpp"
#include "held_value.hpp"
#include "held_views.hpp"

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
  struct refusal {
    std::string code;  ///< "" if there is none
    std::string path;
    std::size_t offset = 0;
    bool operator==(const refusal&) const = default;
  };

  refusal error;
  std::string event;
  std::string environment;
  std::optional<body> fetch_body;
  std::vector<quire::request_step> steps;  ///< in pieces: without `need_input` and repeated data
  std::string fault;                       ///< a breach of contract

  void refuse(const quire::error& why) {
    error = {std::string{why.code()}, std::string{why.path()}, why.offset()};
  }
  [[nodiscard]] bool ok() const { return error.code.empty(); }
};

inline std::ostream& operator<<(std::ostream& out, const request_outcome::refusal& is) {
  return out << is.code << " '" << is.path << "' " << is.offset;
}

inline request_outcome::body copy_of(const quire::fetch_body& from) {
  return {from.kind, std::string{from.bytes}, std::string{from.content_type},
          std::string{from.filename}};
}

/// Decodes a whole request. `detach` is tried, too: what it gives is held while the body goes.
class whole_run {
 public:
  explicit whole_run(const quire::request_limits& limits = {}) : m_decode(limits) {}

  request_outcome operator()(std::string_view content_type, std::string_view body) {
    m_out = {};
    std::optional<quire::detached_request<quire::v1::latest>> kept;
    {
      const heap_chunk exact(body);
      const auto request = m_decode(content_type, exact.view());
      auto detached = m_decode.detach();
      if (detached.ok() != request.ok()) m_out.fault = "detach says another thing";
      if (!request.ok()) return m_out.refuse(request.error()), m_out;
      quire::to_json(request->event, m_out.event);
      quire::to_json(request->environment, m_out.environment);
      if (request->fetch_body) m_out.fetch_body = copy_of(*request->fetch_body);
      if (detached.ok()) kept.emplace(std::move(detached).value());
    }
    (void)m_decode("", "");
    if (kept) check(**kept);
    return m_out;
  }

 private:
  void check(const quire::v1::request& kept) {
    request_outcome again;
    quire::to_json(kept.event, again.event);
    quire::to_json(kept.environment, again.environment);
    if (kept.fetch_body) again.fetch_body = copy_of(*kept.fetch_body);
    if (again.event != m_out.event || again.environment != m_out.environment ||
        again.fetch_body != m_out.fetch_body)
      m_out.fault = "what was detached is something else";
  }

  quire::v1::decoder m_decode;
  request_outcome m_out;
};

inline request_outcome decode_whole(std::string_view content_type, std::string_view body,
                                    const quire::request_limits& limits = {}) {
  return whole_run{limits}(content_type, body);
}

/// What the request must come out as in pieces: the same, but of several errors the one that stands
/// first in the body, and the steps in the order of the fields. Found by walking the parts of the
/// whole body one after the other.
class expected_stream {
 public:
  explicit expected_stream(const quire::request_limits& limits = {})
      : m_limits(limits), m_whole(limits), m_event(limits), m_environment(limits) {}

  request_outcome operator()(std::string_view content_type, std::string_view body) {
    m_out = m_whole(content_type, body);
    const auto whole = m_out.error;
    m_out.error = {};
    walk(content_type, body);
    const bool over = !m_out.ok();
    m_out.steps.push_back(over ? quire::request_step::error : quire::request_step::end);
    if (over != !whole.code.empty()) m_out.fault = "the whole request has another verdict";
    return m_out;
  }

 private:
  using parser = multipart::basic_parser<multipart::workerd>;

  void walk(std::string_view content_type, std::string_view body) {
    const auto boundary =
        multipart::boundary_from_content_type<multipart::workerd>(content_type, m_limits.form);
    if (!boundary.ok()) return m_out.refuse({quire::request_part::content_type, boundary.error()});
    parser form{*boundary, m_limits.form};
    m_has_event = m_has_environment = m_has_fetch_body = false;
    form.feed(body);
    multipart::step now = form.next();
    for (; now != multipart::step::need_input && m_out.ok() && !is_last(now); now = form.next())
      take(form, now);
    if (now == multipart::step::need_input) now = form.finish();
    if (m_out.ok()) finish(form, now);
  }
  [[nodiscard]] static bool is_last(multipart::step now) {
    return now == multipart::step::end || now == multipart::step::error;
  }

  void take(const parser& form, multipart::step now) {
    using quire::request_step;
    const std::string_view name = m_name;
    switch (now) {
      case multipart::step::part_begin:
        m_name.clear();
        m_value.clear();
        m_offset = form.offset();
        return begin(form.part());
      case multipart::step::data:
        m_value += form.data();
        if (m_name == "fetch-body") data(form.data());
        return;
      default:
        if (name == "event") json(m_event.event(m_value).error(), request_step::event);
        if (name == "environment")
          json(m_environment.environment(m_value).error(), request_step::environment);
        if (name != "fetch-body") return;
        if (!m_text.finish().empty()) tell_data();
        m_out.steps.push_back(request_step::fetch_body_end);
    }
  }
  /// A scalar value of a string is told once it is complete.
  void data(std::string_view piece) {
    if (m_is_file) return tell_data();
    m_text.feed(piece);
    while (!m_text.next().empty()) tell_data();
  }
  void tell_data() {
    if (m_out.steps.back() != quire::request_step::fetch_body_data)
      m_out.steps.push_back(quire::request_step::fetch_body_data);
  }
  void begin(const multipart::part& part) {
    using quire::request_errc;
    const bool file = part.filename().has_value();
    if (part.name() == "event" && !m_has_event) {
      m_has_event = true;
      m_name = "event";
      if (file) refuse(request_errc::event_is_a_file, m_offset);
    } else if (part.name() == "environment" && !m_has_environment) {
      m_has_environment = true;
      m_name = "environment";
      if (file) refuse(request_errc::environment_is_a_file, m_offset);
    } else if (part.name() == "fetch-body" && !m_has_fetch_body) {
      m_has_fetch_body = true;
      m_name = "fetch-body";
      m_is_file = file;
      m_text.reset();
      m_out.steps.push_back(quire::request_step::fetch_body_begin);
    }
  }
  void json(const quire::error& why, quire::request_step told) {
    if (!why) return m_out.steps.push_back(told);
    m_out.refuse(why);
    m_out.error.offset += m_offset;
  }
  void refuse(quire::request_errc why, std::size_t offset) {
    m_out.refuse({quire::request_part::form, why, offset});
  }
  void finish(const parser& form, multipart::step now) {
    if (now == multipart::step::error)
      return m_out.refuse({quire::request_part::form, form.error()});
    if (!m_has_event) return refuse(quire::request_errc::missing_event, form.offset());
    if (!m_has_environment) refuse(quire::request_errc::missing_environment, form.offset());
  }

  quire::request_limits m_limits;
  whole_run m_whole;
  quire::v1::decoder m_event;
  quire::v1::decoder m_environment;
  request_outcome m_out;
  std::string m_name;  // of the part that counts, "" if it does not
  std::string m_value;
  quire::json::utf8_stream m_text;
  std::size_t m_offset = 0;
  bool m_is_file = false;
  bool m_has_event = false;
  bool m_has_environment = false;
  bool m_has_fetch_body = false;
};

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_REQUEST_OUTCOME_HPP
