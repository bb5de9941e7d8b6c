// SPDX-License-Identifier: Apache-2.0
// The operations `request`, `event` and `environment` for one rule set and every release.
#ifndef QUIRE_TESTS_CONFORMANCE_REQUEST_HPP
#define QUIRE_TESTS_CONFORMANCE_REQUEST_HPP

#include <quire/v1.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cutter.hpp"
#include "driver.hpp"

namespace driver {

/// What an operation is asked to decode.
struct question {
  std::string_view op;
  std::string path;
  std::string content_type;
  std::string body;  ///< or the JSON alone
  quire::request_limits limits;
  std::optional<cutter> cuts;  ///< of a request that comes in chunks
};

inline void refuse(const quire::error& why, writer& answer) {
  const auto path = why.path().empty() ? std::nullopt : std::optional{why.path()};
  refuse(answer, why.code(), why.offset(), path, why.message(), why.status());
}

inline void write_remarks(const quire::remarks& remarks, writer& answer) {
  answer.key("remarks").open('[');
  for (const quire::remark& each : remarks) {
    answer.open('{').key("code").text(each.code()).key("path").text(each.path());
    answer.key("offset").number(each.offset()).close('}');
  }
  answer.close(']');
}

template <class T>
void write_json(const char* key, const T& value, writer& answer) {
  std::string text;
  quire::to_json(value, text);
  answer.key(key).raw(text);
}

template <class Event>
void write_event(const Event& event, writer& answer) {
  const bool known = event.value.index() != 0;
  answer.key("type").text(visit(event, [](const auto& held) { return held.type; }));
  answer.key("known").boolean(known);
  write_json("event", event, answer);
}

inline void write_fetch_body(const std::optional<quire::fetch_body>& body, std::string_view bytes,
                             writer& answer) {
  answer.key("fetch_body_base64");
  if (!body) {
    answer.null().key("fetch_body_kind").null();
    return;
  }
  const bool file = body->kind == quire::field_kind::file;
  answer.base64(bytes).key("fetch_body_kind").text(file ? "file" : "string");
}

template <quire::version Version>
void write_request(const quire::request<Version>& decoded, writer& answer) {
  answer.key("ok").boolean(true);
  write_event(decoded.event, answer);
  write_json("environment", decoded.environment, answer);
  write_fetch_body(decoded.fetch_body, decoded.fetch_body ? decoded.fetch_body->bytes : "", answer);
}

/// The same for a request that comes in chunks, each in memory that is gone right after its use.
template <quire::rules Rules, quire::version Version>
void decode_stream(const question& asked, writer& answer) {
  quire::stream_decoder<Version, Rules> in{asked.content_type, asked.limits};
  cutter cuts = *asked.cuts;
  std::string bytes;
  for (std::string_view rest = asked.body; !rest.empty() && !in.over();) {
    const std::string_view piece = rest.substr(0, cuts.next());
    rest.remove_prefix(piece.size());
    const std::unique_ptr<char[]> copy(new char[piece.size()]);
    piece.copy(copy.get(), piece.size());
    for (auto now = in.feed({copy.get(), piece.size()}); now != quire::request_step::none;
         now = in.next()) {
      if (now == quire::request_step::fetch_body_data) bytes += in.data();
      if (now == quire::request_step::end) (void)in.keep();
    }
  }
  (void)in.finish();
  if (in.error()) return refuse(in.error(), answer);
  answer.key("ok").boolean(true);
  write_event(in.event(), answer);
  write_json("environment", in.environment(), answer);
  write_fetch_body(in.fetch_body(), bytes, answer);
  write_remarks(in.remarks(), answer);
}

template <quire::rules Rules, quire::version Version>
void decode_request(const question& asked, writer& answer) {
  if (asked.cuts && quire::version_segment(asked.path) == Version::path)
    return decode_stream<Rules, Version>(asked, answer);
  quire::basic_dispatcher<Rules, Version> dispatch{quire::serve::versions, asked.limits};
  const quire::error& refused =
      dispatch(asked.path, asked.content_type, asked.body,
               [&answer](const auto& decoded) { write_request(decoded, answer); });
  if (refused) return refuse(refused, answer);
  write_remarks(dispatch.remarks(), answer);
}

template <quire::rules Rules, quire::version Version>
void decode(const question& asked, writer& answer) {
  if (asked.op == "request") return decode_request<Rules, Version>(asked, answer);
  quire::decoder<Version, Rules> decoder{asked.limits};
  const auto decoded =
      asked.op == "event" ? decoder.event(asked.body) : decoder.environment(asked.body);
  if (!decoded.ok()) return refuse(decoded.error(), answer);
  answer.key("ok").boolean(true);
  if (asked.op == "event") {
    write_event(decoded->event, answer);
  } else {
    write_json("environment", decoded->environment, answer);
  }
  write_remarks(decoded.remarks(), answer);
}

/// Decodes by the newest revision that is not after `release`; false if there is none.
template <quire::rules Rules>
bool decode_at(quire::release at, const question& asked, writer& answer);

/// The revisions of the history, newest first.
template <quire::rules Rules, quire::release... Revisions>
bool decode_at_one_of(quire::release at, const question& asked, writer& answer) {
  return ((Revisions <= at && (decode<Rules, quire::v1::at<Revisions>>(asked, answer), true)) ||
          ...);
}

template <quire::rules Rules>
bool decode_at_any(quire::release at, const question& asked, writer& answer) {
  using quire::release;
  return decode_at_one_of<Rules, release{0, 201, 0}, release{0, 181, 0}, release{0, 167, 0},
                          release{0, 146, 0}, release{0, 143, 2}, release{0, 137, 0},
                          release{0, 130, 0}, release{0, 91, 0}, release{0, 74, 0},
                          release{0, 34, 0}, release{0, 25, 0}, release{0, 12, 0}, release{0, 4, 0},
                          release{0, 3, 0}>(at, asked, answer);
}

}  // namespace driver

#endif  // QUIRE_TESTS_CONFORMANCE_REQUEST_HPP
