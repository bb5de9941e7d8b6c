// SPDX-License-Identifier: Apache-2.0
// The incremental parser. Longer than other files: its states share one small set of members, and
// to follow a byte through them the reader should not have to change files.
#ifndef QUIRE_MULTIPART_PARSER_HPP
#define QUIRE_MULTIPART_PARSER_HPP

#include <quire/core/arena.hpp>
#include <quire/core/ascii.hpp>
#include <quire/core/buffer.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/mime/disposition.hpp>
#include <quire/multipart/detail/delimiter.hpp>
#include <quire/multipart/detail/header_scan.hpp>
#include <quire/multipart/detail/plain_header.hpp>
#include <quire/multipart/detail/search.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>
#include <quire/multipart/part.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace quire::multipart {

/// What `basic_parser::next` found.
enum class step : std::uint8_t {
  need_input,  ///< the chunk is used up: `feed` the next one, or `finish`
  part_begin,  ///< the header lines of a part were read: `part()`
  data,        ///< a piece of the part's value: `data()`
  part_end,    ///< the value is complete
  form_end,    ///< the form is complete; what may follow is not looked at
  error,       ///< the form is refused: `error()`
};

template <grammar G>
class basic_form;

/// Takes a form apart as it arrives.
///
///     parser form{boundary};
///     while (read(chunk)) {
///       form.feed(chunk);
///       step now = form.next();
///       for (; now != step::need_input && now != step::form_end && now != step::error;
///            now = form.next()) …
///     }
///     if (form.finish() != step::form_end) …   // refused, or cut off: form.error()
///
/// Events and verdict depend on the bytes alone, not on how they are cut into chunks, except that a
/// value can come in more or fewer pieces. Nothing is allocated after construction unless a limit
/// was lifted. Movable; a moved-from parser can only be assigned to or destroyed.
template <grammar G>
class basic_parser {
 public:
  /// Gets ready for one form. Copies the boundary. Allocates the buffer for header lines that a
  /// chunk's end cuts, which `most.header_block` bounds. What goes wrong is told by `next`:
  /// `boundary_too_long`, `out_of_memory`.
  explicit basic_parser(const mime::boundary& boundary, const limits& most = {}) noexcept
      : basic_parser(boundary, most, whole_body{}) {
    if (m_state != state::failed && !reserve()) refuse(errc::out_of_memory, 0);
  }

  /// Hands over the next bytes. Precondition: `next` has returned `need_input` for the chunk
  /// before, or the form is over (then the chunk is not looked at). The chunk must stay as it is
  /// until `next` returns `need_input`, `form_end` or `error`.
  void feed(std::string_view chunk) noexcept {
    if (m_state == state::done || m_state == state::failed) return;
    if (m_at != m_last) return refuse(errc::chunk_not_consumed, offset_of(m_at));
    m_base += static_cast<std::size_t>(m_last - m_first);
    const std::size_t left = m_most.body_bytes - m_base;
    m_over = m_over || chunk.size() > left;
    m_first = m_at = chunk.data();
    m_last = m_first + (chunk.size() < left ? chunk.size() : left);
  }

  /// Says that no more bytes come. Returns `form_end` or `error` (or an event, if the last chunk
  /// was not read to its end).
  [[nodiscard]] step finish() noexcept {
    m_final = true;
    return next();
  }

  /// Goes on to the next event. After `form_end` and `error` it returns the same again.
  [[nodiscard]] step next() noexcept {
    for (;;) {
      const step found = advance();
      if (found != again) return found;
    }
  }

  /// The part whose `part_begin` came last. Its views live until the chunk that was fed when that
  /// event came is changed or freed, and until the next `part_begin`, `feed` after `part_end`,
  /// `reset` or destruction.
  [[nodiscard]] const multipart::part& part() const noexcept { return m_part; }

