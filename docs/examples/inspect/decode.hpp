// SPDX-License-Identifier: Apache-2.0
// The decoders of one release by all rule sets. A file that includes this takes seconds to compile
// for each release it names; so there is a file for a few releases each.
#ifndef QUIRE_INSPECT_DECODE_HPP
#define QUIRE_INSPECT_DECODE_HPP

#include <quire/lines.hpp>
#include <quire/v1.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "verdict.hpp"

namespace inspect {

template <class Event>
[[nodiscard]] std::string type_of(const Event& event) {
  return visit(event, [](const auto& held) { return std::string{held.type}; });
}
template <class Event>
[[nodiscard]] bool is_known(const Event& event) {
  return event.value.index() != 0;
}

/// Fills in what is wanted of a request whose views end with the decoder's next call.
template <quire::version Version>
void keep(const quire::request<Version>& from, const capture& in, verdict& out) {
  const auto place = [&in](std::string_view text) {
    return document_at{static_cast<std::size_t>(text.data() - in.body.data()), text.size()};
  };
  out.type = type_of(from.event);
  out.known = is_known(from.event);
  out.event = place(from.event_json);
  out.environment = place(from.environment_json);
  if (!from.fetch_body) return;
  const quire::fetch_body& body = *from.fetch_body;
  const document_at front = place(body.bytes.substr(0, 16));
  const bool in_body = front.offset <= in.body.size();
  out.fetch_body = {body.kind,
                    body.bytes.size(),
                    in_body ? front : document_at{},
                    std::hash<std::string_view>{}(body.bytes),
                    std::string{body.content_type},
                    std::string{body.filename}};
}

/// By the path of the request, as a server would.
template <quire::rules Rules, quire::version Version>
verdict decode(const capture& from, const quire::request_limits& limits, int runs) {
  static quire::basic_dispatcher<Rules, Version> dispatch{quire::serve::versions, limits};
  verdict out;
  std::vector<double> times;
  for (int run = 0; run < runs; ++run) {
    const bool last = run + 1 == runs;
    const auto begin = std::chrono::steady_clock::now();
    auto decoded = begin;
    out.refused = dispatch(from.target, from.content_type, from.body, [&](const auto& request) {
      decoded = std::chrono::steady_clock::now();
      if (last) keep(request, from, out);
    });
    if (out.refused) return out;
    times.push_back(std::chrono::duration<double, std::micro>(decoded - begin).count());
  }
  const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
  std::nth_element(times.begin(), middle, times.end());
  out.microseconds = *middle;
  out.remark_count = dispatch.remarks().count();
  for (const quire::remark& each : dispatch.remarks()) out.remarks.push_back(each);
  return out;
}

template <quire::rules Rules, quire::version Version>
void read_log(std::istream& from, const quire::json::limits& limits, const line_sink& sink,
              const progress_sink& progress) {
  quire::event_lines<Version, Rules> in{limits};
  const auto tell = [&] {
    const auto& line = in.line();
    const std::size_t size = line.json().size();
    if (line.ok()) return sink({type_of(*line), is_known(*line), size, "", "", ""});
    const quire::line_error& why = line.error();
    sink({"", false, size, why.code(), why.path(), why.message()});
  };
  std::vector<char> chunk(std::size_t{1} << 20U);
  while (from.read(chunk.data(), static_cast<std::streamsize>(chunk.size())), from.gcount() > 0) {
    const auto size = static_cast<std::size_t>(from.gcount());
    in.feed(std::string_view{chunk.data(), size});
    while (in.next()) tell();
    progress(size);
  }
  if (in.finish()) tell();
}

template <quire::rules Rules, quire::release At>
[[nodiscard]] decoder_row row_of(std::string_view rules) {
  using version = quire::v1::at<At>;
  return {At, rules, decode<Rules, version>, read_log<Rules, version>};
}

/// The rule sets that refuse more than the official runtime.
template <quire::release At>
[[nodiscard]] std::vector<decoder_row> narrow_rows_of() {
  return {row_of<quire::as_typed, At>("as_typed"), row_of<quire::as_schema, At>("as_schema")};
}

/// All rule sets of these releases.
template <quire::release... At>
[[nodiscard]] std::vector<decoder_row> rows_of() {
  std::vector<decoder_row> rows;
  const auto add = [&rows](decoder_row runtime, const std::vector<decoder_row>& narrow) {
    rows.push_back(runtime);
    rows.insert(rows.end(), narrow.begin(), narrow.end());
  };
  (add(row_of<quire::as_runtime, At>("as_runtime"), narrow_rows_of<At>()), ...);
  return rows;
}

}  // namespace inspect

#endif  // QUIRE_INSPECT_DECODE_HPP
