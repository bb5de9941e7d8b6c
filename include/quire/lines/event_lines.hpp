// SPDX-License-Identifier: Apache-2.0
// Event logs: one event's JSON a line, read one after the other, from chunks of any size.
#ifndef QUIRE_LINES_EVENT_LINES_HPP
#define QUIRE_LINES_EVENT_LINES_HPP

#include <quire/codec.hpp>
#include <quire/core/arena.hpp>
#include <quire/core/ascii.hpp>
#include <quire/core/buffer.hpp>
#include <quire/core/owning_temporary.hpp>
#include <quire/core/range_end.hpp>
#include <quire/json/document.hpp>
#include <quire/lines/error.hpp>
#include <quire/lines/truncated.hpp>
#include <quire/schema/rules.hpp>
#include <quire/schema/version.hpp>

#include <cassert>
#include <cstddef>
#include <cstring>
#include <string_view>
#include <utility>

namespace quire {

/// One line of an event log. Its views lead into the log, or into the memory of the reader that it
/// belongs to, and live until that goes to another line.
template <class Event>
class event_line {
 public:
  /// True if the line is an event.
  [[nodiscard]] bool ok() const noexcept { return !m_error; }
  [[nodiscard]] explicit operator bool() const noexcept { return ok(); }

  /// The event. Precondition: `ok()`.
  [[nodiscard]] const Event& operator*() const noexcept {
    assert(ok() && "quire: the line is no event, ask ok() first");
    return m_event;
  }
  [[nodiscard]] const Event* operator->() const noexcept { return &**this; }

  /// Why it is none.
  [[nodiscard]] const line_error& error() const noexcept { return m_error; }
  /// The number of the line, from 1; blank lines count.
  [[nodiscard]] std::size_t number() const noexcept { return m_number; }
  /// Where the line starts, in bytes from the start of the log.
  [[nodiscard]] std::size_t offset() const noexcept { return m_offset; }
  /// The line as it stands in the log, without its line end and without white space around it. Of a
  /// line over the limit of bytes only its front: one byte more than the limit, trimmed alike.
  [[nodiscard]] std::string_view json() const noexcept { return m_json; }

 private:
  template <version Version, rules Rules>
  friend class event_lines;

  Event m_event;
  line_error m_error;
  std::string_view m_json;
  std::size_t m_number = 0;
  std::size_t m_offset = 0;
};

/// Reads JSON lines of events: one event a line, the line ended by LF or CR LF; blank lines are
/// passed over. A line that is no event is told like any other, and the next one is read. Keeps its
/// memory from line to line. Not thread-safe; neither copied nor moved.
///
///     quire::v1::event_lines in;
///     while (read(chunk)) {
///       in.feed(chunk);
///       while (in.next()) handle(in.line());
///     }
///     if (in.finish()) handle(in.line());     // a last line without its line end
template <version Version, rules Rules>
class event_lines {
 public:
  /// The events of the version.
  using event_type = typename Version::event;
  /// What a line becomes: an event, or why there is none.
  using line_type = event_line<event_type>;

  /// `limits` holds for each line. Never allocates.
  explicit event_lines(const json::limits& limits = {}) noexcept : m_limits(limits) {}
  event_lines(const event_lines&) = delete;
  event_lines& operator=(const event_lines&) = delete;
  ~event_lines() = default;

  /// Hands over the next bytes of the log. They must stay as they are until `next` returns false.
  /// Precondition: `next` has returned false for the bytes before.
  void feed(std::string_view chunk) noexcept {
    assert(m_rest.empty() && "quire: read the lines of the last chunk first");
    m_rest = chunk;
  }
  template <core::owning_temporary KeepTextInAVariable>
  void feed(KeepTextInAVariable&&) = delete;

  /// Goes to the next line that is not blank; false if the chunk has no whole line left.
  [[nodiscard]] bool next() noexcept {
    for (;;) {
      const void* const end = std::memchr(m_rest.data(), '\n', m_rest.size());
      if (m_rest.empty() || end == nullptr) return gather(m_rest), m_rest = {}, false;
      const auto size = static_cast<std::size_t>(static_cast<const char*>(end) - m_rest.data());
      const std::string_view piece = m_rest.substr(0, size);
      m_rest.remove_prefix(size + 1);
      if (take(piece, size + 1, false)) return true;
    }
  }

  /// Says that no more bytes come: goes to the last line if that had no line end; false if there is
  /// none. Then ready for another log. Precondition: `next` has returned false.
  [[nodiscard]] bool finish() noexcept {
    assert(m_rest.empty() && "quire: read the lines of the last chunk first");
    const bool found = take({}, 0, true);
    m_lines = m_begin = 0;
    return found;
  }

  /// The line that `next` or `finish` went to.
  [[nodiscard]] const line_type& line() const noexcept { return m_line; }

 private:
  using context = codec::context<Version::revision, Rules>;