  /// After `step::data`: the piece. A view into the chunk, or into the parser where a part of a
  /// delimiter turned out to be data; lives until the next call of a member that is not const.
  [[nodiscard]] std::string_view data() const noexcept { return m_data; }

  /// The offset of the last event in the body: after `part_begin` of the first byte of the value,
  /// after `data` of the piece, else of the first byte that was not used yet.
  [[nodiscard]] std::size_t offset() const noexcept { return m_offset; }

  /// After `step::error`: why, and at which byte of the body.
  [[nodiscard]] multipart::error error() const noexcept { return m_error; }

  /// Gets ready for another form with the same boundary. Keeps its memory.
  void reset() noexcept {
    if (m_unusable) return;
    start();
  }

  /// Gets ready for another form with another boundary. Keeps its memory.
  void reset(const mime::boundary& boundary) noexcept {
    m_unusable = false;
    start();
    set_boundary(boundary);
  }

 private:
  friend class basic_form<G>;

  enum class state : std::uint8_t { start, delimiter_line, headers, data, part_end, done, failed };
  enum class line : std::uint8_t { begin, dash, blank, cr, closed, closed_cr };
  struct whole_body {};
  using scan = detail::header_scan<G>;

  static constexpr step again{255};
  static constexpr std::size_t largest_reserve = 1U << 20U;
  static constexpr std::size_t gather_step = 512;

  // A parser that will see the whole body at once gathers nothing.
  basic_parser(const mime::boundary& boundary, const limits& most, whole_body) noexcept
      : m_most(most) {
    set_boundary(boundary);
  }

  // Header lines under a limit never need more than this: a block, its last line end, and the piece
  // in which the limit is found to be passed. Decoded: the joined lines, and names out of them.
  [[nodiscard]] bool reserve() noexcept {
    constexpr bool decodes = G.joined_dispositions || G.disposition.backslash_escapes;
    if (m_most.header_block > largest_reserve) return true;
    const std::size_t names = decodes ? 2 * m_most.header_block : 0;
    if (names != 0 && m_decoded.bytes(names) == nullptr) return false;
    m_decoded.reset();
    return m_gathered.reserve(m_most.header_block + 2 * gather_step);
  }

  void set_boundary(const mime::boundary& boundary) noexcept {
    m_unusable = true;
    if (boundary.size() > m_most.boundary) return refuse(errc::boundary_too_long, 0);
    if (!m_delimiter.assign(boundary)) return refuse(errc::out_of_memory, 0);
    m_unusable = false;
  }

  void start() noexcept {
    m_first = m_at = m_last = nullptr;
    m_base = m_offset = m_parts = m_held_begin = m_held_end = 0;
    m_gathered.clear();
    m_decoded.reset();
    m_state = state::start;
    m_final = m_over = false;
  }

  [[nodiscard]] std::size_t left() const noexcept {
    return static_cast<std::size_t>(m_last - m_at);
  }
  [[nodiscard]] std::size_t offset_of(const char* at) const noexcept {
    return m_base + static_cast<std::size_t>(at - m_first);
  }

  [[gnu::noinline]] void refuse(errc code, std::size_t offset) noexcept {
    m_error = {code, offset};
    m_state = state::failed;
  }
  [[gnu::noinline]] step fail(errc code, std::size_t offset) noexcept {
    refuse(code, offset);
    m_offset = offset;
    return step::error;
  }

  // The way of a usual part is one function without calls but the search: always_inline what is on
  // it, noinline what is not. Worth a third of a small form's time with GCC.
  [[gnu::always_inline]] step advance() noexcept {
    switch (m_state) {
      case state::start:
        return G.preamble ? search_first() : expect_first();
      case state::delimiter_line:
        if (const step found = read_delimiter_line(); found != again) return found;
        [[fallthrough]];
      case state::headers:
        return read_headers();
      case state::data:
        return m_held_end == 0 ? read_data() : resume_delimiter();
      case state::part_end:
        m_state = state::delimiter_line;
        m_line = line::begin;
        m_offset = offset_of(m_at);
        return step::part_end;
      case state::done:
        return step::form_end;
      case state::failed:
        m_offset = m_error.offset;
        return step::error;
    }
    return step::error;
  }

