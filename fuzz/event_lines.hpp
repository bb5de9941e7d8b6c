// SPDX-License-Identifier: Apache-2.0
// The body of the event log fuzzer: any bytes as a log, read whole, in chunks that the input
// chooses, byte by byte, and by a plain reading that cuts at each LF; all must tell the same lines.
#ifndef QUIRE_FUZZ_EVENT_LINES_HPP
#define QUIRE_FUZZ_EVENT_LINES_HPP

#include <quire/lines.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <fuzz/multipart_parser.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <tests/support/event_log.hpp>
#include <vector>

namespace quire::fuzz {

/// All that a line says of itself, in memory of its own.
struct told_line {
  std::size_t number = 0;
  std::size_t offset = 0;
  std::string json;
  std::string code;  ///< "ok" of an event
  std::size_t error_offset = 0;
  std::string path;
  bool truncated = false;
  std::string written;  ///< the event as JSON

  bool operator==(const told_line&) const = default;
};

[[nodiscard]] inline told_line tell(const v1::event_lines::line_type& line) {
  told_line out{line.number(), line.offset(), std::string{line.json()}, "ok", 0, {}, false, {}};
  if (line.ok()) {
    to_json(*line, out.written);
    return out;
  }
  const line_error& why = line.error();
  out.code = why.code();
  out.error_offset = why.offset();
  out.path = why.path();
  out.truncated = why.truncated();
  if (why.line() != line.number()) out.code += " of another line";
  return out;
}

[[nodiscard]] inline std::vector<told_line> told_whole(std::string_view log,
                                                       const json::limits& limits) {
  std::vector<told_line> all;
  for (const auto& line : events_of(log, limits)) all.push_back(tell(line));
  return all;
}

/// Each chunk in memory of its own, which is gone when the next one is fed.
[[nodiscard]] inline std::vector<told_line> told_in_chunks(std::string_view log,
                                                           const json::limits& limits,
                                                           const support::cuts& sizes) {
  v1::event_lines in{limits};
  std::vector<told_line> all;
  for (std::size_t i = 0; !log.empty() || i < sizes.sizes.size(); ++i) {
    const std::size_t size = i < sizes.sizes.size() ? sizes.sizes[i] : sizes.rest;
    const std::string_view piece = log.substr(0, size);
    log.remove_prefix(piece.size());
    const auto copy = std::make_unique<char[]>(piece.size());
    piece.copy(copy.get(), piece.size());
    in.feed({copy.get(), piece.size()});
    while (in.next()) all.push_back(tell(in.line()));
  }
  if (in.finish()) all.push_back(tell(in.line()));
  return all;
}

/// True if the text is no JSON, but could be the front of JSON: something that follows it changes
/// what is wrong.
[[nodiscard]] inline bool may_go_on(std::string_view text, const json::limits& limits) {
  const json::verdict now = json::validate(text, limits.depth);
  if (now.code == json::errc::ok) return false;
  for (const std::string_view more : {"e", "ue", "rue", "se", "lse", "alse", "l", "ll", "ull", "n",
                                      "0", "00", "000", "0000", "u0000", "\"", "}", "]", "x"}) {
    const json::verdict then = json::validate(std::string{text}.append(more), limits.depth);
    if (then.code != now.code || then.offset != now.offset) return true;
  }
  // A container or string that stays open after a byte more.
  return now.code == json::errc::unclosed_string || now.code == json::errc::unclosed_container;
}

/// The plain reading: what stands between two LF, by itself.
class plain_log {
 public:
  explicit plain_log(const json::limits& limits) : m_limits(limits) {}

  [[nodiscard]] std::vector<told_line> read(std::string_view log) {
    for (std::size_t at = 0, number = 1; at < log.size(); ++number) {
      const std::size_t end = log.find('\n', at);
      const bool last = end == std::string_view::npos;
      line(log.substr(at, last ? log.size() - at : end - at), number, at, last);
      at = last ? log.size() : end + 1;
    }
    return std::move(m_all);
  }

 private:
  using context = codec::context<v1::newest_revision, as_runtime>;

  void line(std::string_view whole, std::size_t number, std::size_t begin, bool last) {
    const bool too_long = whole.size() > m_limits.bytes;
    constexpr std::string_view blanks = " \t\r\n";
    const std::string_view shown = too_long ? whole.substr(0, m_limits.bytes + 1) : whole;
    const std::size_t front = std::min(shown.find_first_not_of(blanks), shown.size());
    const std::string_view text = shown.substr(front, shown.find_last_not_of(blanks) + 1 - front);
    if (text.empty() && !too_long) return;
    told_line out{number, begin + (text.empty() ? 0 : front), std::string{text}, "ok", 0, {}, false,
                  {}};
    if (too_long) {
      out.code = name(json::errc::size_limit);
      out.error_offset = begin + m_limits.bytes;
    } else {
      event(out, last && may_go_on(whole.substr(front), m_limits));
    }
    m_all.push_back(std::move(out));
  }

  void event(told_line& out, bool truncated) const {
    core::arena memory;
    json::document document;
    v1::event value;
    const std::string copy = out.json;
    const auto why = codec::from_json<context>(document, copy, m_limits, memory, value);
    if (!why) return to_json(value, out.written);
    out.truncated = truncated;
    out.code = truncated ? "truncated_line" : std::string{name(why.code)};
    out.error_offset = out.offset + why.offset;
    out.path = why.path.view();
  }

  json::limits m_limits;
  std::vector<told_line> m_all;
};

/// Input: byte 0 says how many chunk sizes follow (at most 7), byte 1 the limit of a line (0: the
/// default), then those sizes, then the log. Returns false if two ways to read it differ.
[[nodiscard]] inline bool event_lines(std::string_view input) {
  input_reader reader(input);
  const unsigned count = reader.byte() % 8U;
  json::limits limits;
  if (const unsigned most = reader.byte(); most != 0) limits.bytes = most * 4U;
  support::cuts sizes;
  for (unsigned left = count; left != 0; --left) sizes.sizes.push_back(reader.byte());
  sizes.rest = sizes.sizes.empty() ? 7U : sizes.sizes.back() + 1U;
  const auto log = std::make_unique<char[]>(reader.rest().size());
  reader.rest().copy(log.get(), reader.rest().size());
  const std::string_view text{log.get(), reader.rest().size()};
  const std::vector<told_line> wanted = plain_log{limits}.read(text);
  return told_whole(text, limits) == wanted && told_in_chunks(text, limits, sizes) == wanted &&
         told_in_chunks(text, limits, {{}, 1}) == wanted;
}

}  // namespace quire::fuzz

#endif  // QUIRE_FUZZ_EVENT_LINES_HPP