  /// Keeps the front of a line that the chunk's end cuts; of a line over the limit no more than
  /// shows that it is.
  void gather(std::string_view piece) noexcept {
    m_cut_size += piece.size();
    const std::string_view kept = piece.substr(0, most_shown() - m_cut.size());
    if (!m_cut.append(kept.data(), kept.size())) m_out_of_memory = true;
  }
  [[nodiscard]] std::size_t most_shown() const noexcept {
    return m_limits.bytes < SIZE_MAX ? m_limits.bytes + 1 : m_limits.bytes;
  }

  /// Reads the line that `piece` ends. False if it is blank.
  [[nodiscard]] bool take(std::string_view piece, std::size_t used, bool last) noexcept {
    const std::size_t begin = m_begin;
    const std::size_t size = m_cut_size + piece.size();
    m_begin += m_cut_size + used;
    std::string_view whole = piece.substr(0, most_shown());
    if (m_cut_size != 0) {
      gather(piece);
      m_shown.swap(m_cut);
      m_cut.clear();
      m_cut_size = 0;
      whole = {m_shown.data(), m_shown.size()};
    }
    ++m_lines;
    const std::string_view text = core::trim(whole, core::is_white_space);
    const bool too_long = size > m_limits.bytes;
    const bool lacking = std::exchange(m_out_of_memory, false);  // some of it was not kept
    if (text.empty() && !too_long && !lacking) return false;
    m_line.m_number = m_lines;
    m_line.m_offset = text.empty() ? begin : begin + offset_in(whole, text);
    m_line.m_json = text;
    const json::error why = too_long  ? json::error{json::errc::size_limit, m_limits.bytes, {}}
                            : lacking ? json::error{json::errc::out_of_memory, 0, {}}
                                      : read(text);
    if (why) m_line.m_event.value.template emplace<0>();
    m_line.m_error = why ? line_error{why, m_lines, too_long ? begin : m_line.m_offset,
                                      last && is_truncated(end_of(whole, text), why)}
                         : line_error{};
    return true;
  }
  /// The text with the white space after it: what ends with a blank is no cut token.
  [[nodiscard]] static std::string_view end_of(std::string_view whole,
                                               std::string_view text) noexcept {
    return whole.substr(offset_in(whole, text));
  }
  [[nodiscard]] static std::size_t offset_in(std::string_view whole,
                                             std::string_view part) noexcept {
    return static_cast<std::size_t>(part.data() - whole.data());
  }

  [[nodiscard]] json::error read(std::string_view text) noexcept {
    m_memory.reset();
    return codec::from_json<context>(m_document, text, m_limits, m_memory, m_line.m_event);
  }

  json::limits m_limits;
  core::arena m_memory;
  json::document m_document;
  line_type m_line;
  std::string_view m_rest;     // of the chunk
  core::buffer m_cut;          // the front of a line that a chunk's end cut
  core::buffer m_shown;        // the same, of the line that is shown
  std::size_t m_cut_size = 0;  // bytes of that front, kept or not
  std::size_t m_lines = 0;     // line ends so far
  std::size_t m_begin = 0;     // where the line starts that comes next
  bool m_out_of_memory = false;
};

/// The lines of a log that is whole in memory, as a C++20 input range: `events_of`.
template <version Version, rules Rules>
class event_range {
 public:
  class iterator {
   public:
    using value_type = typename event_lines<Version, Rules>::line_type;
    using difference_type = std::ptrdiff_t;
    using iterator_concept = std::input_iterator_tag;

    [[nodiscard]] const value_type& operator*() const noexcept { return m_range->m_lines.line(); }
    [[nodiscard]] const value_type* operator->() const noexcept { return &**this; }
    iterator& operator++() noexcept {
      m_range->advance();
      return *this;
    }
    void operator++(int) noexcept { ++*this; }
    [[nodiscard]] bool operator==(core::range_end) const noexcept { return m_range->m_over; }

   private:
    friend class event_range;
    explicit iterator(event_range* range) noexcept : m_range(range) {}

    event_range* m_range;
  };

  /// Gets ready to read `log`, which must outlive the range.
  explicit event_range(std::string_view log, const json::limits& limits = {}) noexcept
      : m_log(log), m_lines(limits) {}
  template <core::owning_temporary KeepTextInAVariable>
  explicit event_range(KeepTextInAVariable&&, const json::limits& = {}) = delete;

  /// Goes to the first line. To be called once: a range of one pass.
  [[nodiscard]] iterator begin() noexcept {
    m_lines.feed(m_log);
    advance();
    return iterator(this);
  }
  [[nodiscard]] core::range_end end() const noexcept { return {}; }

 private:
  void advance() noexcept {
    if (m_last || m_lines.next()) {
      m_over = m_last;
      return;
    }
    m_last = true;
    m_over = !m_lines.finish();
  }

  std::string_view m_log;
  event_lines<Version, Rules> m_lines;
  bool m_last = false;
  bool m_over = false;
};

}  // namespace quire

#endif  // QUIRE_LINES_EVENT_LINES_HPP