  // All bytes at hand are used up.
  [[gnu::noinline]] step need_input() noexcept {
    m_at = m_last;
    if (m_over) return fail(errc::body_too_long, m_most.body_bytes);
    if (m_final) return end_of_body();
    m_offset = offset_of(m_last);
    return step::need_input;
  }

  step end_of_body() noexcept {
    const std::size_t end = offset_of(m_last);
    switch (m_state) {
      case state::start:
        return fail(errc::no_delimiter, end);
      case state::delimiter_line:
        if (m_line == line::closed) return end_form();
        return fail(errc::truncated_delimiter_line, end);
      case state::headers:
        return fail(errc::truncated_header_block, end);
      default:
        return fail(errc::missing_close_delimiter, end);
    }
  }

  step end_form() noexcept {
    m_state = state::done;
    m_offset = offset_of(m_at);
    return step::form_end;
  }

  // ---- before the first part

  [[nodiscard]] bool starts_with(std::string_view text) const noexcept {
    return left() >= text.size() && std::memcmp(m_at, text.data(), text.size()) == 0;
  }
  step skip_first() noexcept {
    if (offset_of(m_at) > m_most.preamble) return fail(errc::preamble_too_long, m_most.preamble);
    m_at += m_delimiter.first().size();
    return end_preamble();
  }

  // The body starts with a delimiter. `m_held_end` bytes of it have been seen.
  [[gnu::noinline]] step expect_first() noexcept {
    const std::string_view first = m_delimiter.first();
    if (m_held_end == 0 && starts_with(first)) return skip_first();
    for (; m_at != m_last && m_held_end != first.size(); ++m_at, ++m_held_end) {
      if (*m_at != first[m_held_end]) return fail(errc::missing_first_delimiter, offset_of(m_at));
    }
    return m_held_end == first.size() ? end_preamble() : need_input();
  }

  // The first delimiter may stand anywhere. The last `m_held_end` bytes seen are a prefix of it.
  [[gnu::noinline]] step search_first() noexcept {
    const std::string_view first = m_delimiter.first();
    if (m_held_end == 0 && starts_with(first)) return skip_first();
    while (m_at != m_last) {
      if (offset_of(m_at) - m_held_end > m_most.preamble) {
        return fail(errc::preamble_too_long, m_most.preamble);
      }
      if (m_held_end == 0 && !skip_to_hyphen()) continue;
      m_held_end = longest_prefix(first, m_held_end, *m_at++);
      if (m_held_end == first.size()) {
        if (offset_of(m_at) - m_held_end <= m_most.preamble) return end_preamble();
        return fail(errc::preamble_too_long, m_most.preamble);
      }
    }
    return need_input();
  }

  // Up to the next byte that can start a delimiter, or to the end of what may be looked at. Returns
  // true if such a byte is there.
  bool skip_to_hyphen() noexcept {
    const std::size_t most = m_most.preamble - offset_of(m_at);
    const std::size_t size = left() <= most ? left() : most + 1;
    const void* const hyphen = std::memchr(m_at, '-', size);
    m_at = hyphen == nullptr ? m_at + size : static_cast<const char*>(hyphen);
    return hyphen != nullptr;
  }

  // Of the texts that end `text.substr(0, seen)` and `next`, the longest that starts `text`.
  static std::size_t longest_prefix(std::string_view text, std::size_t seen, char next) noexcept {
    for (std::size_t size = seen;; --size) {
      if (text[size] == next && text.substr(seen - size, size) == text.substr(0, size)) {
        return size + 1;
      }
      if (size == 0) return 0;
    }
  }

