// SPDX-License-Identifier: Apache-2.0
// The incremental parser: from chunks of a body to the parts of its form. What a body consists of
// is read by the classes in detail/; this is the contract and the order of states, which share
// members, and so is longer than other files.
#ifndef QUIRE_MULTIPART_PARSER_HPP
#define QUIRE_MULTIPART_PARSER_HPP

#include <quire/core/owning_temporary.hpp>
#include <quire/mime/boundary.hpp>
#include <quire/multipart/detail/dash_boundary.hpp>
#include <quire/multipart/detail/delimiter_line.hpp>
#include <quire/multipart/detail/first_delimiter.hpp>
#include <quire/multipart/detail/header_reader.hpp>
#include <quire/multipart/detail/part_check.hpp>
#include <quire/multipart/detail/value_reader.hpp>
#include <quire/multipart/error.hpp>
#include <quire/multipart/grammar.hpp>
#include <quire/multipart/limits.hpp>
#include <quire/multipart/part.hpp>

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quire::multipart {

/// What `basic_parser::next` found.
enum class step : std::uint8_t {
  need_input,  ///< nothing more in this chunk: `feed` the next one, or `finish`
  part_begin,  ///< the header lines of a part were read: `part()`
  data,        ///< a piece of the part's value: `data()`
  part_end,    ///< the value is complete
  end,         ///< the form is complete and good
  error,       ///< the form is refused: `error()`
};

template <grammar G>
class basic_form;

/// Takes a form apart as it arrives.
///
///     parser form{boundary};
///     while (!form.over() && read(chunk)) {
///       form.feed(chunk);
///       for (step now = form.next(); now != step::need_input; now = form.next()) …
///     }
///     for (step now = form.finish(); now != step::need_input; now = form.next()) …
///
/// Steps and verdict depend on the bytes alone, not on how they are cut into chunks, except that a
/// value can come in more or fewer pieces. Nothing is allocated after construction unless a limit
/// was lifted. Movable at any time, between a step and what it tells of, too; a moved-from parser
/// can only be assigned to or destroyed.
template <grammar G>
class basic_parser {
 public:
  /// Gets ready for one form. Copies the boundary. Allocates the buffer for header lines that a
  /// chunk's end cuts, which `limits.header_block` bounds. What goes wrong is told by `next`:
  /// `boundary_too_long`, `out_of_memory`.
  explicit basic_parser(const mime::boundary& boundary,
                        const multipart::limits& limits = {}) noexcept
      : basic_parser(boundary, limits, whole_body{}) {
    if (m_state != state::refused && !m_headers.reserve(limits)) refuse(errc::out_of_memory, 0);
  }

  /// The same of a boundary that owns its text.
  template <class Text>
  explicit basic_parser(const mime::owned_boundary<Text>& boundary,
                        const multipart::limits& limits = {}) noexcept
      : basic_parser(mime::boundary(boundary), limits) {}

  /// Hands over the next bytes; none changes nothing. Precondition: `next` has returned
  /// `need_input` for the chunk before, else the form is refused with `chunk_not_consumed`. When
  /// the form is over the chunk is not looked at. The chunk must stay as it is until `next` returns
  /// `need_input`.
  void feed(std::string_view chunk) noexcept {
    if (chunk.empty() || m_state >= state::refused) return;
    if (!m_drained) return refuse(errc::chunk_not_consumed, offset_of(m_at));
    m_base += static_cast<std::size_t>(m_last - m_first);
    const std::size_t left = m_limits.body_bytes - m_base;
    m_over_limit = chunk.size() > left;
    m_first = m_at = chunk.data();
    m_last = m_first + (chunk.size() < left ? chunk.size() : left);
    m_drained = false;
    assert_invariant();
  }
  template <core::owning_temporary KeepTextInAVariable>
  void feed(KeepTextInAVariable&&) = delete;

  /// Says that no more bytes come, and goes to `end` or `error`; `need_input` if one of them was
  /// told before. Precondition: as for `feed`.
  [[nodiscard]] step finish() noexcept {
    if (!m_drained && m_state < state::refused) refuse(errc::chunk_not_consumed, offset_of(m_at));
    m_final = true;
    return next();
  }

  /// Goes to the next step. `end` and `error` are told once; `need_input` follows.
  [[nodiscard]] step next() noexcept {
    end_piece();
    // A chunk of a long value ends so, and a caller can do that without a call.
    const bool is_used_up = m_state == state::data && m_at == m_last;
    if (is_used_up && !m_final && !m_over_limit) return wait();
    return read_on();
  }

  /// True once `end` or `error` has been told. What else comes on the wire cannot change the
  /// verdict.
  [[nodiscard]] bool over() const noexcept { return m_state >= state::failed; }

  /// The part whose `part_begin` came last. It and its views live until the chunk that was fed when
  /// that step came is changed or freed, and until the first `next` or `finish` after `part_end`,
  /// `reset` or destruction; moving the parser moves the part, and leaves its views. Precondition:
  /// there is one.
  [[nodiscard]] const multipart::part& part() const noexcept {
    assert(m_has_part && "quire: ask part() from part_begin to part_end");
    return m_headers.part();
  }

  /// The piece, never empty. Precondition: `step::data` is the step that came last. A view into the
  /// chunk, or into the parser where a part of a delimiter turned out to be data; lives until the
  /// next call of a member that is not const, and until the parser is moved: ask the new one.
  [[nodiscard]] std::string_view data() const noexcept {
    assert(m_piece.size != 0 && "quire: ask data() after step::data, before the next call");
    return m_value.view(m_piece);
  }

  /// The offset of the last step in the body: after `part_begin` of the first byte of the value,
  /// after `data` of the piece, else of the first byte that was not used yet.
  [[nodiscard]] std::size_t offset() const noexcept { return m_offset; }

  /// Why the form is refused, and at which byte of the body. Precondition: `step::error` was told.
  [[nodiscard]] multipart::error error() const noexcept {
    assert(m_state == state::failed && "quire: ask error() after step::error");
    return m_error;
  }

  /// Gets ready for another form with the same boundary. Keeps its memory.
  void reset() noexcept {
    start();
    m_headers.begin_body();
  }

  /// Gets ready for another form with another boundary. Keeps its memory.
  void reset(const mime::boundary& boundary) noexcept {
    m_unusable = false;
    reset();
    set_boundary(boundary);
  }
  /// The same with a boundary that owns its text.
  template <class Text>
  void reset(const mime::owned_boundary<Text>& boundary) noexcept {
    reset(mime::boundary(boundary));
  }

 private:
  friend class basic_form<G>;

  // Those from `refused` on read no more: an error is due; it was told; `end` was told.
  enum class state : std::uint8_t {
    start,
    delimiter_line,
    headers,
    data,
    part_end,
    epilogue,
    refused,
    failed,
    complete
  };

  static constexpr step again{255};

  // ---- for basic_form

  struct whole_body {};

  // A parser that sees each body at once: `read_whole` takes the place of `feed` and `finish`. It
  // gathers no header lines, and so allocates nothing.
  basic_parser(const mime::boundary& boundary, const multipart::limits& limits, whole_body) noexcept
      : m_limits(limits), m_headers(limits) {
    set_boundary(boundary);
  }

  // Starts to read `body`, always the same one. Decoded names of earlier passes stay, and are given
  // out again.
  void read_whole(std::string_view body) noexcept {
    start();
    m_headers.begin_same_body();
    feed(body);
    m_final = true;
  }

  [[nodiscard]] std::optional<multipart::error> refusal() const noexcept {
    if (m_state != state::refused && m_state != state::failed) return std::nullopt;
    return m_error;
  }

  // ----

  void set_boundary(const mime::boundary& boundary) noexcept {
    m_unusable = true;
    if (boundary.size() > m_limits.boundary) return refuse(errc::boundary_too_long, 0);
    if (!m_value.assign(boundary)) return refuse(errc::out_of_memory, 0);
    m_unusable = false;
  }

  void start() noexcept {
    m_first = m_at = m_last = nullptr;
    m_base = m_offset = m_parts = m_value_size = 0;
    m_before.begin();
    m_value.begin();
    m_state = m_unusable ? state::refused : state::start;
    m_drained = true;
    m_final = m_over_limit = m_has_part = false;
    end_piece();
  }

  // In builds with assertions `data()` is not to be asked any more.
  void end_piece() noexcept {
#ifndef NDEBUG
    m_piece = {};
#endif
  }

  [[nodiscard]] std::size_t offset_of(const char* at) const noexcept {
    return m_base + static_cast<std::size_t>(at - m_first);
  }

  [[gnu::noinline]] void refuse(errc code, std::size_t offset) noexcept {
    m_error = {code, offset};
    m_state = state::refused;
  }
  [[gnu::noinline]] step fail(errc code, std::size_t offset) noexcept {
    refuse(code, offset);
    return tell_error();
  }
  step tell_error() noexcept {
    m_offset = m_error.offset;
    m_state = state::failed;
    return step::error;
  }

  [[gnu::noinline]] step read_on() noexcept {
    const step found = advance();
    return found != again ? found : read_again();
  }

  // A call, not a loop around `advance`: for a loop Clang would work out many addresses that one
  // turn does not need. There are at most three such calls until a step is found.
  [[gnu::noinline]] step read_again() noexcept { return read_on(); }

  // The way of a usual part is one function without calls but the search: always_inline what is on
  // it, noinline what is not. Worth a third of a small form's time with GCC.
  [[gnu::always_inline]] step advance() noexcept {
    switch (m_state) {
      case state::start:
        return read_start();
      case state::delimiter_line:
        if (const step found = read_delimiter_line(); found != again) return found;
        [[fallthrough]];
      case state::headers:
        return read_headers();
      case state::data:
        return read_value();
      case state::part_end:
        begin_delimiter_line();
        m_offset = offset_of(m_at);
        return step::part_end;
      case state::epilogue:
        return read_epilogue();
      case state::refused:
        return tell_error();
      case state::failed:
      case state::complete:
        return step::need_input;
    }
    return step::need_input;
  }

  // All bytes at hand are used up.
  [[gnu::noinline]] step need_input() noexcept {
    m_at = m_last;
    assert_invariant();
    if (m_over_limit) return fail(errc::body_too_long, m_limits.body_bytes);
    if (m_final) return end_of_body();
    return wait();
  }

  step wait() noexcept {
    m_drained = true;
    m_offset = offset_of(m_last);
    return step::need_input;
  }

  step end_of_body() noexcept {
    const std::size_t end = offset_of(m_last);
    switch (m_state) {
      case state::start:
        return fail(end == 0 ? errc::empty_body : errc::no_delimiter, end);
      case state::delimiter_line:
        if (m_line.may_end()) return complete();
        return fail(errc::truncated_delimiter_line, end);
      case state::headers:
        return fail(errc::truncated_header_block, end);
      case state::epilogue:
        return complete();
      default:
        return fail(errc::missing_close_delimiter, end);
    }
  }

  step complete() noexcept {
    m_state = state::complete;
    m_offset = offset_of(m_at);
    return step::end;
  }

  // The form is complete; in a grammar that lets no boundary stand in the epilogue, if there is
  // none.
  step end_form() noexcept {
    if constexpr (G.boundary_in_epilogue) {
      return complete();
    } else {
      m_after.begin();
      m_state = state::epilogue;
      return read_epilogue();
    }
  }

  step read_epilogue() noexcept {
    const std::string_view text = m_value.dash_boundary();
    if (!m_after.read(m_at, m_last, text)) return need_input();
    return fail(errc::stray_boundary, offset_of(m_at) - text.size());
  }

  // ---- delimiter lines and header lines

  [[gnu::noinline]] step read_start() noexcept {
    const std::size_t offset = offset_of(m_at);
    switch (m_before.read(m_at, m_last, offset, m_value.dash_boundary(), m_value.line(),
                          m_limits.preamble)) {
      case detail::first_outcome::more:
        return need_input();
      case detail::first_outcome::found:
        begin_delimiter_line();
        return again;
      case detail::first_outcome::refused:
        break;
    }
    return fail(m_before.why().code, m_before.why().offset);
  }

  void begin_delimiter_line() noexcept {
    m_line.begin();
    m_state = state::delimiter_line;
  }

  // Returns `again` if header lines follow.
  [[gnu::always_inline]] step read_delimiter_line() noexcept {
    m_has_part = false;
    switch (m_line.read(m_at, m_last)) {
      case detail::line_outcome::part:
        return begin_part();
      case detail::line_outcome::more:
        return need_input();
      case detail::line_outcome::end:
        return end_form();
      case detail::line_outcome::invalid:
        break;
    }
    return fail(errc::invalid_delimiter_line, offset_of(m_at));
  }

  [[gnu::always_inline]] step begin_part() noexcept {
    m_block = offset_of(m_at);
    if (m_parts == m_limits.parts) return fail(errc::too_many_parts, m_block);
    ++m_parts;
    m_headers.begin_block();
    m_state = state::headers;
    return again;
  }

  [[gnu::always_inline]] step read_headers() noexcept {
    switch (m_headers.read(m_at, m_last, m_limits)) {
      case detail::scan_outcome::complete:
        if (detail::part_check<G>::is_needed &&
            !m_headers.is_harmless(m_value.dash_boundary().size()) && !check_part()) {
          return tell_error();
        }
        m_state = state::data;
        m_value_size = 0;
        m_has_part = true;
        m_value_begin = m_offset = offset_of(m_at);
        return step::part_begin;
      case detail::scan_outcome::more:
        return keep_headers();
      case detail::scan_outcome::failed:
        break;
    }
    return fail(m_headers.why().code, m_block + m_headers.why().offset);
  }

  [[gnu::noinline]] bool check_part() noexcept {
    if (m_headers.check(m_value.dash_boundary())) return true;
    refuse(m_headers.why().code, m_block + m_headers.why().offset);
    return false;
  }

  // The chunk ends in header lines.
  [[gnu::noinline]] step keep_headers() noexcept {
    const bool goes_on = !m_final && !m_over_limit;
    if (goes_on && !m_headers.keep(m_at, m_last)) return fail(errc::out_of_memory, m_block);
    return need_input();
  }

  // ---- the value

  [[gnu::always_inline]] step read_value() noexcept {
    switch (m_value.read(m_at, m_last, m_piece)) {
      case detail::value_outcome::data:
        break;
      case detail::value_outcome::more:
        return need_input();
      case detail::value_outcome::end:
        m_state = state::part_end;
        break;
      case detail::value_outcome::stray:
        return refuse_stray();
    }
    return emit();
  }

  // Gives out the piece, unless it is empty, as far as the limit lets it.
  [[gnu::always_inline]] step emit() noexcept {
    const std::size_t most = m_limits.part_bytes - m_value_size;
    if (m_piece.size > most) [[unlikely]] {
      m_piece.size = most;
      refuse(errc::part_too_long, m_value_begin + m_limits.part_bytes);
    }
    if (m_piece.size == 0) return again;
    m_offset = m_value_begin + m_value_size;
    m_value_size += m_piece.size;
    return step::data;
  }

  // The boundary stands right after the piece.
  [[gnu::noinline]] step refuse_stray() noexcept {
    const std::size_t offset = m_value_begin + m_value_size + m_piece.size;
    const step found = emit();
    if (m_state == state::data) refuse(errc::stray_boundary, offset);
    return found;
  }

  // ---- what it knows

  void assert_invariant() const noexcept {
    assert(m_first <= m_at && m_at <= m_last);
    assert(m_base <= m_limits.body_bytes);
    assert(!m_drained || (m_at == m_last && !m_over_limit));
    m_value.assert_invariant();
    assert(!m_value.holds() || m_state == state::data || m_state >= state::refused);
    assert(m_parts <= m_limits.parts && m_value_size <= m_limits.part_bytes);
    assert(!m_unusable || m_state >= state::refused);
  }

  //   m_first       m_at            m_last
  //   |  used       |  not yet      |
  //   offset m_base
  const char* m_first = nullptr;  // the chunk, as far as `body_bytes` lets it be read
  const char* m_at = nullptr;
  const char* m_last = nullptr;
  std::size_t m_base = 0;
  std::size_t m_offset = 0;       // of the last step
  std::size_t m_block = 0;        // offset of the header block
  std::size_t m_value_begin = 0;  // offset of the value
  std::size_t m_value_size = 0;   // bytes of the value given out
  std::size_t m_parts = 0;

  state m_state = state::start;
  bool m_drained = true;      // `need_input` was told for the last chunk
  bool m_final = false;       // no more chunks
  bool m_over_limit = false;  // there were more bytes than `body_bytes`
  bool m_unusable = false;    // the boundary was refused
  bool m_has_part = false;    // from `part_begin` until what follows `part_end` is read
  multipart::error m_error{};
  multipart::limits m_limits;
  // One after the other, what a body consists of. No pointer in these leads into the parser itself,
  // so that it can be moved: a piece that is held counts in the delimiter's text.
  detail::first_delimiter<G> m_before;
  detail::delimiter_line<G> m_line;
  detail::header_reader<G> m_headers;
  detail::value_reader<G> m_value;
  detail::value_piece m_piece;
  detail::dash_boundary_watch m_after;
};

/// The parser of the default grammar.
using parser = basic_parser<fetch>;

}  // namespace quire::multipart

#endif  // QUIRE_MULTIPART_PARSER_HPP
