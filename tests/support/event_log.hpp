// SPDX-License-Identifier: Apache-2.0
// What a parser says about a body, and whether it says the same when the body comes in chunks.
#ifndef QUIRE_TESTS_SUPPORT_EVENT_LOG_HPP
#define QUIRE_TESTS_SUPPORT_EVENT_LOG_HPP

#include <quire/multipart.hpp>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "overwrite.hpp"

namespace support {

namespace multipart = quire::multipart;

/// A part as its events told it. The value itself is held against the body, not kept.
struct logged_part {
  std::string name;
  std::optional<std::string> filename;
  std::optional<std::string> extended_filename;
  std::string headers;
  std::size_t offset = 0;  // of the value
  std::size_t size = 0;
  bool ended = false;
};

/// All events of a body, neighbouring pieces of a value put together, and the verdict.
struct event_log {
  std::vector<logged_part> parts;
  multipart::step verdict = multipart::step::need_input;
  std::optional<multipart::error> error;
  std::size_t end = 0;  // offset of the verdict
};

/// Sizes of chunks: `sizes` in turn, then `rest` again and again.
struct cuts {
  std::vector<std::size_t> sizes;
  std::size_t rest = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t at(std::size_t index) const {
    return index < sizes.size() ? sizes[index] : rest;
  }
};

/// A copy on the heap without a byte to spare. `drop` overwrites and frees it.
class heap_chunk {
 public:
  explicit heap_chunk(std::string_view bytes)
      : m_data(static_cast<char*>(std::malloc(bytes.size()))), m_size(bytes.size()) {
    if (m_size != 0) std::memcpy(m_data, bytes.data(), m_size);
  }
  heap_chunk(const heap_chunk&) = delete;
  heap_chunk& operator=(const heap_chunk&) = delete;
  ~heap_chunk() {
    // The whole of a long one costs more than it shows.
    overwrite(m_data, m_size < 4096 ? m_size : 4096);
    if (m_size > 4096) overwrite(m_data + m_size - 4096, 4096);
    std::free(m_data);
  }

  [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }

 private:
  char* m_data;
  std::size_t m_size;
};

/// Runs a parser over a body and hands each event to `sink.event(parser, step)`, which returns
/// false to stop. `chunk_end` is called while a chunk that was read still lives.
template <class Parser, class Sink>
void drive(Parser& parser, std::string_view body, const cuts& sizes, Sink& sink) {
  for (std::size_t index = 0; !body.empty(); ++index) {
    const heap_chunk chunk(body.substr(0, sizes.at(index)));
    body.remove_prefix(chunk.view().size());
    parser.feed(chunk.view());
    for (;;) {
      const multipart::step found = parser.next();
      if (found == multipart::step::need_input) break;
      if (!sink.event(parser, found)) return;
    }
  }
  sink.event(parser, parser.finish());
}

/// Writes the log of a run.
class recorder {
 public:
  explicit recorder(std::string_view body) : m_body(body) {}

  template <class Parser>
  bool event(Parser& parser, multipart::step found) {
    switch (found) {
      case multipart::step::part_begin: {
        const multipart::part& part = parser.part();
        m_log.parts.push_back({std::string(part.name()), copy(part.filename()),
                               copy(part.extended_filename()), std::string(part.headers().text()),
                               parser.offset(), 0, false});
        return true;
      }
      case multipart::step::data: {
        logged_part& part = m_log.parts.back();
        const std::string_view bytes = parser.data();
        m_good = m_good && !bytes.empty() && parser.offset() == part.offset + part.size &&
                 m_body.substr(parser.offset(), bytes.size()) == bytes;
        part.size += bytes.size();
        return true;
      }
      case multipart::step::part_end:
        m_log.parts.back().ended = true;
        return true;
      default:
        m_log.verdict = found;
        if (found == multipart::step::error) m_log.error = parser.error();
        m_log.end = parser.offset();
        m_good = m_good && parser.over() && parser.next() == multipart::step::need_input &&
                 parser.offset() == m_log.end && parser.finish() == multipart::step::need_input;
        return false;
    }
  }

  [[nodiscard]] const event_log& log() const { return m_log; }

  /// False if a piece of a value was not what stands in the body at that place, or if the verdict
  /// was told twice.
  [[nodiscard]] bool good() const { return m_good; }

 private:
  static std::optional<std::string> copy(std::optional<std::string_view> text) {
    if (!text) return std::nullopt;
    return std::string(*text);
  }

  std::string_view m_body;
  event_log m_log;
  bool m_good = true;
};

/// Holds a run against the log of another one, without memory of its own.
class follower {
 public:
  follower(std::string_view body, const event_log& wanted) : m_body(body), m_wanted(wanted) {}

  template <class Parser>
  bool event(Parser& parser, multipart::step found) {
    switch (found) {
      case multipart::step::part_begin:
        return m_same = begin_part(parser);
      case multipart::step::data:
        return m_same = take_data(parser);
      case multipart::step::part_end:
        m_same = m_next != 0 && !m_ended;
        m_ended = true;
        return m_same;
      default:
        m_same = found == m_wanted.verdict && parser.offset() == m_wanted.end &&
                 m_next == m_wanted.parts.size() && is_complete() &&
                 (found != multipart::step::error || parser.error() == *m_wanted.error) &&
                 parser.over() && parser.next() == multipart::step::need_input;
        m_complete = true;
        return false;
    }
  }

  [[nodiscard]] bool same() const { return m_same && m_complete; }

 private:
  [[nodiscard]] const logged_part& now() const { return m_wanted.parts[m_next - 1]; }

  // The part at hand is as much of it as was wanted.
  [[nodiscard]] bool is_complete() const {
    return m_next == 0 || (m_size == now().size && m_ended == now().ended);
  }

  template <class Parser>
  bool begin_part(Parser& parser) {
    if (m_next == m_wanted.parts.size()) return false;
    if (!is_complete()) return false;
    ++m_next;
    m_size = 0;
    m_ended = false;
    const multipart::part& part = parser.part();
    return part.name() == now().name && part.filename() == now().filename &&
           part.extended_filename() == now().extended_filename &&
           part.headers().text() == now().headers && parser.offset() == now().offset;
  }

  template <class Parser>
  bool take_data(Parser& parser) {
    const std::string_view bytes = parser.data();
    if (m_next == 0 || bytes.empty() || parser.offset() != now().offset + m_size) return false;
    if (bytes.size() > now().size - m_size) return false;
    m_size += bytes.size();
    return std::memcmp(m_body.data() + parser.offset(), bytes.data(), bytes.size()) == 0;
  }

  std::string_view m_body;
  const event_log& m_wanted;
  std::size_t m_next = 0;
  std::size_t m_size = 0;
  bool m_ended = false;
  bool m_same = true;
  bool m_complete = false;
};

/// The log of a body fed as `sizes` say. `parser` is reset first.
template <class Parser>
event_log record(Parser& parser, std::string_view body, const cuts& sizes = {}) {
  parser.reset();
  recorder sink(body);
  drive(parser, body, sizes, sink);
  event_log log = sink.log();
  if (!sink.good()) log.verdict = multipart::step::need_input;  // equals no run that is right
  return log;
}

/// True if a body fed as `sizes` say gives the same log. `parser` is reset first.
template <class Parser>
bool follows(Parser& parser, std::string_view body, const event_log& wanted, const cuts& sizes) {
  parser.reset();
  follower sink(body, wanted);
  drive(parser, body, sizes, sink);
  return sink.same();
}

}  // namespace support

#endif  // QUIRE_TESTS_SUPPORT_EVENT_LOG_HPP