  step end_preamble() noexcept {
    m_held_end = 0;
    m_line = line::begin;
    m_state = state::delimiter_line;
    return again;
  }

  // ---- what stands behind a delimiter

  // Returns `again` if header lines follow.
  [[gnu::always_inline]] step read_delimiter_line() noexcept {
    if (m_line == line::begin && left() >= 2 && m_at[0] == '\r' && m_at[1] == '\n') {
      m_at += 2;
      return begin_part();
    }
    return follow_delimiter_line();
  }

  [[gnu::noinline]] step follow_delimiter_line() noexcept {
    while (m_at != m_last) {
      const char c = *m_at;
      const bool line_end = c == '\n' && (G.lf_after_delimiter || is_after_cr());
      const bool closed = m_line >= line::closed;
      if (!line_end && !follow(c)) return fail(errc::invalid_delimiter_line, offset_of(m_at));
      ++m_at;
      if (line_end) return closed ? end_form() : begin_part();
      if (G.any_epilogue && m_line == line::closed) return end_form();
    }
    return need_input();
  }

  [[nodiscard]] bool is_after_cr() const noexcept {
    return m_line == line::cr || m_line == line::closed_cr;
  }

  // Takes a byte of a delimiter line that does not end it. Returns false if it must not be there.
  bool follow(char c) noexcept {
    if (is_after_cr()) return false;
    const bool closed = m_line == line::closed;
    if (c == '\r' && m_line != line::dash) {
      m_line = closed ? line::closed_cr : line::cr;
    } else if (c == '-' && m_line == line::begin) {
      m_line = line::dash;
    } else if (c == '-' && m_line == line::dash) {
      m_line = line::closed;
    } else if (G.transport_padding && core::is_blank(c) && m_line != line::dash) {
      m_line = closed ? line::closed : line::blank;
    } else {
      return false;
    }
    return true;
  }

  [[gnu::always_inline]] step begin_part() noexcept {
    m_offset = offset_of(m_at);
    if (m_parts == m_most.parts) return fail(errc::too_many_parts, m_offset);
    ++m_parts;
    m_block = m_offset;
    m_gathered.clear();
    if (!m_keep_names) m_decoded.reset();
    m_state = state::headers;
    return again;
  }

  // ---- the header lines

  [[gnu::always_inline]] step read_headers() noexcept {
    if (!m_gathered.empty()) return gather_headers();
    detail::plain_header plain;
    if (detail::plain_header_reader<G>(m_at, m_last, m_most).read(plain)) return take_plain(plain);
    return scan_headers();
  }

  // The block starts in this chunk.
  [[gnu::noinline]] step scan_headers() noexcept {
    const char* const block = m_at;
    m_scan = {};
    const detail::scan_outcome outcome = m_scan.run(block, left(), m_most);
    if (outcome == detail::scan_outcome::failed) return fail_in_headers(m_scan.why());
    if (outcome == detail::scan_outcome::complete) {
      m_at += m_scan.block_size();
      return take_scanned(block);
    }
    const bool ends_here = m_final || m_over;
    if (!ends_here && !m_gathered.append(block, left())) {
      return fail(errc::out_of_memory, offset_of(block));
    }
    return need_input();
  }

  // Puts bytes of the chunk behind those of the chunks before it, a line or a piece of one at a
  // time, so that nothing behind the block is moved.
  [[gnu::noinline]] step gather_headers() noexcept {
    while (m_at != m_last) {
      const std::size_t count = next_piece();
      if (!m_gathered.append(m_at, count)) return fail(errc::out_of_memory, offset_of(m_at));
      m_at += count;
      const detail::scan_outcome outcome = m_scan.run(m_gathered.data(), m_gathered.size(), m_most);
      if (outcome == detail::scan_outcome::failed) return fail_in_headers(m_scan.why());
      if (outcome == detail::scan_outcome::complete) return take_scanned(m_gathered.data());
    }
    return need_input();
  }

  [[nodiscard]] std::size_t next_piece() const noexcept {
    const std::size_t most = left() < gather_step ? left() : gather_step;
    const void* const feed = std::memchr(m_at, '\n', most);
    if (feed == nullptr) return most;
    return static_cast<std::size_t>(static_cast<const char*>(feed) - m_at) + 1;
  }

  step fail_in_headers(multipart::error why) noexcept {
    return fail(why.code, m_block + why.offset);
  }

  [[gnu::always_inline]] step take_plain(const detail::plain_header& plain) noexcept {
    m_part.m_name = plain.name;
    m_part.m_filename = plain.filename;
    m_part.m_extended_filename = {};
    m_part.m_has_filename = plain.has_filename;
    m_part.m_headers = mime::header_block({m_at, plain.lines_size});
    m_at += plain.block_size;
    return end_headers();
  }

  step take_scanned(const char* block) noexcept {
    if (m_scan.dispositions() == 0) return fail_in_headers({errc::missing_disposition, 0});
    m_part.m_headers = mime::header_block({block, m_scan.lines_size()});
    std::string_view value(block + m_scan.value_begin(), m_scan.value_end() - m_scan.value_begin());
    std::size_t offset = m_scan.value_begin();
    if (G.joined_dispositions && m_scan.dispositions() > 1) {
      offset = 0;  // the joined value stands nowhere in the body
      value = join_dispositions();
      if (value.data() == nullptr) return fail_in_headers({errc::out_of_memory, 0});
    }
    const auto read = mime::parse_disposition<G.disposition>(value, m_most.parameters);
    if (!read.ok()) {
      return fail_in_headers({detail::from_mime(read.error().code), offset + read.error().offset});
    }
    return take_disposition(*read, m_block + offset);
  }

  std::string_view join_dispositions() noexcept {
    char* const room = m_decoded.bytes(m_part.m_headers.text().size());
    if (room == nullptr) return {};
    char* end = room;
    m_part.m_headers.join("content-disposition", [&end](std::string_view piece) {
      std::memcpy(end, piece.data(), piece.size());
      end += piece.size();
    });
    return {room, static_cast<std::size_t>(end - room)};
  }

  step take_disposition(const mime::disposition& read, std::size_t offset) noexcept {
    if (read.name.raw.size() > m_most.name) return fail(errc::name_too_long, offset);
    if (read.filename.raw.size() > m_most.filename ||
        read.extended_filename.size() > m_most.filename) {
      return fail(errc::filename_too_long, offset);
    }
    m_part.m_has_filename = read.has_filename;
    m_part.m_extended_filename = read.extended_filename;
    if (!decode(read.name, m_part.m_name) || !decode(read.filename, m_part.m_filename)) {
      return fail(errc::out_of_memory, offset);
    }
    return end_headers();
  }

  // Takes escapes out, into memory of the parser; a text without any stays where it is.
  bool decode(const mime::value_text& text, std::string_view& out) noexcept {
    out = text.raw;
    if (!G.disposition.backslash_escapes || !text.escaped) return true;
    char* const room = m_decoded.bytes(text.raw.size());
    if (room == nullptr) return false;
    out = {room, static_cast<std::size_t>(text.copy(room) - room)};
    return true;
  }

  [[gnu::always_inline]] step end_headers() noexcept {
    m_state = state::data;
    m_value_size = 0;
    m_offset = offset_of(m_at);
    return step::part_begin;
  }

  // ---- the value

  // No byte of a delimiter is held.
  [[gnu::always_inline]] step read_data() noexcept {
    if (m_at == m_last) return need_input();
    const char* const begin = m_at;
    const char* end = detail::find_delimiter(begin, m_last, m_delimiter.wanted());
    if (end == m_last) return emit(begin, hold_partial_delimiter());
    m_at = end + m_delimiter.wanted().size();
    if (G.lf_before_delimiter && end != begin && end[-1] == '\r') --end;
    m_state = state::part_end;
    return emit(begin, end);
  }

  // Keeps count of the bytes at the end of the chunk that may turn out to be a delimiter, as places
  // in the delimiter's own text. Returns where they start.
  [[gnu::noinline]] const char* hold_partial_delimiter() noexcept {
    const char* const begin = m_at;
    m_at = m_last;
    const char* held = detail::find_partial_delimiter(begin, m_last, m_delimiter.wanted());
    const auto size = static_cast<std::size_t>(m_last - held);
    if constexpr (G.lf_before_delimiter) {
      const bool cr = held != begin && held[-1] == '\r';
      m_held_begin = cr ? 0 : 1;
      m_held_end = size + 1;
      if (!cr && size == 0) m_held_begin = m_held_end = 0;
      return cr ? held - 1 : held;
    } else {
      m_held_begin = 0;
      m_held_end = size;
      return held;
    }
  }

  // Bytes of a delimiter are held: goes on with it, or gives them out as data after all.
  [[gnu::noinline]] step resume_delimiter() noexcept {
    const std::string_view text = m_delimiter.text();
    while (m_at != m_last && m_held_end != text.size() && *m_at == text[m_held_end]) {
      ++m_at;
      ++m_held_end;
    }
    if (m_held_end == text.size()) {
      m_held_begin = m_held_end = 0;
      m_state = state::part_end;
      return again;
    }
    if (m_at == m_last) return need_input();
    const std::string_view held = text.substr(m_held_begin, m_held_end - m_held_begin);
    m_held_begin = m_held_end = 0;
    return emit_at(held.data(), held.size(), offset_of(m_at) - held.size());
  }

  [[gnu::always_inline]] step emit(const char* begin, const char* end) noexcept {
    return emit_at(begin, static_cast<std::size_t>(end - begin), offset_of(begin));
  }

  // Gives out a piece of the value, unless it is empty, as far as the limit lets it.
  [[gnu::always_inline]] step emit_at(const char* begin, std::size_t size,
                                      std::size_t offset) noexcept {
    const std::size_t most = m_most.part_bytes - m_value_size;
    if (size > most) {
      size = most;
      refuse(errc::part_too_long, offset + most);
    }
    if (size == 0) return again;
    m_value_size += size;
    m_data = {begin, size};
    m_offset = offset;
    return step::data;
  }

  // ---- what it knows

  //   m_first       m_at            m_last
  //   |  used       |  not yet      |
  //   offset m_base
  const char* m_first = nullptr;  // the chunk, as far as `body_bytes` lets it be read
  const char* m_at = nullptr;
  const char* m_last = nullptr;
  std::size_t m_base = 0;
  std::size_t m_offset = 0;      // of the last event
  std::size_t m_block = 0;       // offset of the header block
  std::size_t m_value_size = 0;  // bytes of the value given out
  std::size_t m_parts = 0;
  // Bytes seen of a delimiter that a chunk's end cut: [m_held_begin, m_held_end) of its
  // text (in state `start`, of its `first()`). Never a copy.
  std::size_t m_held_begin = 0;
  std::size_t m_held_end = 0;

  state m_state = state::start;
  line m_line = line::begin;
  bool m_final = false;     // no more chunks
  bool m_over = false;      // there were more bytes than `body_bytes`
  bool m_unusable = false;  // the boundary was refused
  bool m_keep_names = false;

  multipart::part m_part{};
  std::string_view m_data;
  multipart::error m_error{};
  limits m_most;
  scan m_scan{};
  detail::delimiter<G.lf_before_delimiter> m_delimiter;
  core::buffer m_gathered;  // a header block that a chunk's end cut; else empty
  core::arena m_decoded;    // names with escapes taken out
};

/// The parser of the default grammar.
using parser = basic_parser<fetch>;

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_PARSER_HPP
